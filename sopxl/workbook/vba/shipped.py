"""The two macro-enabled files that are shipped: the add-in, and the form that needs none."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sopxl.workbook.vba.assembly import PackageKind, with_macros
from sopxl.workbook.vba.sources import own_modules, xlwings_modules

if TYPE_CHECKING:
    from pathlib import Path

RIBBON = "ribbon.xml"
# A fixed day instead of the day of the build, so that every build gives the same bytes.
CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def addin(macros: Path) -> bytes:
    """Return `sopxl.xlam`, from the modules and the ribbon in the folder `macros`."""
    return _with_our_macros(_one_empty_sheet(), macros, PackageKind.ADDIN, "sopxl")


def self_contained_form(form: bytes, macros: Path) -> bytes:
    """Return `sop-ap.xlsm`: the blank form `form` (an .xlsx) with all macros inside."""
    return _with_our_macros(form, macros, PackageKind.WORKBOOK, "sop_ap")


def _with_our_macros(workbook: bytes, macros: Path, kind: PackageKind, name: str) -> bytes:
    modules = (*own_modules(macros), *xlwings_modules())
    return with_macros(workbook, modules, (macros / RIBBON).read_bytes(), kind, name)


def _one_empty_sheet() -> bytes:
    """Return the workbook that the add-in has to be, though nobody sees it."""
    import xlsxwriter  # noqa: PLC0415  # the lazy door: only a build needs it

    result = io.BytesIO()
    with xlsxwriter.Workbook(result, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": CREATED})
        workbook.add_worksheet("sopxl")
    return result.getvalue()
