"""The draw list: a scene as rows which a macro in Excel carries out one by one.

The macro (`macros/SopxlDraw.bas`) decides nothing. A place is given by its cell and the distance
from that cell's corner, as in DrawingML, so that the drawing keeps its place where a screen rounds
widths and heights. Excel lays a connector anew when its ends are glued, therefore the macro sets
the adjustments after that.

Colours are those that the theme gives, as Excel counts them: red + 256 green + 65,536 blue. A shape
without `fill` or `outline` has none; `transparency` is the share of what lies behind that shows
through the fill. Of what `drawingml` writes into a file nothing is missing here, so that the same
scene with the same looks is the same drawing in both. The paper is no command: drawing leaves it
as it is, and `workbook.drawing.paper.told_page` turns what Excel says of it into what the layout
asks.
"""

from __future__ import annotations

from dataclasses import astuple, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from sopxl.backends.connector import STRAIGHT, WHOLE, fit
from sopxl.scene import (
    EMU_PER_PIXEL,
    EMU_PER_POINT,
    Align,
    Box,
    Cell,
    Label,
    Point,
    Shape,
    Side,
    replay,
)
from sopxl.scene.owned import BACKING, OWNED
from sopxl.scene.sheet import box_on_sheet, on_sheet
from sopxl.scene.style import FONT, INK, PAPER, PLAIN, SHOWN_THROUGH, SYMBOL_TEXT
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sopxl.scene import Edge, Node, Page, Scene
    from sopxl.scene.sheet import SheetGrid
    from sopxl.scene.style import Looks

Value: TypeAlias = str | int | float | None

# msoAutoShapeType, msoConnectorType, XlHAlign and XlPageBreak; the numbers are Excel's own.
STRAIGHT_LINK, ELBOW_LINK = 1, 2
SYMBOLS = {Shape.TERMINATOR: 69, Shape.PROCESS: 61, Shape.DECISION: 63, Shape.OFF_PAGE: 74}
SITES = {Side.NORTH: 1, Side.WEST: 2, Side.SOUTH: 3, Side.EAST: 4}
ALIGNMENTS = {Align.LEFT: -4131, Align.CENTRE: -4108, Align.RIGHT: -4152}
MANUAL_BREAK, NO_BREAK = -4135, -4142
TEXT_CELL, NUMBER_CELL, FORMULA_CELL = 0, 1, 2


class Operation(StrEnum):
    """What the macro can do."""

    CLEAR = "CLEAR"
    MEMORY = "MEMORY"
    ROW = "ROW"
    BREAK = "BREAK"
    SCALE = "SCALE"
    AREA = "AREA"
    CELL = "CELL"
    BACKING = "BACKING"
    SHAPE = "SHAPE"
    TEXT = "TEXT"
    LINK = "LINK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One row of the draw list; the fields are its columns, in this order.

    Columns and rows of the sheet count from 1, distances are points. A connector runs from the
    first place to the second; `adjustments` says how many of the three hold.
    """

    operation: Operation
    name: str = ""
    kind: int | None = None
    column1: int | None = None
    x1: float | None = None
    row1: int | None = None
    y1: float | None = None
    column2: int | None = None
    x2: float | None = None
    row2: int | None = None
    y2: float | None = None
    text: str = ""
    size: float | None = None
    align: int | None = None
    description: str = ""
    source: str = ""
    source_site: int | None = None
    target: str = ""
    target_site: int | None = None
    weight: float | None = None
    arrow: int | None = None
    adjustments: int | None = None
    adjustment1: float | None = None
    adjustment2: float | None = None
    adjustment3: float | None = None
    font: str = FONT
    fill: int | None = None
    transparency: float | None = None
    outline: int | None = None
    ink: int | None = None

    def row(self) -> tuple[Value, ...]:
        """Return the row as it is written into the sheet.

        Excel would take a text like «=A1» or «1/2» for a formula or a date: an apostrophe before it
        keeps it what it is, and is no part of what the macro reads.
        """
        guarded = replace(self, text=_literal(self.text), description=_literal(self.description))
        _, *values = astuple(guarded)
        return (self.operation.value, *(None if value == "" else value for value in values))


def clear() -> Command:
    """Remove everything that sopxl has drawn."""
    return Command(operation=Operation.CLEAR)


def memory(name: str, text: str) -> Command:
    """Keep `text` in a hidden shape called `name`."""
    return Command(operation=Operation.MEMORY, name=name, text=text)


def row_height(row: int, points: float) -> Command:
    """Make a row of the sheet, counted from 1, so high; 0 lets Excel choose."""
    return Command(operation=Operation.ROW, row1=row, y1=points)


def page_break(row: int, *, wanted: bool) -> Command:
    """Begin a new page with a row of the sheet, counted from 1, or take that break away."""
    kind = MANUAL_BREAK if wanted else NO_BREAK
    return Command(operation=Operation.BREAK, row1=row, kind=kind)


def scale(percent: int) -> Command:
    """Print the sheet at this scale; 0 fits it to its pages."""
    return Command(operation=Operation.SCALE, size=percent)


def print_end(row: int) -> Command:
    """End the print area with a row of the sheet, counted from 1."""
    return Command(operation=Operation.AREA, row1=row)


def cell(sheet: str, row: int, column: int, value: str | float) -> Command:
    """Put a text or a number into a cell of a sheet, counted from 1."""
    kind = TEXT_CELL if isinstance(value, str) else NUMBER_CELL
    return _cell(sheet, row, column, kind, str(value))


def formula(sheet: str, row: int, column: int, text: str) -> Command:
    """Put a formula, written without its «=», into a cell of a sheet, counted from 1."""
    return _cell(sheet, row, column, FORMULA_CELL, f"={text}")


def _cell(sheet: str, row: int, column: int, kind: int, text: str) -> Command:
    operation = Operation.CELL
    return Command(operation=operation, name=sheet, kind=kind, column1=column, row1=row, text=text)


def render(scene: Scene, grid: SheetGrid, looks: Looks = PLAIN) -> tuple[Command, ...]:
    """Return what draws `scene` on the worksheet with this grid; the cover has no flow to draw.

    Symbols come before the arrows that are glued to them.
    """
    drawn = []
    for page in scene.pages:
        canvas = DrawListCanvas(page, grid, looks)
        replay(page, canvas)
        drawn.append(canvas)
    layers = ([canvas.backings, canvas.symbols, canvas.arrows, canvas.labels] for canvas in drawn)
    return tuple(
        command for layer in zip(*layers, strict=True) for part in layer for command in part
    )


class DrawListCanvas:
    """Collects one command for each item of a page, apart by kind."""

    def __init__(self, page: Page, grid: SheetGrid, looks: Looks) -> None:
        self.page, self.grid, self.looks = page, grid, looks
        self.backings: list[Command] = []
        self.symbols: list[Command] = []
        self.arrows: list[Command] = []
        self.labels: list[Command] = []

    def symbol(self, node: Node) -> None:
        """Draw a symbol; that of a step stands on white, which hides the tint of the preview."""
        box = box_on_sheet(self.page, node.box)
        if node.step is not None:
            name = f"{OWNED}{BACKING}{node.id}"
            command = Command(operation=Operation.BACKING, name=name, fill=_colour(PAPER))
            cell = self.grid.cell(box.dock(Side.NORTH))
            self.backings.append(self._at(_inside(cell), command))
        paint = self.looks.paint(self.page, node)
        command = Command(
            operation=Operation.SHAPE,
            name=f"{OWNED}{node.id}",
            kind=SYMBOLS[node.shape],
            text=node.text,
            size=_points(SYMBOL_TEXT),
            align=ALIGNMENTS[Align.CENTRE],
            description=node.description or node.text,
            weight=_points(self.looks.line),
            fill=_colour(paint.fill),
            outline=_colour(paint.line),
            ink=_colour(paint.ink),
        )
        self.symbols.append(self._at(box, command))

    def arrow(self, edge: Edge) -> None:
        """Draw a connector from site to site."""
        points = [on_sheet(self.page, point) for point in edge.points]
        shape = fit(points)
        (source, out), (target, into) = edge.source, edge.target
        bends = [round(adjustment / WHOLE, 5) for adjustment in shape.adjustments]
        adjustment1, adjustment2, adjustment3 = (*bends, None, None, None)[:3]
        command = Command(
            operation=Operation.LINK,
            name=f"{OWNED}{edge.id}",
            kind=STRAIGHT_LINK if shape.preset == STRAIGHT else ELBOW_LINK,
            description=edge.description,
            source=f"{OWNED}{source}",
            source_site=SITES[out],
            target=f"{OWNED}{target}",
            target_site=SITES[into],
            weight=_points(self.looks.line),
            outline=_colour(INK),
            arrow=int(edge.arrow),
            adjustments=len(bends),
            adjustment1=adjustment1,
            adjustment2=adjustment2,
            adjustment3=adjustment3,
        )
        self.arrows.append(self._between(points[0], points[-1], command))

    def words(self, item: Label | Cell) -> None:
        """Write a label; a cell of the form is there already."""
        match item:
            case Label():
                box = box_on_sheet(self.page, item.box)
                command = Command(
                    operation=Operation.TEXT,
                    name=f"{OWNED}{item.id}",
                    text=item.text,
                    size=_points(item.size * 100 // self.page.scale),
                    align=ALIGNMENTS[item.align],
                    description=item.text,
                    fill=_colour(PAPER),
                    transparency=SHOWN_THROUGH,
                    ink=_colour(INK),
                )
                self.labels.append(self._at(box, command))
            case Cell():
                pass

    def _at(self, box: Box, command: Command) -> Command:
        return self._between(Point(box.x, box.y), Point(box.right, box.bottom), command)

    def _between(self, first: Point, last: Point, command: Command) -> Command:
        """Return the command from the first place to the last."""
        begin, end = self.grid.anchor(first), self.grid.anchor(last)
        return replace(
            command,
            column1=begin.column + 1,
            x1=_points(begin.column_offset),
            row1=begin.row + 1,
            y1=_points(begin.row_offset),
            column2=end.column + 1,
            x2=_points(end.column_offset),
            row2=end.row + 1,
            y2=_points(end.row_offset),
        )


def rows(commands: Iterable[Command]) -> list[tuple[Value, ...]]:
    """Return the block of cells that holds the list."""
    return [command.row() for command in commands]


def _inside(cell: Box) -> Box:
    """Return a cell without its borders."""
    return Box(
        cell.x + EMU_PER_PIXEL,
        cell.y + EMU_PER_PIXEL,
        cell.width - 2 * EMU_PER_PIXEL,
        cell.height - 2 * EMU_PER_PIXEL,
    )


def _points(length: int) -> float:
    return round(length / EMU_PER_POINT, 4)


def _colour(name: str) -> int:
    """Return a colour given as RRGGBB as Excel counts it."""
    red, green, blue = bytes.fromhex(name)
    return red + 256 * green + 65_536 * blue


def _literal(text: str) -> str:
    return f"'{text}" if text else ""
