"""Where the cells of a worksheet part lie, down to the formula in each."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sopxl.template.address import Area, Spot
from sopxl.workbook.package.markup import Edit, Element, appended, outline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.workbook.package.worksheet import Worksheet

CELL, INSIDE_CELL = 4, 5
"""Depths in the part: worksheet, sheetData, row, cell, formula."""


class Places:
    """The cells of one worksheet part, and what a new cell would look like."""

    def __init__(self, worksheet: Worksheet) -> None:
        self.worksheet = worksheet
        self.prefix = worksheet.prefix
        self._rows = worksheet.rows()

    def cells(self, row: int) -> Mapping[int, Element]:
        """Return the cells that are written in a row, by the number of their column."""
        element = self._rows.get(row)
        found: dict[int, Element] = {}
        column = 0
        for cell in self._cells_of.get(element.start, ()) if element else ():
            stated = cell.attributes.get("r")
            column = Spot.at(stated).column if stated else column + 1
            found[column] = cell
        return found

    def formula(self, cell: Element) -> Element | None:
        """Return the formula in a cell, if there is one."""
        return self._formulas.get(cell.start)

    def upper_left(self, spot: Spot) -> Spot:
        """Return the cell that shows what stands at `spot`: the first of a merged area."""
        return next((first for first, last in self._merged if _within(spot, first, last)), spot)

    def style(self, spot: Spot) -> str | None:
        """Return the style that an unwritten cell has from its row or its column."""
        row = self._rows.get(spot.row)
        if row and row.attributes.get("customFormat"):
            return row.attributes.get("s")
        for column in self.worksheet.children_of(self.worksheet.child("cols")):
            said = column.attributes
            if int(said.get("min", "0")) <= spot.column <= int(said.get("max", "0")):
                return said.get("style")
        return None

    def at_end_of_row(self, row: int, cells: bytes) -> Edit:
        """Return the edit that puts `cells` behind those of a row, which may be a new one."""
        element = self._rows.get(row)
        part = self.worksheet.part
        if element is not None:
            return appended(part, element, cells)
        tag = f"{self.prefix}row"
        written = f'<{tag} r="{row}">'.encode() + cells + f"</{tag}>".encode()
        below = next((self._rows[other] for other in sorted(self._rows) if other > row), None)
        if below is not None:
            return Edit(below.start, below.start, written)
        data = self.worksheet.child("sheetData")
        return appended(part, data or self.worksheet.elements[0], written)

    @cached_property
    def _deep(self) -> tuple[Element, ...]:
        return outline(self.worksheet.part, INSIDE_CELL)

    @cached_property
    def _cells_of(self) -> Mapping[int, list[Element]]:
        """The cells of each row, by where the row begins in the part."""
        found: dict[int, list[Element]] = {}
        row = 0
        for element in self._deep:
            if element.local == "row" and element.depth == CELL - 1:
                row = element.start
            elif element.local == "c" and element.depth == CELL:
                found.setdefault(row, []).append(element)
        return found

    @cached_property
    def _formulas(self) -> Mapping[int, Element]:
        """The formulas, by where their cell begins in the part."""
        found: dict[int, Element] = {}
        cell = 0
        for element in self._deep:
            if element.depth == CELL:
                cell = element.start
            elif element.depth == INSIDE_CELL and element.local == "f":
                found[cell] = element
        return found

    @cached_property
    def _merged(self) -> tuple[tuple[Spot, Spot], ...]:
        merged = self.worksheet.children_of(self.worksheet.child("mergeCells"))
        areas = (Area.of(f"_!{element.attributes.get('ref', '')}") for element in merged)
        return tuple((area.first, area.last) for area in areas if area)


def _within(spot: Spot, first: Spot, last: Spot) -> bool:
    return first.row <= spot.row <= last.row and first.column <= spot.column <= last.column
