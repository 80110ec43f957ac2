"""The test logs of the SOPs, what the public asked for first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.identity import TesterKind
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sopxl.model.sop import Sop

PRIORITIES = ("tinggi", "sedang", "rendah")
"""Priorities in words, the most urgent first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRow:
    """One line of the test log; `day` is None where the date cannot be read."""

    procedure: str
    kind: str
    public: bool
    position: str
    day: date | None
    date_text: str
    result: str
    note: str
    priority: str


def tests_of(sop: Sop, handle: str) -> Iterator[TestRow]:
    """Yield the test log of an SOP."""
    for one in sop.tests:
        yield TestRow(
            procedure=handle,
            kind=one.kind.value if one.kind else "",
            public=one.kind is TesterKind.PUBLIC,
            position=one.position,
            day=one.date.day,
            date_text=one.date.text,
            result=one.result,
            note=one.note,
            priority=one.priority,
        )


def by_urgency(one: TestRow) -> tuple[bool, bool, tuple[int, int, str], str]:
    """Order what the public asked for before the rest, each by priority, none at the end."""
    priority = one.priority.strip()
    return (not priority, not one.public, _urgency(priority), one.procedure)


def _urgency(priority: str) -> tuple[int, int, str]:
    """Order the known words from high to low, then numbers from one up, then other words."""
    word = priority.casefold()
    if word in PRIORITIES:
        return (0, PRIORITIES.index(word), word)
    return (1, int(word), word) if word.isdecimal() else (2, 0, word)
