"""A workbook with an SOP, read without Excel: .xlsx, .xlsm, .xls and .ods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.intake.locate.sop import HELPERS, locate
from sopxl.template.sop_ap import META
from sopxl.workbook.guard.opening import open_guarded
from sopxl.workbook.read.cells import sheets_of
from sopxl.workbook.read.directory import names_of

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft
    from sopxl.workbook.guard.file import File
    from sopxl.workbook.guard.opening import Guarded


def read(path: File) -> Draft:
    """Return what the workbook at `path` says, each part with its cell.

    Raises UsageError if there is no such file, UserError for what cannot be read or is no SOP.
    """
    return read_guarded(open_guarded(path))


def read_guarded(guarded: Guarded) -> Draft:
    """Return what a workbook says that has passed the guard already."""
    return locate(guarded.name, sheets_of(guarded, _is_read), names_of(guarded.parts))


def _is_read(sheet: str) -> bool:
    return sheet == META or sheet.strip() not in HELPERS
