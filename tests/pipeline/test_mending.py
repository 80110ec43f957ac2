"""Safe fixes: they end, they invent nothing, and a second time changes nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from sopxl.intake.draft import Draft, Entry
from sopxl.intake.parse.sop import parse
from sopxl.intake.parse.text import one_line
from sopxl.interchange.markdown import to_draft
from sopxl.model.ref import Ref
from sopxl.model.settings import Settings
from sopxl.model.sop import Answer, StepKind
from sopxl.pipeline.checking.single import Task
from sopxl.pipeline.fixing.mending import Change, mended
from sopxl.reference.units import units
from sopxl.reference.verbs import verbs
from tests import strategies
from tests.rules.sound import SOUND, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

TASK = Task(date.fromisoformat(TODAY), {})
WORD = re.compile(r"[^\W\d_]+")
WORDS_OF_THE_FORM = {
    *(kind.value for kind in StepKind),
    *(answer.value.casefold() for answer in Answer),
    *(word for unit in units() for word in unit.name.split()),
    *(verb.standard for verb in verbs()),
}


def step(number: int, field: str, item: int | None = None) -> Ref:
    return Ref("steps", number - 1, field, item)


def head(field: str) -> Ref:
    return Ref("identity", None, field)


def mend(
    draft: Draft, may_change: Callable[[Entry], bool] = lambda _: True
) -> tuple[Draft, tuple[Change, ...]]:
    return mended(draft, Settings(), TASK, may_change)


def typed(texts: dict[Ref, str], formula: str = "") -> Draft:
    """The sound procedure with other text in some cells."""
    draft = to_draft(SOUND)
    entries = dict(draft.entries)
    for ref, text in texts.items():
        entry = entries.get(ref, Entry("", f"new:{ref}"))
        entries[ref] = entry._replace(text=text, value=text, formula=formula)
    return replace(draft, entries=entries)


def told(draft: Draft) -> list[tuple[Ref, str, str]]:
    _, changes = mend(draft)
    return [(change.ref, change.new, ", ".join(change.rules)) for change in changes]


@pytest.mark.parametrize(
    ("ref", "text", "new", "rule"),
    [
        (head("title"), "SOP Penanganan Keberatan", "Penanganan Keberatan", "I401"),
        (head("satker"), "KPU Kota Surabaya", "3578", "I501"),
        (head("satker"), "35\u00a0", "35", "T111"),
        (step(1, "kind"), "kegiatan", "mulai", "F101"),
        (step(1, "kind"), "Proses ", "mulai", "T111, T105, F101"),
        (step(7, "kind"), "", "selesai", "F102"),
        (step(3, "kind"), "proses", "kegiatan", "T105"),
        (step(3, "actors"), "Petugs", "Petugas", "S302"),
        (step(3, "actors"), "Petugs; Petugas", "Petugas", "S302, S303"),
        (step(3, "activity"), "Melakulan pencatatan", "Melakukan pencatatan", "S206"),
        (step(3, "duration"), "5 minit", "5 menit", "T112"),
        (step(3, "ways_out", 0), "langkah 4", "4", "T114"),
    ],
)
def test_a_cell_is_mended_by_its_rule(ref: Ref, text: str, new: str, rule: str) -> None:
    assert told(typed({ref: text})) == [(ref, new, rule)]


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        (step(3, "actors"), "Camat"),
        (step(3, "duration"), "5 mneit"),
        (step(3, "kind"), "keputsan"),
        (step(3, "activity"), "Pencatatan keberatan"),
        (step(7, "kind"), "keputusan"),
        (head("status"), "brlaku"),
        (step(3, "output"), ""),
        (step(4, "number"), "3"),
    ],
)
def test_what_only_its_author_can_know_is_left_alone(ref: Ref, text: str) -> None:
    assert told(typed({ref: text})) == []


def test_a_last_step_that_leads_on_is_left_alone() -> None:
    assert told(typed({step(7, "kind"): "kegiatan", step(7, "ways_out", 0): "1"})) == []


def test_numbers_are_put_in_order_and_ways_follow() -> None:
    numbers = {step(number, "number"): str(number + 1) for number in range(3, 8)}
    draft = typed(numbers)
    ways = {
        ref: str(int(entry.text) + 1)
        for ref, entry in draft.entries.items()
        if ref.field == "ways_out" and ref.item is not None and entry.text.isdecimal()
        if int(entry.text) >= 3
    }
    after, changes = mend(typed({**numbers, **ways}))
    sound = to_draft(SOUND)
    assert {change.rules for change in changes} == {("S101",)}
    assert {change.ref for change in changes} == {*numbers, *ways}
    assert all(after.text(ref) == sound.text(ref) for ref in {*numbers, *ways})


def test_a_formula_is_never_written_over() -> None:
    assert told(typed({step(3, "actors"): "Petugs"}, formula="=G5")) == []


def test_a_way_told_by_a_formula_follows_its_step_without_a_word() -> None:
    numbers = {step(number, "number"): str(number + 1) for number in range(3, 8)}
    draft = typed(numbers)
    way = step(3, "ways_out", 0)
    entries = {**draft.entries, way: Entry("5", "C8", value=5, formula="=E9")}
    for ref, entry in draft.entries.items():
        if ref.field == "ways_out" and entry.text.isdecimal() and int(entry.text) >= 3:
            entries[ref] = entry._replace(text=str(int(entry.text) + 1))
    _, changes = mend(replace(draft, entries=entries))
    followed = [(change.ref, change.new) for change in changes if not change.rules]
    assert followed == [(way, "4")]


def test_numbers_that_are_reckoned_are_not_put_in_order() -> None:
    assert told(typed({step(7, "number"): "8"}, formula="=E11+2")) == []


def test_a_cell_that_may_not_change_stays() -> None:
    draft = typed({step(3, "actors"): "Petugs", step(3, "duration"): "5 minit"})
    kept = draft.entries[step(3, "actors")]
    _, changes = mend(draft, lambda entry: entry != kept)
    assert [change.ref for change in changes] == [step(3, "duration")]


@given(strategies.drafts)
def test_mending_twice_changes_nothing_more(draft: Draft) -> None:
    once, _ = mend(draft)
    again, changes = mend(once)
    assert changes == ()
    assert again == once


@given(strategies.drafts)
def test_mending_invents_no_word(draft: Draft) -> None:
    heads = {
        word
        for ref, entry in draft.entries.items()
        if ref.part == "actors"
        for word in WORD.findall(entry.text.casefold())
    }
    _, changes = mend(draft)
    for change in changes:
        known = {*WORD.findall(one_line(change.old).casefold()), *heads, *WORDS_OF_THE_FORM}
        assert set(WORD.findall(change.new.casefold())) <= known


@given(strategies.drafts)
def test_only_the_cells_told_are_changed(draft: Draft) -> None:
    before = parse(draft).draft
    after, changes = mend(draft)
    changed = {change.ref for change in changes}
    assert after.entries.keys() == before.entries.keys()
    assert all(after.text(ref) == before.text(ref) for ref in before.entries if ref not in changed)
