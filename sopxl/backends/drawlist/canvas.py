"""A scene as a draw list: a command for each symbol, arrow and label."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sopxl.backends.connector import STRAIGHT, WHOLE, fit
from sopxl.backends.drawlist.commands import Command, Operation
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
from sopxl.scene.style import INK, PAPER, PLAIN, SHOWN_THROUGH, SYMBOL_TEXT

if TYPE_CHECKING:
    from sopxl.scene import Edge, Node, Page, Scene
    from sopxl.scene.sheet import SheetGrid
    from sopxl.scene.style import Looks

# msoAutoShapeType, msoConnectorType and XlHAlign; the numbers are Excel's own.
STRAIGHT_LINK, ELBOW_LINK = 1, 2
SYMBOLS = {Shape.TERMINATOR: 69, Shape.PROCESS: 61, Shape.DECISION: 63, Shape.OFF_PAGE: 74}
SITES = {Side.NORTH: 1, Side.WEST: 2, Side.SOUTH: 3, Side.EAST: 4}
ALIGNMENTS = {Align.LEFT: -4131, Align.CENTRE: -4108, Align.RIGHT: -4152}


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
            self.backings.append(self._at(cell.inset(EMU_PER_PIXEL), command))
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


def _points(length: int) -> float:
    return round(length / EMU_PER_POINT, 4)


def _colour(name: str) -> int:
    """Return a colour given as RRGGBB as Excel counts it."""
    red, green, blue = bytes.fromhex(name)
    return red + 256 * green + 65_536 * blue
