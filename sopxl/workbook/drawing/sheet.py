"""A drawing put into a sheet of somebody's workbook, and taken out of it again.

Drawing changes the sheet's drawing part, and of the sheet itself the row heights, the page breaks,
the print scale and the reference to the drawing, and where its print area ends; every other part
stays as it lies. Drawing begins with taking the last drawing away, so drawing twice gives the same
bytes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sopxl.values import dataclass
from sopxl.workbook.drawing.anchors import (
    EMPTY,
    handled_in,
    is_empty,
    last_row,
    memory_anchors,
    memory_in,
    next_id,
    places_in,
    with_anchors,
    without_ours,
)
from sopxl.workbook.drawing.earlier import EarlierDrawing
from sopxl.workbook.drawing.geometry import SheetGeometry, measured
from sopxl.workbook.drawing.glue import glued_again
from sopxl.workbook.drawing.memory import Memory
from sopxl.workbook.drawing.print_area import end_area, restore_area
from sopxl.workbook.drawing.printing import add_breaks, remove_breaks, restore_scale, set_scale
from sopxl.workbook.drawing.rows import moved_rows, restore_heights, set_heights
from sopxl.workbook.drawing.shapes import shapes_in
from sopxl.workbook.package.markup import removed
from sopxl.workbook.package.parts import OFFICE, Package
from sopxl.workbook.package.worksheet import Worksheet

if TYPE_CHECKING:
    from collections.abc import Mapping


DRAWING = f"{OFFICE}/drawing"
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDrawing:
    """What is put into a sheet.

    `behind` and `before` are anchors as XML (prefixes `xdr` and `a`) that stand behind and before
    what the user drew, `row_heights` EMU by row number, `breaks` the rows after which a page ends,
    `scale` the print scale in percent and `last_row` the row with which printing ends unless one
    below it is filled; None where printing stays as it is. `places` is kept with the drawing, for
    the one who draws anew.
    """

    behind: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    row_heights: Mapping[int, int]
    breaks: tuple[int, ...] = ()
    scale: int | None = None
    last_row: int | None = None
    places: str = ""


def with_drawing(workbook: bytes, sheet: str, drawing: SheetDrawing) -> bytes:
    """Return the workbook with `drawing` in a sheet, in the place of an earlier one of ours.

    Raises UserError for a workbook or sheet that cannot be drawn on.
    """
    package = Package(workbook)
    name = package.sheet(sheet)
    last = _drawing_part(package, name)
    before = EMPTY if last is None else package.part(last)
    _clear(package, name)
    memory = _prepare(package, name, drawing)
    part = _drawing_part(package, name)
    if part is None:
        part = _new_drawing_part(package, name)
        memory = replace(memory, new_drawing=True)
    content = with_anchors(package.part(part), drawing.behind, drawing.before)
    content = glued_again(content, before)
    notes = memory_anchors(memory, drawing.places, next_id(content))
    package.put(part, with_anchors(content, (), notes))
    return package.to_bytes()


def without_drawing(workbook: bytes, sheet: str) -> bytes:
    """Return the workbook without our drawing, and the sheet as it was before it."""
    package = Package(workbook)
    _clear(package, package.sheet(sheet))
    return package.to_bytes()


def sheet_geometry(workbook: bytes, sheet: str) -> SheetGeometry:
    """Return the measures of a sheet as they are without our drawing."""
    package = Package(workbook)
    name = package.sheet(sheet)
    _clear(package, name)
    part = _drawing_part(package, name)
    first_id = next_id(EMPTY if part is None else package.part(part))
    return measured(Worksheet.read(package.part(name)), first_id)


def earlier_drawing(workbook: bytes, sheet: str) -> EarlierDrawing | None:
    """Return our last drawing as it stands on a sheet now; None for a sheet without one."""
    package = Package(workbook)
    name = package.sheet(sheet)
    part = _drawing_part(package, name)
    if part is None:
        return None
    worksheet, content = Worksheet.read(package.part(name)), package.part(part)
    shapes, handled = shapes_in(content), handled_in(content)
    geometry = measured(worksheet, next_id(content))
    columns = max((shape.end.column for shape in shapes.values()), default=0) + 2
    return EarlierDrawing(
        shapes=shapes,
        places=places_in(content),
        grid=geometry.grid(columns, {}),
        rows=moved_rows(worksheet, memory_in(content).rows),
        mixed=handled.mixed,
        grouped=handled.grouped,
        copied=handled.copied,
    )


def _prepare(package: Package, name: str, drawing: SheetDrawing) -> Memory:
    """Set heights, breaks, scale and print area of the sheet; return what they were."""
    part = _drawing_part(package, name)
    pictured = 0 if part is None else last_row(package.part(part))
    worksheet = Worksheet.read(package.part(name))
    worksheet, rows = set_heights(worksheet, drawing.row_heights)
    worksheet, breaks = add_breaks(worksheet, drawing.breaks)
    printing = None
    if drawing.scale is not None:
        worksheet, printing = set_scale(worksheet, drawing.scale)
    package.put(name, worksheet.part)
    area = None
    if drawing.last_row is not None:
        area = end_area(package, name, max(drawing.last_row, pictured), worksheet)
    return Memory(rows=rows, breaks=breaks, printing=printing, area=area)


def _clear(package: Package, name: str) -> None:
    """Take our drawing out of a sheet and put back what it changed."""
    part = _drawing_part(package, name)
    if part is None:
        return
    memory = memory_in(package.part(part))
    package.put(part, without_ours(package.part(part)))
    worksheet, moved = restore_heights(Worksheet.read(package.part(name)), memory.rows)
    restore_area(package, name, memory, moved)
    worksheet = remove_breaks(worksheet, {moved.get(row, row) for row in memory.breaks})
    if memory.printing:
        worksheet = restore_scale(worksheet, memory.printing)
    package.put(name, worksheet.part)
    if memory.new_drawing and is_empty(package.part(part)):
        _remove_drawing_part(package, name, part)


def _drawing_part(package: Package, name: str) -> str | None:
    key = Worksheet.read(package.part(name)).drawing_key
    targets = (other.target for other in package.relationships(name) if other.key == key)
    return None if key is None else next(targets, None)


def _new_drawing_part(package: Package, name: str) -> str:
    part = package.free_name("xl/drawings/drawing{}.xml")
    package.put(part, EMPTY)
    package.declare(part, DRAWING_TYPE)
    key = package.relate(name, DRAWING, part)
    worksheet = Worksheet.read(package.part(name))
    element = worksheet.tag("drawing", f'xmlns:r="{OFFICE}" r:id="{key}"')
    package.put(name, worksheet.edited((worksheet.insertion("drawing", element),)).part)
    return part


def _remove_drawing_part(package: Package, name: str, part: str) -> None:
    worksheet = Worksheet.read(package.part(name))
    key, element = worksheet.drawing_key, worksheet.child("drawing")
    if key is None or element is None:
        return
    package.put(name, worksheet.edited((removed(element),)).part)
    package.unrelate(name, key)
    package.undeclare(part)
    package.remove(part)
