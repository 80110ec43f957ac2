"""The form as people receive it: built from the cell map, its symbols and its example drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sopxl.backends import drawingml
from sopxl.model.settings import Paper, Settings
from sopxl.pipeline.drawing.sheet_drawing import sheet_drawing
from sopxl.pipeline.drawing.sheet_scene import scene_on_sheet
from sopxl.scene import EMU_PER_PIXEL, Box, Edge, Node, Page, Point, Scene, Shape, Side
from sopxl.template import guide
from sopxl.template.address import Spot
from sopxl.template.example import EXAMPLE
from sopxl.template.sop_ap import EXAMPLE as EXAMPLE_SHEET
from sopxl.template.sop_ap import GUIDE
from sopxl.workbook.build.form import build_sop
from sopxl.workbook.build.sheets import SYMBOL_NAME
from sopxl.workbook.drawing.sheet import SheetDrawing, sheet_geometry, with_drawing
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.directory import names_of
from sopxl.workbook.read.form import read_guarded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.intake.draft import Draft
    from sopxl.model.sop import Sop
    from sopxl.scene import Item
    from sopxl.workbook.drawing.geometry import SheetGeometry

SYMBOL = (72 * EMU_PER_PIXEL, 32 * EMU_PER_PIXEL)
PENTAGON = (30 * EMU_PER_PIXEL, 30 * EMU_PER_PIXEL)
DOT = EMU_PER_PIXEL
"""The arrow of the legend is glued to two boxes too small to be seen."""


def written_form(sop: Sop | None = None, paper: Paper = Paper.F4) -> bytes:
    """Return the form, blank or filled, with guide and example drawn; the same bytes every time."""
    settings = Settings(paper=paper)
    return _with_example(_with_legend(build_sop(sop, paper)), settings)


def _with_example(form: bytes, settings: Settings) -> bytes:
    geometry = sheet_geometry(form, EXAMPLE_SHEET)
    wanted = scene_on_sheet(_example_draft(), EXAMPLE, geometry, settings)
    return with_drawing(form, EXAMPLE_SHEET, sheet_drawing(wanted, geometry))


@cache
def _example_draft() -> Draft:
    """Return where the example stands, read from a form in which it is the procedure itself."""
    draft = read_guarded(guarded(build_sop(EXAMPLE), EXAMPLE_SHEET))
    entries = {ref: entry._replace(sheet=EXAMPLE_SHEET) for ref, entry in draft.entries.items()}
    return replace(draft, entries=entries)


def _with_legend(form: bytes) -> bytes:
    geometry = sheet_geometry(form, GUIDE)
    names = names_of(guarded(form, GUIDE).parts)
    items: list[Item] = []
    for symbol in guide.SYMBOLS:
        _, _, cell = names[f"{SYMBOL_NAME}{symbol.shape}"].rpartition("!")
        items += _legend(symbol, _box(geometry, Spot.at(cell)))
    paper = (sum(geometry.columns), sum(geometry.rows))
    page = Page(number=1, paper=paper, frame=(0, 0, *paper), items=tuple(items))
    scene = Scene(title=guide.SYMBOLS_HEADING, pages=(page,))
    anchors = drawingml.render(scene, geometry.grid(len(geometry.columns), {}), geometry.first_id)
    drawing = SheetDrawing(behind=anchors.behind, before=anchors.before, row_heights={})
    return with_drawing(form, GUIDE, drawing)


def _legend(symbol: guide.Symbol, cell: Box) -> Iterator[Item]:
    """Yield the symbol in the middle of its cell; the arrow needs two ends to be glued to."""
    middle = Point(cell.x + cell.width // 2, cell.y + cell.height // 2)
    if symbol.shape in {shape.value for shape in Shape}:
        shape = Shape(symbol.shape)
        width, height = PENTAGON if shape is Shape.OFF_PAGE else SYMBOL
        box = Box(middle.x - width // 2, middle.y - height // 2, width, height)
        yield Node(id=symbol.shape, step=None, shape=shape, box=box, description=symbol.name)
        return
    reach = SYMBOL[0] // 2
    ends = [Point(middle.x - reach, middle.y), Point(middle.x + reach, middle.y)]
    for side, end in zip(("from", "to"), ends, strict=True):
        box = Box(end.x - DOT // 2, end.y - DOT // 2, DOT, DOT)
        yield Node(id=f"{symbol.shape}-{side}", step=None, shape=Shape.PROCESS, box=box)
    yield Edge(
        id=symbol.shape,
        source=(f"{symbol.shape}-from", Side.EAST),
        target=(f"{symbol.shape}-to", Side.WEST),
        points=tuple(ends),
        description=symbol.name,
    )


def _box(geometry: SheetGeometry, cell: Spot) -> Box:
    left = sum(map(geometry.column, range(1, cell.column)))
    top = sum(map(geometry.row, range(1, cell.row)))
    return Box(left, top, geometry.column(cell.column), geometry.row(cell.row))
