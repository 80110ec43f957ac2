"""The work of a month: cases times the expected work of one case, by actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.reference.units import units
from sopxl.report.figures import MonthlyLoad

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sopxl.report.figures import Procedure

MONTH = "bulan"


def monthly_loads(
    procedures: Iterable[Procedure], cases: Mapping[str, float]
) -> tuple[MonthlyLoad, ...]:
    """Return what each actor has to do in a month; `cases` per month are by SOP code."""
    found: dict[str, tuple[float, float]] = {}
    for one in procedures:
        often = cases.get(one.sop_code, 0)
        for load in one.loads if often else ():
            before = found.get(load.actor, (0.0, 0.0))
            found[load.actor] = (before[0] + often, before[1] + often * load.expected)
    rows = (
        MonthlyLoad(actor=actor, cases=often, days=days, people=days / days_per_month())
        for actor, (often, days) in found.items()
    )
    return tuple(sorted(rows, key=lambda one: (-one.days, one.actor)))


def days_per_month() -> int:
    """Return how many working days a month is taken to have."""
    return next(unit.amount for unit in units() if unit.name == MONTH)
