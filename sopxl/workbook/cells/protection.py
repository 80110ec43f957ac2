"""What a protected sheet lets nobody do in Excel before the protection is lifted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.template.address import Spot
from sopxl.workbook.cells.places import Places
from sopxl.workbook.package.markup import is_true, outline
from sopxl.workbook.package.parts import OFFICE, Package
from sopxl.workbook.package.worksheet import Worksheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sopxl.workbook.package.markup import Element

STYLES = f"{OFFICE}/styles"
FORMAT, INSIDE_FORMAT = 3, 4
"""Depths in the part of styles: styleSheet, cellXfs, xf, protection."""


def forbids_drawing(workbook: bytes, sheet: str) -> bool:
    """Tell whether a sheet is protected against shapes or against other heights of rows.

    Objects are free unless said otherwise, rows are not (ISO 29500-1, 18.3.1.85).
    """
    protection = _protection(_worksheet(Package(workbook), sheet))
    if protection is None:
        return False
    said = protection.attributes
    return is_true(said.get("objects")) or is_true(said.get("formatRows", "1"))


def locked_cells(workbook: bytes, sheet: str, cells: Iterable[str]) -> tuple[str, ...]:
    """Return those of the cells («C7») that the protection of their sheet closes to writing."""
    package = Package(workbook)
    worksheet = _worksheet(package, sheet)
    if _protection(worksheet) is None:
        return ()
    free, places = _free_formats(package), Places(worksheet)
    return tuple(cell for cell in cells if _format(places, Spot.at(cell)) not in free)


def _worksheet(package: Package, sheet: str) -> Worksheet:
    return Worksheet.read(package.part(package.sheet(sheet)))


def _protection(worksheet: Worksheet) -> Element | None:
    """Return the protection of a sheet, None where it is not switched on."""
    element = worksheet.child("sheetProtection")
    return element if element is not None and is_true(element.attributes.get("sheet")) else None


def _free_formats(package: Package) -> frozenset[int]:
    """Return the numbers of the formats of cells that protection leaves open."""
    part = package.related(package.workbook(), STYLES)
    if part is None or part not in package:
        return frozenset()
    number, free, counting = -1, set(), False
    for element in outline(package.part(part), INSIDE_FORMAT):
        if element.depth < FORMAT:
            counting = element.local == "cellXfs"
        elif counting and element.depth == FORMAT:
            number += 1
        elif counting and _sets_free(element):
            free.add(number)
    return frozenset(free)


def _sets_free(element: Element) -> bool:
    return element.local == "protection" and not is_true(element.attributes.get("locked", "1"))


def _format(places: Places, spot: Spot) -> int:
    """Return the number of the format of a cell; of a merged area it is that of the first."""
    spot = places.upper_left(spot)
    cell = places.cells(spot.row).get(spot.column)
    style = places.style(spot) if cell is None else cell.attributes.get("s")
    return int(style or 0)
