"""The work of a month: cases times the expected work of one case, by office and actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.reference.units import units
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sopxl.report.figures.procedure_records import Load, Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyLoad:
    """What one actor of an office has to do in a month: cases, effective days, people needed."""

    satker: str
    office: str
    actor: str
    cases: float
    days: float
    people: float


MONTH = "bulan"


class MonthlySums:
    """Adds up what each actor of each office has to do in a month.

    `cases` per month are by office and SOP code; without an office they hold for every other one.
    The case of letters and spaces in the code of an SOP say nothing.
    The same position in two offices is held by two people.
    """

    def __init__(self, cases: Mapping[tuple[str, str], float]) -> None:
        self._cases = cases
        self._sums: dict[tuple[str, str, str], tuple[float, float]] = {}

    def add(self, one: Procedure, loads: Iterable[Load]) -> None:
        """Add the work of one SOP."""
        code = "".join(one.sop_code.upper().split())
        often = self._cases.get((one.satker, code), self._cases.get(("", code), 0))
        for load in loads if often else ():
            key = (one.satker, one.office, load.actor)
            before = self._sums.get(key, (0.0, 0.0))
            self._sums[key] = (before[0] + often, before[1] + often * load.expected)

    def loads(self) -> tuple[MonthlyLoad, ...]:
        """Return the work of all, the heaviest first."""
        rows = (
            MonthlyLoad(
                satker=satker,
                office=office,
                actor=actor,
                cases=often,
                days=days,
                people=days / days_per_month(),
            )
            for (satker, office, actor), (often, days) in self._sums.items()
        )
        return tuple(sorted(rows, key=lambda one: (-one.days, one.satker, one.actor)))


def days_per_month() -> int:
    """Return how many working days a month is taken to have."""
    return next(unit.amount for unit in units() if unit.name == MONTH)
