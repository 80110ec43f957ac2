"""When an SOP in force is to be looked at again (Permen PANRB 35/2012: pemantauan, evaluasi).

The months are counted from the last look: the day it came in force, or a later test that has its
result. A revision date after that day is a review that the office plans, for an SOP that was
revised comes in force anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.dates import months_later
from sopxl.model.identity import Status
from sopxl.values import dataclass

if TYPE_CHECKING:
    from datetime import date

    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop


@dataclass(frozen=True, slots=True)
class Reviews:
    """The days on which reviews fall due; None where nothing falls due.

    That is where nothing is in force, none is planned, or the day lies beyond the calendar.
    """

    monitoring: date | None = None
    evaluation: date | None = None
    planned: date | None = None


def reviews(sop: Sop, settings: Settings) -> Reviews:
    """Return the next reviews of a procedure."""
    last, revised = last_look(sop), sop.identity.revised.day
    if last is None:
        return Reviews()
    return Reviews(
        months_later(last, settings.review_months),
        months_later(last, settings.evaluation_months),
        revised if revised and revised > last else None,
    )


def last_look(sop: Sop) -> date | None:
    """Return the day from which the months are counted; None where nothing is in force."""
    start = sop.identity.effective.day
    if start is None or sop.identity.status is not Status.IN_FORCE:
        return None
    tested = (test.date.day for test in sop.tests if any(map(str.isalnum, test.result)))
    return max((start, *(day for day in tested if day)))
