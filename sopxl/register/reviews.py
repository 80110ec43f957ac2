"""When an SOP in force is to be monitored and evaluated (Permen PANRB 35/2012)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sopxl.model.dates import months_later
from sopxl.model.identity import Status

if TYPE_CHECKING:
    from datetime import date

    from sopxl.model.identity import Identity
    from sopxl.model.settings import Settings


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
    return Reviews(
        months_later(start, settings.review_months), months_later(start, settings.evaluation_months)
    )
