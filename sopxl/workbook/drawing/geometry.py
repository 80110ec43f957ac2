"""The measures of a sheet, as Excel draws it at 96 dots to the inch."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from sopxl.scene import EMU_PER_PIXEL
from sopxl.scene.sheet import BLANK_COLUMN, SheetGrid
from sopxl.values import dataclass
from sopxl.workbook.drawing.paper import page_setup
from sopxl.workbook.drawing.printing import breaks_in
from sopxl.workbook.package.markup import is_true

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.workbook.drawing.paper import PageSetup
    from sopxl.workbook.package.worksheet import Worksheet

DIGIT_PIXELS = 7
"""Widest digit of the standard fonts of Excel (Calibri 11, Arial 10), the unit of widths."""

COLUMN_PADDING = 5
BLANK_HEIGHT = 15.0
POINTS_TO_PIXELS = 96 / 72
LAST_COLUMN = 16_384


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetGeometry:
    """Widths and heights of the columns and rows that a sheet describes, from the first, in EMU.

    A hidden column or row has 0; what comes after the last has `blank_column` or `blank_row`.
    `first_id` is the first number from which on no shape of the sheet has one, `page` how the sheet
    is printed, None where that is not known, `breaks` the rows, counted from 1, after which the
    user ends a page.
    """

    columns: tuple[int, ...]
    rows: tuple[int, ...]
    blank_column: int
    blank_row: int
    first_id: int
    page: PageSetup | None = None
    breaks: tuple[int, ...] = ()

    def column(self, number: int) -> int:
        """Return the width of a column, counted from 1."""
        return self.columns[number - 1] if number <= len(self.columns) else self.blank_column

    def row(self, number: int) -> int:
        """Return the height of a row, counted from 1."""
        return self.rows[number - 1] if number <= len(self.rows) else self.blank_row

    def grid(self, columns: int, heights: Mapping[int, int]) -> SheetGrid:
        """Return the edges of so many columns, and of the rows when they get these heights."""
        last = max((len(self.rows), *heights))
        return SheetGrid(
            tuple(accumulate(map(self.column, range(1, columns + 1)), initial=0)),
            tuple(
                accumulate(
                    (heights.get(row, self.row(row)) for row in range(1, last + 1)), initial=0
                )
            ),
        )


def measured(sheet: Worksheet, first_id: int) -> SheetGeometry:
    """Return the measures of a sheet."""
    blank_column, blank_row = _blank(sheet)
    return SheetGeometry(
        columns=_columns(sheet, blank_column),
        rows=_rows(sheet, blank_row),
        blank_column=blank_column,
        blank_row=blank_row,
        first_id=first_id,
        page=page_setup(sheet),
        breaks=breaks_in(sheet),
    )


def _blank(sheet: Worksheet) -> tuple[int, int]:
    """Return width and height of columns and rows of which nothing is said."""
    element = sheet.child("sheetFormatPr")
    if element is None:
        return BLANK_COLUMN, _height(BLANK_HEIGHT)
    said = element.attributes
    hidden = is_true(said.get("zeroHeight"))
    height = 0 if hidden else _height(float(said.get("defaultRowHeight", BLANK_HEIGHT)))
    if "defaultColWidth" in said:
        return _width(float(said["defaultColWidth"])), height
    # So many digits and their padding, to a multiple of eight pixels (ISO 29500-1, 18.3.1.81).
    pixels = int(said.get("baseColWidth", "8")) * DIGIT_PIXELS + COLUMN_PADDING
    return -(-pixels // 8) * 8 * EMU_PER_PIXEL, height


def _columns(sheet: Worksheet, blank: int) -> tuple[int, ...]:
    widths: dict[int, int] = {}
    for element in sheet.children_of(sheet.child("cols")):
        said = element.attributes
        width = _width(float(said["width"])) if "width" in said else blank
        last = min(int(said["max"]), LAST_COLUMN)
        for number in range(int(said["min"]), last + 1):
            widths[number] = 0 if is_true(said.get("hidden")) else width
    return tuple(widths.get(number, blank) for number in range(1, max(widths, default=0) + 1))


def _rows(sheet: Worksheet, blank: int) -> tuple[int, ...]:
    heights: dict[int, int] = {}
    for number, element in sheet.rows().items():
        said = element.attributes
        height = _height(float(said["ht"])) if "ht" in said else blank
        heights[number] = 0 if is_true(said.get("hidden")) else height
    return tuple(heights.get(number, blank) for number in range(1, max(heights, default=0) + 1))


def _width(characters: float) -> int:
    """Return the EMU of a column of so many digits (ISO 29500-1, 18.3.1.13)."""
    share = int(128 / DIGIT_PIXELS)
    return int((256 * characters + share) / 256 * DIGIT_PIXELS) * EMU_PER_PIXEL


def _height(points: float) -> int:
    """Return the EMU of a row; Excel draws rows in whole pixels."""
    return round(points * POINTS_TO_PIXELS) * EMU_PER_PIXEL
