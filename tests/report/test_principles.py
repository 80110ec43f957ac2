"""The test log of the report, as those who mend SOPs work through it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sopxl.report.chapters.principles import trials
from sopxl.report.figures.trials import TestRow as Trial
from sopxl.report.figures.trials import by_urgency
from sopxl.report.wording import NOTHING
from tests.report.registers import small

if TYPE_CHECKING:
    from collections.abc import Iterable


def test_the_test_log_begins_with_what_is_most_urgent() -> None:
    typed = ("", "segera", "10", "rendah", "2", "Sedang", "TINGGI", "1")
    told = ["TINGGI", "Sedang", "rendah", "1", "2", "10", "segera", NOTHING]
    assert _order(typed) == told
    assert _order(reversed(typed)) == told


def _order(priorities: Iterable[str]) -> list[str]:
    """Return the priorities in the order of the table."""
    figures = small()
    handle = figures.procedures[0].id
    tests = tuple(sorted((_trial(handle, one) for one in priorities), key=by_urgency))
    return [row.cells[-1] for row in trials(replace(figures, tests=tests)).rows]


def _trial(procedure: str, priority: str) -> Trial:
    return Trial(
        procedure=procedure,
        kind="",
        public=False,
        position="",
        day=None,
        date_text="",
        result="",
        note="",
        priority=priority,
    )
