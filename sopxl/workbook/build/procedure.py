"""The sheet with the official table: authoring columns, form, checks, print set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.form import TEXT_SIZE, shown_width
from sopxl.layout.geometry import EMU_PER_POINT
from sopxl.layout.rows import heading_height
from sopxl.template.address import Spot, column_number
from sopxl.template.sop_ap import END_OF_STEPS, STANDARDS
from sopxl.template.spec import Kind
from sopxl.workbook.build.aids import add_hints, add_marks, set_page
from sopxl.workbook.build.checks import messages_of, summary
from sopxl.workbook.build.rows import lines_in

if TYPE_CHECKING:
    from sopxl.template.spec import Column, Table
    from sopxl.workbook.build.book import Book, Sheet
    from sopxl.workbook.build.plan import Plan
    from sopxl.workbook.build.rows import Row

AUTHOR_PART = "Diisi penyusun"
AUTHOR_NOTE = "Kolom A–D tidak ikut dicetak."
SPARE_HEIGHT, LINE_HEIGHT, PADDING, SYMBOL_HEIGHT = 30.0, 13.0, 8.0, 36.0
"""Points: an empty prepared row, a line of text, what a row adds, the least row with a symbol."""


def build_procedure(book: Book, name: str, plan: Plan) -> Sheet:
    """Add the procedure sheet to `book` under `name`."""
    sheet = book.sheet(name)
    _titles(sheet, plan)
    _headings(sheet, plan)
    _body(sheet, plan)
    add_hints(sheet, plan)
    add_marks(sheet, plan)
    set_page(sheet, plan)
    return sheet


def name_columns(book: Book, sheet: Sheet, plan: Plan) -> None:
    """Name the heading cells, by which a reader finds the columns wherever they have moved."""
    for column in plan.table:
        top, low = _heading_rows(column, plan)
        at = column_number(column.letter)
        book.name(column.defined_name, sheet.area(Spot(top, at), Spot(low, at)))


def _titles(sheet: Sheet, plan: Plan) -> None:
    first, last = plan.printed
    for row, (title, look) in enumerate(
        zip(plan.titles, ("title", "subtitle", "subtitle"), strict=True), start=1
    ):
        sheet.merge(Spot(row, first), Spot(row, last), look)
        if title.formula:
            sheet.formula(Spot(row, first), title.formula, look, title.text)
        else:
            sheet.text(Spot(row, first), title.text, look)
    sheet.height(1, 22)


def _heading_rows(column: Column, plan: Plan) -> tuple[int, int]:
    """Return the rows a heading fills: one under «Mutu Baku», else both."""
    low = plan.table.heading_row
    return (low if column.field in {"requirements", "duration", "output"} else low - 1), low


def _headings(sheet: Sheet, plan: Plan) -> None:
    low = plan.table.heading_row
    for column in (*plan.table, plan.check):
        top, _ = _heading_rows(column, plan)
        at = column_number(column.letter)
        look = _heading_look(column, plan)
        sheet.merged_text(Spot(top, at), Spot(low, at), column.label, look)
        sheet.width(at, column.width)
    columns = plan.actor_columns
    group = Spot(low - 1, columns[0]), Spot(low - 1, columns[-1])
    sheet.merged_text(*group, plan.actors.label, "heading")
    for at, head in zip(columns, (*plan.heads, *[""] * len(columns)), strict=False):
        sheet.text(Spot(low, at), head, "heading")
        sheet.width(at, plan.actors.width)
    standards = [column_number(c) for c in (plan.grid.requirements, plan.grid.output)]
    sheet.merged_text(
        Spot(low - 1, standards[0]), Spot(low - 1, standards[1]), STANDARDS, "heading"
    )
    height = heading_height(plan.heads, shown_width(plan.actors.width), TEXT_SIZE)
    sheet.height(low, height / EMU_PER_POINT)


def _heading_look(column: Column, plan: Plan) -> str:
    if column is plan.check:
        return "check.heading"
    return "authoring.heading" if column.authoring else "heading"


def _body(sheet: Sheet, plan: Plan) -> None:
    table, grid = plan.table, plan.grid
    found = messages_of(plan.rows, plan.heads)
    for offset in range(table.prepared_rows):
        at = table.first_row + offset
        row = plan.rows[offset] if offset < len(plan.rows) else None
        _cells(sheet, plan, at, row)
        number = row.number if row else ""
        sheet.formula(
            Spot(at, column_number(grid.number)), grid.row_number(at), "value.centred", number
        )
        message = found[offset] if row else ""
        check = Spot(at, column_number(grid.check))
        sheet.formula(check, grid.message(at), "check.value", message)
        sheet.height(at, _height(row, table))
    for column in range(plan.printed[0], plan.printed[1] + 1):
        sheet.text(Spot(grid.end, column), "", "end")
    sheet.text(Spot(grid.end, column_number(grid.actors)), END_OF_STEPS, "note.line")
    sheet.height(grid.end, LINE_HEIGHT + PADDING / 2)
    _counts(sheet, plan, found)


def _cells(sheet: Sheet, plan: Plan, at: int, row: Row | None) -> None:
    for column in plan.table:
        spot = Spot(at, column_number(column.letter))
        if column.field == "ways_out":
            _target(sheet, plan, spot, row.target(column.item) if row else None)
        elif column.field != "number":
            sheet.text(spot, getattr(row, column.field) if row else "", _body_look(column))
    for at_column in plan.actor_columns:
        sheet.text(Spot(at, at_column), "", "value.centred")


def _target(sheet: Sheet, plan: Plan, spot: Spot, target: int | None) -> None:
    """Write a target as a reference to its No cell, which follows inserted rows."""
    if target is None:
        sheet.text(spot, "", "authoring.number")
    elif 1 <= target <= len(plan.rows):
        cell = f"{plan.grid.number}{plan.table.first_row + target - 1}"
        sheet.formula(spot, cell, "authoring.number", target)
    else:
        sheet.number(spot, target, "authoring.number")


def _body_look(column: Column) -> str:
    if column.authoring:
        return "authoring.value"
    return "value.duration" if column.field == "duration" else "value"


def _height(row: Row | None, table: Table) -> float:
    """Estimate the height of a row; drawing it measures the words exactly."""
    if row is None:
        return SPARE_HEIGHT
    lines = max(
        lines_in(str(getattr(row, column.field)), column.width)
        for column in table
        if column.kind is Kind.LONG_TEXT
    )
    return max(SYMBOL_HEIGHT, lines * LINE_HEIGHT + PADDING)


def _counts(sheet: Sheet, plan: Plan, found: tuple[str, ...]) -> None:
    grid, check = plan.grid, column_number(plan.grid.check)
    sheet.formula(Spot(2, check), grid.steps(), "count.steps", len(plan.rows))
    sheet.formula(Spot(3, check), grid.rows_amiss(), "count.amiss", sum(map(bool, found)))
    last = plan.printed[0] - 1
    sheet.text(Spot(1, 1), AUTHOR_PART, "authoring.section")
    sheet.merge(Spot(2, 1), Spot(2, last), "note")
    sheet.formula(Spot(2, 1), grid.summary(), "note", summary(plan.rows, found))
    sheet.merged_text(Spot(3, 1), Spot(3, last), AUTHOR_NOTE, "note")
