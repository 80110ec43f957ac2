"""Functions for cells that Excel on Windows takes from Python, for workbooks that ask for them.

The add-in has functions of the same names in VBA (`macros/SopxlFunctions.bas`): they work without
Python and on macOS, and serve every workbook. Who names this module as `UDF MODULES` in xlwings and
imports it gets these instead, since Excel prefers the functions of a workbook's own project. Where
the VBA says anything both say the same; Python reads more. No cell of a shipped workbook needs
either. Off Windows xlwings leaves the functions as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.live.light import xlwings
from sopxl.model.citation import Citation
from sopxl.model.duration import Duration
from sopxl.model.settings import Settings
from sopxl.model.sop import StepKind
from sopxl.template.sop_ap import FINDING_LIST, STEPS
from sopxl.workbook.build import checks

if TYPE_CHECKING:
    from collections.abc import Mapping

CATEGORY, OWN_NAMES = "SOP", "sopxl"
COLUMNS = {
    column.defined_name.removeprefix(f"{OWN_NAMES}.{column.part}."): column.defined_name
    for column in STEPS
}
YES, NO = "ways_out.0", "ways_out.1"
NEEDED = {
    "activity": checks.NO_ACTIVITY,
    "actors": checks.NO_ACTOR,
    "requirements": checks.NO_REQUIREMENTS,
    "duration": checks.NO_DURATION,
    "output": checks.NO_OUTPUT,
}
ASKED = {YES: checks.NO_YES, NO: checks.NO_NO}
FOUND_SHEET, FOUND_CELL, FOUND_MESSAGE = 0, 1, 7
"""Columns of the block of the last check (sopxl/live/findings.py)."""


@xlwings.func(category=CATEGORY)
@xlwings.arg("text", doc="Waktu seperti di kolom Waktu, misalnya 1 jam 30 menit.")
def SOP_MENIT(text: object) -> float | str:  # noqa: N802  # the name in the cell
    """Menghitung menit kerja atau menit kalender dari sebuah waktu; rentang dihitung terlama."""
    longest = Duration.parse(_shown(text)).longest
    if longest is None:
        return ""
    working = longest.working_time(Settings().minutes_per_working_day)
    # Working and calendar time are never added.
    return "" if working and longest.calendar_minutes else working + longest.calendar_minutes


@xlwings.func(category=CATEGORY)
@xlwings.arg("text", doc="Peraturan seperti ditulis, misalnya UU 7/2017.")
def SOP_DASAR(text: object) -> str:  # noqa: N802  # the name in the cell
    """Menulis sebuah peraturan dalam bentuk resminya."""
    cited = Citation.parse(_shown(text))
    return cited.formal if cited else ""


@xlwings.func(category=CATEGORY)
@xlwings.arg("row", doc="Nomor baris pada lembar SOP.")
def SOP_CEK(row: float, caller: xlwings.Range) -> str:  # noqa: N802  # the name in the cell
    """Menyebut yang belum diisi pada satu baris tabel langkah."""
    sheet = caller.sheet
    names = sheet.book.names
    return missing(
        {
            key: _shown(sheet.range((int(row), names[name].refers_to_range.column)).value)
            for key, name in COLUMNS.items()
        }
    )


@xlwings.func(category=CATEGORY)
@xlwings.arg("cell", xlwings.Range, doc="Sel yang ditanyakan.")
def SOP_TEMUAN(cell: xlwings.Range) -> str:  # noqa: N802  # the name in the cell
    """Menyebut temuan di sebuah sel menurut pemeriksaan terakhir."""
    if FINDING_LIST not in cell.sheet.book.sheet_names:
        return ""
    place = (cell.sheet.name, cell.get_address(row_absolute=False, column_absolute=False))
    kept = cell.sheet.book.sheets[FINDING_LIST].used_range.options(ndim=2).value
    return " ".join(
        str(row[FOUND_MESSAGE])
        for row in kept
        if len(row) > FOUND_MESSAGE and (row[FOUND_SHEET], row[FOUND_CELL]) == place
    )


def missing(cells: Mapping[str, str]) -> str:
    """Return what is missing in a row of the table; nothing of a complete row, and of no step."""
    if not cells["kind"] and not cells["activity"]:
        return ""
    needed = NEEDED | (ASKED if cells["kind"] == StepKind.DECISION.value else {})
    return "".join(words for key, words in needed.items() if not cells[key]).strip()


def _shown(value: object) -> str:
    """Return a value as a text: xlwings hands over every number as a float."""
    match value:
        case None:
            return ""
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)
