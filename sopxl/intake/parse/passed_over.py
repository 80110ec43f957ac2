"""What stands in a workbook and is no part of the SOP that was read: told, never dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.intake.parse.text import one_line
from sopxl.rules.reading.steps import row_without_activity, total_row, unknown_column, unread_head
from sopxl.rules.reading.workbook import other_procedure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sopxl.intake.parse.cell import Cell, Findings

RULES = {
    "procedure": other_procedure,
    "row": row_without_activity,
    "total": total_row,
    "column": unknown_column,
    "head": unread_head,
}


def tell_passed_over(cells: Iterable[Cell], findings: Findings) -> None:
    """Record a finding for each sheet and row that was not read."""
    for ref, entry in cells:
        if rule := RULES.get(ref.field or ""):
            findings.remark(ref, rule, sheet=entry.sheet.strip(), text=one_line(entry.text))
