"""Whatever is wrong with a form, fixing what is fixed changes nothing, and never more than is told.

The faults are those of the corpus, several in each form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopxl.model.settings import Settings
from sopxl.pipeline.checking.single import Task
from sopxl.pipeline.fixing.fixed import with_changes
from sopxl.pipeline.fixing.mending import mended
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.form import read_guarded
from tests.mutations.faults import FAULTS
from tests.mutations.forms import DAY, SOURCES, Form, forms, typed_into

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sopxl.intake.draft import Draft
    from sopxl.model.ref import Ref
    from sopxl.pipeline.fixing.mending import Change
    from tests.mutations.seeding import Fault

TASK = Task(DAY, {})
PACKS = 18
"""All faults are typed in, so many forms sharing them."""


def read(workbook: bytes) -> Draft:
    return read_guarded(guarded(workbook, "uji.xlsx"))


def fixed(workbook: bytes, before: Draft) -> tuple[bytes, tuple[Change, ...]]:
    """Return a workbook, read `before`, with every safe fix, and what was changed."""
    draft, changes = mended(before, Settings(), TASK, lambda _: True)
    return with_changes(workbook, draft, changes), changes


def assert_holds_after_fixing(workbook: bytes) -> None:
    before = read(workbook)
    once, changes = fixed(workbook, before)
    told = {(change.place.sheet, change.place.cell): change.new for change in changes}
    after = read(once)
    for ref, entry in after.entries.items():
        was = before.entries[ref]
        if entry.text != was.text:
            assert told[entry.sheet, entry.cell] == entry.text
    assert fixed(once, after) == (once, ())


def typed_together(form: Form, faults: Iterable[Fault]) -> dict[Ref, str | int]:
    """Return what the faults type into a form, the last one where several mean one cell."""
    typed: dict[Ref, str | int] = {}
    for fault in faults:
        seed = fault.seed(form)
        typed |= seed.typed if seed else {}
    return typed


@pytest.mark.parametrize("start", range(PACKS))
def test_fixing_a_form_twice_changes_nothing_more(start: int) -> None:
    form = forms()[start % len(SOURCES)]
    assert_holds_after_fixing(typed_into(form, typed_together(form, FAULTS[start::PACKS])))


@settings(max_examples=12)
@given(
    st.integers(0, len(SOURCES) - 1),
    st.lists(st.sampled_from(FAULTS), min_size=2, max_size=12, unique_by=id),
)
def test_nor_does_fixing_any_mixture_of_faults(example: int, faults: list[Fault]) -> None:
    form = forms()[example]
    assert_holds_after_fixing(typed_into(form, typed_together(form, faults)))
