"""The forms that a report can take."""

from __future__ import annotations

from enum import Enum


class ReportFormat(Enum):
    """What a report can be; the value is the ending of its file."""

    XLSX = "xlsx"
    PDF = "pdf"
    HTML = "html"
