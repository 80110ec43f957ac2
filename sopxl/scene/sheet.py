"""From a place on the paper to a place on the worksheet, and to the cell it lies in."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sopxl.scene.items import EMU_PER_PIXEL, Box, Point
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.scene.items import Page

BLANK_COLUMN, BLANK_ROW = 64 * EMU_PER_PIXEL, 20 * EMU_PER_PIXEL


class Anchor(NamedTuple):
    """A place given by its cell, counted from 0, and its distance from that cell's corner."""

    column: int
    column_offset: int
    row: int
    row_offset: int


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """Where the columns and rows of a worksheet begin, in EMU from its upper left corner.

    Both begin with 0 and end with the far side of the last one described; a hidden column or row
    repeats the edge before it. What lies beyond is as wide and high as Excel makes it.
    """

    column_edges: tuple[int, ...]
    row_edges: tuple[int, ...]

    def anchor(self, point: Point) -> Anchor:
        """Return the cell of a place; a place on an edge belongs to the cell that begins there."""
        column, column_offset = _within(self.column_edges, point.x, BLANK_COLUMN)
        row, row_offset = _within(self.row_edges, point.y, BLANK_ROW)
        return Anchor(column, column_offset, row, row_offset)

    def point(self, place: Anchor) -> Point:
        """Return where a place given by its cell lies; the reverse of `anchor`."""
        (left, _), (top, _) = self.column(place.column), self.row(place.row)
        return Point(left + place.column_offset, top + place.row_offset)

    def column(self, number: int) -> tuple[int, int]:
        """Return where a column, counted from 0, begins and how wide it is."""
        return _nth(self.column_edges, number, BLANK_COLUMN)

    def row(self, number: int) -> tuple[int, int]:
        """Return where a row, counted from 0, begins and how high it is."""
        return _nth(self.row_edges, number, BLANK_ROW)

    def cell(self, point: Point) -> Box:
        """Return the box of the cell in which a place lies."""
        x, width = _interval(self.column_edges, point.x, BLANK_COLUMN)
        y, height = _interval(self.row_edges, point.y, BLANK_ROW)
        return Box(x, y, width, height)


def on_sheet(page: Page, point: Point) -> Point:
    """Return where a place on the paper lies on the worksheet."""
    return Point(
        page.sheet_origin.x + round((point.x - page.origin.x) * 100 / page.scale),
        page.sheet_origin.y + round((point.y - page.origin.y) * 100 / page.scale),
    )


def on_paper(page: Page, point: Point) -> Point:
    """Return where a place on the worksheet lies on the paper; the reverse of `on_sheet`."""
    return Point(
        page.origin.x + round((point.x - page.sheet_origin.x) * page.scale / 100),
        page.origin.y + round((point.y - page.sheet_origin.y) * page.scale / 100),
    )


def box_on_sheet(page: Page, box: Box) -> Box:
    """Return where a rectangle on the paper lies on the worksheet."""
    x, y = on_sheet(page, Point(box.x, box.y))
    right, bottom = on_sheet(page, Point(box.right, box.bottom))
    return Box(x, y, right - x, bottom - y)


def box_on_paper(page: Page, box: Box) -> Box:
    """Return where a rectangle on the worksheet lies on the paper; the reverse of `box_on_sheet`.

    Its middle is whole, so that arrows which meet its sides stay straight.
    """
    from_x, from_y = page.sheet_origin
    centre = Point(
        page.origin.x + round((box.x + box.right - 2 * from_x) * page.scale / 200),
        page.origin.y + round((box.y + box.bottom - 2 * from_y) * page.scale / 200),
    )
    half_width, half_height = (round(side * page.scale / 200) for side in (box.width, box.height))
    return Box.around(centre, 2 * half_width, 2 * half_height)


def _within(edges: Sequence[int], place: int, beyond: int) -> tuple[int, int]:
    """Return the interval in which a place lies, and how far it is from its beginning."""
    index = max(bisect_right(edges, place) - 1, 0)
    offset = max(place - edges[index], 0)
    if index < len(edges) - 1:
        return index, offset
    further, offset = divmod(offset, beyond)
    return index + further, offset


def _nth(edges: Sequence[int], number: int, beyond: int) -> tuple[int, int]:
    if number < len(edges) - 1:
        return edges[number], edges[number + 1] - edges[number]
    return edges[-1] + (number - len(edges) + 1) * beyond, beyond


def _interval(edges: Sequence[int], place: int, beyond: int) -> tuple[int, int]:
    index, offset = _within(edges, place, beyond)
    width = edges[index + 1] - edges[index] if index < len(edges) - 1 else beyond
    return place - offset, width
