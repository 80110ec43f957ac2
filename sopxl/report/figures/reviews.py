"""Which reviews of an SOP in force fall due, and which are late on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sopxl.model.reviews import reviews

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDue:
    """A review of an SOP in force: what kind, and on which day it falls due."""

    procedure: str
    kind: str
    due: date
    late: bool


MONITORING, EVALUATION, PLANNED = "pemantauan", "evaluasi", "reviu terencana"


def reviews_of(sop: Sop, procedure: str, settings: Settings, today: date) -> Iterator[ReviewDue]:
    """Yield monitoring, evaluation and the review that the office itself planned."""
    counted = reviews(sop, settings)
    falling_due = {
        MONITORING: counted.monitoring,
        EVALUATION: counted.evaluation,
        PLANNED: counted.planned,
    }
    for kind, due in falling_due.items():
        if due is not None:
            yield ReviewDue(procedure=procedure, kind=kind, due=due, late=due < today)
