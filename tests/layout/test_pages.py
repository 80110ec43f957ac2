"""Page breaks, pentagons and their captions, on procedures small enough to know by heart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.layout_corpus import F4, form_for
from sopxl.layout.geometry import EMU_PER_MM, Shape
from sopxl.layout.laying_out import lay_out
from sopxl.layout.offpage import letters
from sopxl.layout.rows import height
from sopxl.model.settings import LetterBy, OffPagePlace, Settings
from sopxl.model.sop import Answer, Sop, Step, StepKind, WayOut

if TYPE_CHECKING:
    from sopxl.layout.plan import Layout

ACTORS = ("A", "B", "C")
TALL = "Memeriksa kelengkapan berkas\n" * 8
PAPER = (330, 215)


def step(index: int, actor: str = "A", *ways: WayOut, kind: StepKind | None = None) -> Step:
    decides = StepKind.DECISION if len(ways) > 1 else StepKind.ACTIVITY
    return Step(
        index=index,
        number=index + 1,
        activity=TALL,
        actors=(actor,),
        kind=kind or decides,
        ways_out=ways,
    )


def answers(yes: int, no: int) -> tuple[WayOut, WayOut]:
    return WayOut(yes, Answer.YES), WayOut(no, Answer.NO)


def drawn(*steps: Step, **settings: OffPagePlace | LetterBy) -> Layout:
    sop = Sop(actors=ACTORS, steps=steps)
    return lay_out(sop, form_for(sop), Settings(**settings))


def captions(layout: Layout) -> list[str]:
    words = (words for page in layout.pages for words in page.words if words.pentagon)
    return [" ".join(one.text.split()) for one in words]


def test_letters_go_on_after_z() -> None:
    assert [letters(count) for count in (0, 25, 26, 51, 52, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "AAA",
    ]


def test_the_flow_to_the_next_page_goes_through_a_pair_of_pentagons() -> None:
    layout = drawn(*(step(index) for index in range(6)))
    first, second = layout.pages
    exit_, entry = first.symbols[-1], second.symbols[-1]
    assert (exit_.shape, exit_.text) == (entry.shape, entry.text) == (Shape.OFF_PAGE, "A")
    assert captions(layout) == ["ke langkah 4, hal. 2", "dari langkah 3, hal. 1"]
    assert (first.arrows[0].from_step, first.arrows[0].to_step) == (2, 3)
    assert (second.arrows[0].from_step, second.arrows[0].to_step) == (None, None)


def test_a_procedure_that_nearly_fits_one_page_is_printed_smaller() -> None:
    steps = [step(index) for index in range(4)]
    form = form_for(Sop(actors=ACTORS, steps=tuple(steps)))
    needed = form.first_row + sum(height(one, form) for one in steps)

    def on_paper(share: float, ends: frozenset[int] = frozenset()) -> Layout:
        """Lay out on paper that has so much of the height that is needed at the usual scale."""
        scale = lay_out(Sop(actors=ACTORS, steps=(steps[0],)), form, Settings()).scale
        margins = form.margins.top + form.margins.bottom
        tall = margins + int(needed * scale / 100 * share)
        paper = (form.paper[0], tall)
        sop = Sop(actors=ACTORS, steps=tuple(steps))
        return lay_out(sop, replace(form, paper=paper, ends=ends), Settings())

    assert [len(on_paper(share).pages) for share in (1.05, 0.95, 0.88, 0.8)] == [1, 1, 1, 2]
    assert on_paper(1.05).scale > on_paper(0.95).scale > on_paper(0.88).scale
    assert on_paper(0.8).scale == on_paper(1.05).scale
    assert len(on_paper(0.95, frozenset({1})).pages) == 2


def test_the_last_and_the_first_row_of_a_page_are_made_taller() -> None:
    layout = drawn(*(step(index) for index in range(6)))
    usual = layout.row_heights[0]
    grown = [height > usual for height in layout.row_heights]
    assert grown == [False, False, True, True, False, False]


def test_a_refusal_that_leaves_the_page_stands_beside_its_decision() -> None:
    steps = [step(0), step(1), step(2), step(3, "B"), step(4, "B", *answers(6, 1)), step(5)]
    beside = drawn(*steps)
    symbols = beside.pages[-1].symbols
    pentagon = next(s for s in symbols if s.id.endswith("-n5"))
    decision = next(s for s in symbols if s.id == "n5")
    assert pentagon.box.centre.y == decision.box.centre.y
    assert abs(pentagon.column - decision.column) == 1
    at_edge = drawn(*steps, off_page_place=OffPagePlace.EDGE)
    assert not any(s.id.endswith("-n5") for s in at_edge.pages[-1].symbols)


def test_flows_to_one_step_share_a_letter_unless_each_shall_have_its_own() -> None:
    steps = [step(0), step(1, "A", *answers(3, 6)), step(2), step(3), step(4), step(5)]
    steps[2] = step(2, "B", *answers(4, 6))
    shared = drawn(*steps, off_page_place=OffPagePlace.EDGE)
    own = drawn(*steps, off_page_place=OffPagePlace.EDGE, letter_by=LetterBy.FLOW)
    assert "dari langkah 2 dan 3, hal. 1" in captions(shared)
    assert "dari langkah 2, hal. 1" in captions(own)
    assert "dari langkah 3, hal. 1" in captions(own)


def test_a_near_break_that_keeps_a_decision_with_its_target_is_taken() -> None:
    steps = [step(index, "AB"[index % 2]) for index in range(5)]
    plain = drawn(*steps)
    steps[2] = step(2, "A", *answers(4, 5))
    kept = drawn(*steps)
    assert plain.breaks == (2,)
    assert kept.breaks == (1,)


def test_the_table_fills_the_width_of_the_paper_and_never_more() -> None:
    sop = Sop(actors=tuple("ABCDEFGHIJKLMNO"), steps=(step(0),))
    wide, narrow = form_for(sop), form_for(Sop(actors=ACTORS))
    scale = lay_out(sop, wide, Settings()).scale
    assert scale < 60
    assert wide.width * scale <= wide.frame[0] * 100 < wide.width * (scale + 1)
    assert lay_out(Sop(actors=ACTORS), narrow, Settings()).scale == 100
    assert wide.paper == tuple(length * EMU_PER_MM for length in F4)


def test_a_page_without_rows_stands_for_a_procedure_without_steps() -> None:
    (page,) = drawn().pages
    assert (page.number, page.first, page.last, page.symbols) == (1, 0, -1, ())
