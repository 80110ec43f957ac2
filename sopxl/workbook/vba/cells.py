"""The cell map as VBA constants, so that no macro knows a cell that the template does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sopxl.template.spec import Template

HEAD = """\
Attribute VB_Name = "SopxlCells"
Option Explicit

' Generated from the template {key} by «sopxl generate»; not to be edited.

"""


def cells_module(template: Template) -> str:
    """Return the source of the module `SopxlCells` for one template.

    It holds the names of sheets, the first rows of tables, and the defined names of fields and
    columns: a macro that goes by name finds its cell after any insertion.
    """
    fields = (field.defined_name for field in template.fields)
    columns = (column.defined_name for table in template.tables for column in table)
    lines = (
        *(_constant(f"SHEET_{sheet}", sheet) for sheet in template.sheets),
        *(_constant(f"{table.sheet}_FIRST_ROW", table.first_row) for table in template.tables),
        *(_constant(name.replace("sopxl.", "NAME_"), name) for name in (*fields, *columns)),
    )
    return HEAD.format(key=template.key) + "".join(f"{line}\n" for line in lines)


def _constant(name: str, value: str | int) -> str:
    identifier = re.sub(r"\W", "_", name).strip("_").upper()
    match value:
        case str():
            doubled = value.replace('"', '""')
            return f'Public Const {identifier} As String = "{doubled}"'
        case int():
            return f"Public Const {identifier} As Long = {value}"
