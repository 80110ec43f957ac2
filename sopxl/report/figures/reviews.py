"""Which reviews of an SOP in force fall due, and which are late on a given day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sopxl.model.reviews import last_look, reviews
from sopxl.report.figures.first import First
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sopxl.model.reviews import Reviews
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


class ReviewSums:
    """Counts the reviews that are late; of all that fall due keeps the first.

    `untested` are the late SOPs that nobody has tested since they came in force.
    """

    def __init__(self, most: int | None) -> None:
        self.rows: First[ReviewDue] = First(lambda one: (one.due, one.kind), most)
        self.late_kinds: Counter[str] = Counter()
        self.untested = 0

    def add(self, sop: Sop, procedure: str, settings: Settings, today: date) -> bool:
        """Take in the reviews of one SOP, and tell whether one of them is late."""
        found = tuple(_due(reviews(sop, settings), procedure, today))
        late = [one.kind for one in found if one.late]
        self.rows.add(found)
        self.late_kinds.update(late)
        self.untested += bool(late) and last_look(sop) == sop.identity.effective.day
        return bool(late)


def _due(counted: Reviews, procedure: str, today: date) -> Iterator[ReviewDue]:
    """Yield monitoring, evaluation and the review that the office itself planned."""
    falling_due = {
        MONITORING: counted.monitoring,
        EVALUATION: counted.evaluation,
        PLANNED: counted.planned,
    }
    for kind, due in falling_due.items():
        if due is not None:
            yield ReviewDue(procedure=procedure, kind=kind, due=due, late=due < today)
