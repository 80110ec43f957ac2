"""What helps authors on the procedure sheet: hints, drop-downs, marks; and the printed page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sopxl.model.settings import Paper
from sopxl.template.address import Spot, column_number
from sopxl.template.spec import Kind
from sopxl.workbook.build.looks import MISSING, PREVIEW

if TYPE_CHECKING:
    from sopxl.template.address import Area
    from sopxl.template.spec import Column
    from sopxl.workbook.build.book import Sheet
    from sopxl.workbook.build.plan import Plan

ACTOR_HINT = (
    "Ketik jabatan pelaksana, misalnya Kepala Subbagian. Kolom boleh disisipkan atau dihapus. "
    "Sel di bawahnya dibiarkan kosong: di situlah bagan digambar."
)
PAGE_FOOT = "&C&9Halaman &P dari &N"
MARGIN, FOOT_MARGIN = 0.4, 0.6
PAPERS = {Paper.F4: (14, 13.0), Paper.A4: (9, 11.69)}
"""Excel's paper code (F4 has none of its own: Folio is its size), the long side in inches."""

CHARACTER, CELL_PADDING, PIXELS_PER_INCH = 7, 5, 96
"""Pixels of a digit in the standard font and of what a column adds to its characters."""

WIDEST = 1.06
"""LibreOffice shows columns up to so much wider than Excel; the form fits its page in both."""


def add_hints(sheet: Sheet, plan: Plan) -> None:
    """Offer drop-downs and hints; nothing is refused, so that pasting always works."""
    for column in plan.table:
        area = _column_area(sheet, plan, column.letter)
        if column.hint:
            sheet.hint(area, column.label, column.hint, **_expected(column, plan))
    low, columns = plan.table.heading_row, plan.actor_columns
    heads = sheet.area(Spot(low, columns[0]), Spot(low, columns[-1]))
    sheet.hint(heads, plan.actors.label, ACTOR_HINT)


def _expected(column: Column, plan: Plan) -> dict[str, Any]:
    match column.kind:
        case Kind.CHOICE if column.choices:
            return {"validate": "list", "source": list(column.choices)}
        case Kind.CHOICE:
            return {"validate": "list", "source": f"={plan.grid.actor_list()}"}
        case Kind.NUMBER:
            numbers = {"minimum": 1, "maximum": plan.table.row_limit}
            return {"validate": "integer", "criteria": "between", **numbers}
        case _:
            return {}


def add_marks(sheet: Sheet, plan: Plan) -> None:
    """Colour what is missing or wrong, and preview the symbols in the actor cells."""
    grid, top = plan.grid, plan.table.heading_row
    for column, condition in grid.marks(top).items():
        sheet.tint(_column_area(sheet, plan, column), condition, MISSING)
    first, last = column_number(grid.activity), column_number(grid.requirements)
    block = sheet.area(Spot(top, first), Spot(grid.end, last))
    for kind, look in PREVIEW.items():
        sheet.tint(block, grid.previews(f"{grid.activity}${top}", top, kind), look)


def _column_area(sheet: Sheet, plan: Plan, column: str) -> Area:
    at = column_number(column)
    return sheet.area(Spot(plan.grid.heading, at), Spot(plan.grid.end, at))


def set_page(sheet: Sheet, plan: Plan) -> None:
    """Set up the printed page: landscape, the headings on each, the form without its helpers."""
    first, last = plan.printed
    code, long_side = PAPERS[plan.paper]
    grid, low = sheet.grid, plan.table.heading_row
    grid.set_landscape()
    grid.set_paper(code)
    grid.set_margins(left=MARGIN, right=MARGIN, top=MARGIN, bottom=FOOT_MARGIN)
    grid.set_start_page(1)
    grid.set_footer(PAGE_FOOT, {"margin": MARGIN / 2})
    grid.center_horizontally()
    grid.repeat_rows(low - 2, low - 1)
    grid.print_area(0, first - 1, plan.grid.end - 1, last - 1)
    grid.set_print_scale(_scale(plan, long_side - 2 * MARGIN))
    grid.freeze_panes(low, column_number(plan.grid.activity) - 1)
    grid.hide_gridlines(2)


def _scale(plan: Plan, room: float) -> int:
    """Return the percentage at which the form fills the width of the page (in inches)."""
    printed = [c.width for c in plan.table if not c.authoring]
    widths = [*printed, *[plan.actors.width] * plan.actors.prepared]
    inches = sum(CHARACTER * width + CELL_PADDING for width in widths) * WIDEST / PIXELS_PER_INCH
    return max(10, min(100, int(100 * room / inches)))
