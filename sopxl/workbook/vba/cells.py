"""The cell map as VBA constants, so that no macro knows a cell that the template does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.model.instruments import INSTRUMENTS
from sopxl.model.sop import StepKind
from sopxl.template.guide import FINDINGS_COLUMNS, FINDINGS_HEADING_ROW
from sopxl.template.sop_ap import FINDING_LIST
from sopxl.template.spec import OUR_NAMES
from sopxl.workbook.build import checks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.template.spec import Template

WORDS = {
    "SHEET_FINDING_LIST": FINDING_LIST,
    "FINDING_HEADINGS": "".join(f"{label}/" for label, _ in FINDINGS_COLUMNS),
    "KIND_DECISION": StepKind.DECISION.value,
    "CHECK_NO_ACTIVITY": checks.NO_ACTIVITY,
    "CHECK_NO_ACTOR": checks.NO_ACTOR,
    "CHECK_NO_REQUIREMENTS": checks.NO_REQUIREMENTS,
    "CHECK_NO_DURATION": checks.NO_DURATION,
    "CHECK_NO_OUTPUT": checks.NO_OUTPUT,
    "CHECK_NO_YES": checks.NO_YES,
    "CHECK_NO_NO": checks.NO_NO,
}
"""Words that macros share with the form and with Python."""

INSTRUMENT_HEAD = """
' The formal name of a kind of regulation, which is given by its letters in lower case.
Public Function FormalInstrument(ByVal letters As String) As String
    Select Case letters
"""
INSTRUMENT_FOOT = """\
    End Select
End Function
"""

HEAD = """\
Attribute VB_Name = "SopxlCells"
Option Explicit

' Generated from the template {key} by «sopxl generate»; not to be edited.

"""


def cells_module(template: Template) -> str:
    """Return the source of the module `SopxlCells` for one template.

    It holds the names of sheets, the first rows of tables, and the defined names of fields and
    columns: a macro that goes by name finds its cell after any insertion. The words that macros
    share with Python follow, and the kinds of regulation.
    """
    fields = (field.defined_name for field in template.fields)
    columns = (column.defined_name for table in template.tables for column in table)
    lines = (
        *(_constant(f"SHEET_{sheet}", sheet) for sheet in template.sheets),
        *(_constant(f"{table.sheet}_FIRST_ROW", table.first_row) for table in template.tables),
        *(_constant(name.replace(OUR_NAMES, "NAME_"), name) for name in (*fields, *columns)),
        *(_constant(name, words) for name, words in WORDS.items()),
        _constant("FINDINGS_HEADING_ROW", FINDINGS_HEADING_ROW),
        _constant("ACTOR_LIMIT", template.actors.limit if template.actors else 0),
    )
    constants = HEAD.format(key=template.key) + "".join(f"{line}\n" for line in lines)
    return constants + INSTRUMENT_HEAD + "".join(_instruments()) + INSTRUMENT_FOOT


def _instruments() -> Iterator[str]:
    for short, formal, others in INSTRUMENTS:
        letters = (re.sub(r"[^a-z]", "", word.lower()) for word in (short, formal, *others))
        spellings = ", ".join(f'"{word}"' for word in dict.fromkeys(letters))
        yield f'        Case {spellings}\n            FormalInstrument = "{formal}"\n'


def _constant(name: str, value: str | int) -> str:
    identifier = re.sub(r"\W", "_", name).strip("_").upper()
    match value:
        case str():
            doubled = value.replace('"', '""')
            return f'Public Const {identifier} As String = "{doubled}"'
        case int():
            return f"Public Const {identifier} As Long = {value}"
