"""A sheet with one plain table: the test log, the process map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.settings import Paper
from sopxl.template.address import Spot, column_number
from sopxl.template.spec import Kind
from sopxl.workbook.build.aids import PAPERS
from sopxl.workbook.build.rows import lines_in
from sopxl.workbook.build.values import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from sopxl.template.spec import Column, Table
    from sopxl.workbook.build.book import Book, Sheet
    from sopxl.workbook.build.values import Value

LOOKS = {Kind.DATE: "value.date", Kind.NUMBER: "value.centred", Kind.TEXT: "value.code"}
"""By what a column takes; all other cells are plain wrapped text."""
LINE_HEIGHT, PADDING = 13.0, 4.0
"""Points, by which the height of a filled row is estimated."""


def add_table(
    book: Book, table: Table, heading: str, note: str, rows: Sequence[Sequence[Value]]
) -> Sheet:
    """Add the sheet of `table` with `rows`, one value for each column."""
    sheet = book.sheet(table.sheet)
    sheet.text(Spot(1, 1), heading, "section")
    sheet.text(Spot(2, 1), note)
    prepared = max(table.prepared_rows, len(rows))
    for position, column in enumerate(table):
        _column(sheet, table, column, [row[position] for row in rows], prepared)
    for row, values in enumerate(rows, start=table.first_row):
        sheet.height(row, _height(table, values))
    sheet.grid.freeze_panes(table.heading_row, 0)
    print_on_a4(sheet.grid)
    sheet.grid.repeat_rows(table.heading_row - 1)
    return sheet


def print_on_a4(grid: Worksheet) -> None:
    """Set up A4 landscape, as wide as the paper and as many pages long as it takes."""
    code, _ = PAPERS[Paper.A4]
    grid.set_landscape()
    grid.set_paper(code)
    grid.fit_to_pages(1, 0)
    grid.hide_gridlines(2)


def _height(table: Table, values: Sequence[Value]) -> float:
    lines = (lines_in(str(value), c.width) for c, value in zip(table, values, strict=True))
    return max(lines, default=1) * LINE_HEIGHT + PADDING


def _column(
    sheet: Sheet, table: Table, column: Column, values: Sequence[Value], prepared: int
) -> None:
    at = column_number(column.letter)
    heading = Spot(table.heading_row, at)
    sheet.width(at, column.width)
    sheet.text(heading, column.label, "heading")
    sheet.book.name(column.defined_name, sheet.area(heading, heading))
    look = LOOKS.get(column.kind, "value")
    for row in range(prepared):
        spot = Spot(table.first_row + row, at)
        show(sheet, spot, values[row] if row < len(values) else "", look)
    # From the heading to the row below: rows inserted at either edge lie inside.
    area = sheet.area(heading, Spot(table.first_row + prepared, at))
    expected = {"validate": "list", "source": list(column.choices)} if column.choices else {}
    sheet.hint(area, column.label, column.hint, **expected)
