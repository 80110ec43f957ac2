"""Which reviews of an SOP in force fall due, and which are late on a given day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.identity import Status
from sopxl.register.reviews import reviews
from sopxl.report.figures import ReviewDue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sopxl.model.identity import Identity
    from sopxl.model.settings import Settings

MONITORING, EVALUATION, PLANNED = "pemantauan", "evaluasi", "reviu terencana"


def reviews_of(
    identity: Identity, procedure: str, settings: Settings, today: date
) -> Iterator[ReviewDue]:
    """Yield monitoring, evaluation and the review that the office itself planned."""
    counted = reviews(identity, settings)
    falling_due = {
        MONITORING: counted.monitoring,
        EVALUATION: counted.evaluation,
        PLANNED: _planned(identity),
    }
    for kind, due in falling_due.items():
        if due is not None:
            yield ReviewDue(procedure=procedure, kind=kind, due=due, late=due < today)


def _planned(identity: Identity) -> date | None:
    """Return a revision date after the effective date: by the form, that is a planned review."""
    revised, effective = identity.revised.day, identity.effective.day
    if identity.status is not Status.IN_FORCE or revised is None or effective is None:
        return None
    return revised if revised > effective else None
