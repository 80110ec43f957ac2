"""The forms that a report can take."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ReportFormat(Enum):
    """What a report can be; the value is the ending of its file."""

    XLSX = "xlsx"
    PDF = "pdf"
    HTML = "html"


MOST_LISTED = 10_000
"""With more SOPs than this the page tells figures only: with them, a browser would not open it."""


def shows_steps(formats: Iterable[ReportFormat], sops: int) -> bool:
    """Tell whether one of the forms of a report on so many SOPs lists their steps."""
    wanted = set(formats)
    return ReportFormat.XLSX in wanted or (ReportFormat.HTML in wanted and sops <= MOST_LISTED)
