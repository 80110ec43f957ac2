"""When an SOP in force is to be monitored and evaluated (Permen PANRB 35/2012)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sopxl.model.identity import Status

if TYPE_CHECKING:
    from datetime import date

    from sopxl.model.identity import Identity
    from sopxl.model.settings import Settings

MONTHS_PER_YEAR = 12


@dataclass(frozen=True, slots=True)
class Reviews:
    """The days on which monitoring and evaluation fall due; None where nothing is in force."""

    monitoring: date | None = None
    evaluation: date | None = None


def reviews(identity: Identity, settings: Settings) -> Reviews:
    """Return the next reviews, counted from the day the SOP came in force."""
    start = identity.effective.day
    if start is None or identity.status is not Status.IN_FORCE:
        return Reviews()
    return Reviews(_later(start, settings.review_months), _later(start, settings.evaluation_months))


def _later(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a month that is too short."""
    years, month = divmod(day.month - 1 + months, MONTHS_PER_YEAR)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))
