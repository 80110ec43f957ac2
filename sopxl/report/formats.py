"""The forms that a report can take, and how much each of them tells of a single SOP."""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ReportFormat(Enum):
    """What a report can be; the value is the ending of its file."""

    XLSX = "xlsx"
    PDF = "pdf"
    HTML = "html"


class Detail(IntEnum):
    """How much a report keeps of each SOP: what is counted only, its own figures, its steps.

    A report that counts only keeps no findings, relations and papers, and of reviews and tests
    those that its tables show; the rest is in the sums.
    """

    COUNTED = 0
    TOLD = 1
    STEPS = 2


MOST_LISTED = 10_000
"""With more SOPs than this a report tells figures only: neither a browser nor a person could read
their list, and no office PC could hold their steps."""

LISTING = frozenset({ReportFormat.XLSX, ReportFormat.HTML})
"""The forms that list the steps of each SOP."""


def detail_of(formats: Iterable[ReportFormat], sops: int, *, letters: bool = False) -> Detail:
    """Return how much has to be kept; letters tell each office of every SOP with an error."""
    if sops > MOST_LISTED:
        return Detail.TOLD if letters else Detail.COUNTED
    return Detail.TOLD if LISTING.isdisjoint(formats) else Detail.STEPS
