"""From the cell map to the workbook of the business process map, blank or filled in."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sopxl.template.address import Area, Spot
from sopxl.template.process_map import FILLING, HEADING, NOTE, PROCESS_MAP, PROCESSES
from sopxl.workbook.build.book import Book
from sopxl.workbook.build.looks import MISSING
from sopxl.workbook.build.rows import SEPARATOR
from sopxl.workbook.build.sheets import add_guide, build_meta
from sopxl.workbook.build.tables import add_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sopxl.model.process import Process
    from sopxl.workbook.build.book import Sheet
    from sopxl.workbook.build.values import Value

A3 = 8
"""Excel's code of the only paper on which thirteen columns can be read."""


def build_process_map(processes: Iterable[Process] = ()) -> bytes:
    """Return the process map as a workbook; the same bytes every time."""
    rows = [[_value(process, column.field) for column in PROCESSES] for process in processes]
    with Book(HEADING, PROCESS_MAP.basis) as book:
        add_guide(book, HEADING, NOTE, FILLING)
        sheet = add_table(book, PROCESSES, HEADING, NOTE, rows)
        _marks(sheet, max(PROCESSES.prepared_rows, len(rows)))
        build_meta(book, PROCESS_MAP)
        sheet.grid.set_paper(A3)
        sheet.grid.activate()
    return book.content


def _value(process: Process, field: str) -> Value:
    match getattr(process, field):
        case None:
            return ""
        case Enum() as member:
            return str(member.value)
        case tuple() as parts:
            return SEPARATOR.join(parts)
        case int() as number:
            return number
        case text:
            return str(text)


def _marks(sheet: Sheet, rows: int) -> None:
    """Colour a code that stands twice, and a code or a name that is missing."""
    top, end = PROCESSES.heading_row, PROCESSES.first_row + rows
    code, name = (PROCESSES.column(field).letter for field in ("code", "name"))
    for column, other in ((code, name), (name, code)):
        area = Area(sheet.name, Spot.at(f"{column}{top}"), Spot.at(f"{column}{end}"))
        sheet.tint(area, f'AND(${column}{top}="",${other}{top}<>"")', MISSING)
    area = Area(sheet.name, Spot.at(f"{code}{top}"), Spot.at(f"{code}{end}"))
    sheet.tint(area, f"COUNTIF(${code}${top}:${code}${end},${code}{top})>1", MISSING)
