"""The whole layout, held against what a drawing must never show."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.layout_corpus import F4, ONE_SHEET, dense, form_for, handmade, standard
from sopxl.layout.geometry import EMU_PER_PIXEL, Shape
from sopxl.layout.laying_out import lay_out
from sopxl.layout.quality import Quality, measure
from sopxl.model.flow import Flow
from sopxl.model.settings import LetterBy, OffPagePlace, Settings
from sopxl.model.sop import Sop, Step
from tests.layout.procedures import broken_procedures, procedures

if TYPE_CHECKING:
    from sopxl.layout.plan import Layout

EVERY_SETTING = [
    Settings(off_page_place=place, letter_by=letter)
    for place in OffPagePlace
    for letter in LetterBy
]
A4 = (297, 210)
HANDMADE = tuple(handmade())


def judged(sop: Sop, layout: Layout, **form: object) -> Quality:
    return measure(layout, form_for(sop, **form), Flow(sop).ways)


@settings(max_examples=30)
@given(procedures(most=45), st.sampled_from(EVERY_SETTING), st.sampled_from((F4, A4, (210, 148))))
def test_no_drawing_of_a_sound_procedure_has_a_fault(
    sop: Sop, setting: Settings, paper: tuple[int, int]
) -> None:
    layout = lay_out(sop, form_for(sop, paper=paper), setting)
    assert judged(sop, layout, paper=paper).faults == ()


@settings(max_examples=40)
@given(broken_procedures(), st.sampled_from(EVERY_SETTING))
@example(Sop(), Settings())
def test_a_broken_procedure_is_drawn_as_far_as_it_goes(sop: Sop, setting: Settings) -> None:
    layout = lay_out(sop, form_for(sop), setting)
    assert len(layout.row_heights) == len(sop.steps)
    known = [step.index for step in sop.steps if set(step.actors) & set(sop.actors)]
    drawn = {symbol.step for page in layout.pages for symbol in page.symbols} - {None}
    assert sorted(drawn) == known


@pytest.mark.parametrize(("name", "sop"), HANDMADE, ids=[name for name, _ in HANDMADE])
@pytest.mark.parametrize("paper", [F4, ONE_SHEET], ids=["pages", "one sheet"])
@pytest.mark.parametrize("column", [None, 48.0], ids=["usual", "narrow"])
def test_the_difficult_ones_have_no_fault(
    name: str, sop: Sop, paper: tuple[int, int], column: float | None
) -> None:
    layout = lay_out(sop, form_for(sop, paper=paper, column=column), Settings())
    assert judged(sop, layout, paper=paper, column=column).faults == (), name


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("family", [standard, dense], ids=["standard", "dense"])
def test_the_corpus_has_no_fault_and_few_crossings(family: type, seed: int) -> None:
    sop = family(30, seed)
    quality = judged(sop, lay_out(sop, form_for(sop), Settings()))
    assert quality.faults == ()
    assert quality.crossings <= 3


def test_three_hundred_steps_are_drawn_without_fault() -> None:
    sop = standard(300, 1)
    layout = lay_out(sop, form_for(sop), Settings())
    assert judged(sop, layout).faults == ()
    assert layout.pages[-1].last == 299


@settings(max_examples=15)
@given(procedures(most=25))
def test_the_same_procedure_is_laid_out_the_same_way(sop: Sop) -> None:
    form = form_for(sop)
    assert lay_out(sop, form, Settings()) == lay_out(sop, form, Settings())


@settings(max_examples=15)
@given(procedures(most=30))
def test_pages_hold_their_rows_and_follow_each_other(sop: Sop) -> None:
    form = form_for(sop)
    layout = lay_out(sop, form, Settings())
    room = form.frame[1] * 100 // layout.scale - sum(form.heading_rows)
    for page in layout.pages:
        titles = sum(form.title_rows) if page.number == 1 else 0
        rows = sum(layout.row_heights[page.first : page.last + 1])
        assert rows + titles <= room or page.first == page.last
    assert [page.first for page in layout.pages[1:]] == [at + 1 for at in layout.breaks]
    assert all(height % EMU_PER_PIXEL == 0 for height in layout.row_heights)


@settings(max_examples=15)
@given(procedures(most=30), st.sampled_from(EVERY_SETTING))
def test_every_id_is_given_once(sop: Sop, setting: Settings) -> None:
    layout = lay_out(sop, form_for(sop), setting)
    ids = [item.id for page in layout.pages for item in (*page.symbols, *page.arrows, *page.words)]
    assert len(ids) == len(set(ids))


def test_links_join_the_symbols_of_one_step_sideways() -> None:
    names = ("A", "B", "C")
    steps = (
        Step(index=0, number=1, activity="Membuka", actors=("A",)),
        Step(index=1, number=2, activity="Rapat", actors=("C", "A", "B")),
    )
    (page,) = lay_out(Sop(actors=names, steps=steps), form_for(Sop(actors=names)), Settings()).pages
    links = [arrow for arrow in page.arrows if arrow.link]
    assert [symbol.id for symbol in page.symbols] == ["n1", "n2-1", "n2-2", "n2-3"]
    assert [(link.source[0], link.target[0]) for link in links] == list(
        pairwise(["n2-1", "n2-2", "n2-3"])
    )
    assert all(link.from_step is None and link.to_step is None for link in links)


def test_a_blank_headed_column_stays_free_for_arrows_and_pentagons() -> None:
    sop = standard(30, 3)
    form = form_for(Sop(actors=(*sop.actors, "")))
    layout = lay_out(sop, form, Settings())
    last = len(sop.actors)
    in_it = [s.shape for page in layout.pages for s in page.symbols if s.column == last]
    assert set(in_it) <= {Shape.OFF_PAGE}
