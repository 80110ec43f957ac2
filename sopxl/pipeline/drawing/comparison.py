"""The last drawing as it was made, held against what stands on the sheet now.

Symbols of the last drawing find their counterparts in the new one by the cells that were their
homes, wherever rows and columns have gone since.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from sopxl.pipeline.drawing.settled_cells import settled_columns, settled_rows
from sopxl.scene import EMU_PER_PIXEL, Box, Point
from sopxl.scene.places import corner_on, homes
from sopxl.scene.sheet import Anchor

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sopxl.scene import Edge, Scene
    from sopxl.scene.places import ArrowPlace, Corner, Home, LabelPlace, Places, SymbolPlace
    from sopxl.scene.sheet import SheetGrid
    from sopxl.workbook.drawing.earlier import EarlierDrawing

UNTOUCHED = 3 * EMU_PER_PIXEL
"""How far a place may be off without anybody having moved it: programs round when they save."""

Ends: TypeAlias = tuple[str | None, str | None, str]
"""The ids of two symbols, and the answer of the flow between them."""


def apart(one: Point, two: Point) -> bool:
    """Tell whether two places are farther from each other than programs round."""
    return max(abs(one.x - two.x), abs(one.y - two.y)) > UNTOUCHED


class Comparison:
    """The earlier drawing, what it remembers of itself, and the scene that takes its place.

    `arrows` and `symbols` are those of the earlier drawing that are still there, `moved` the
    symbols that the user has put elsewhere, `stretched` those that a program has when rows were
    deleted, and `now` says the id that each symbol has in the new drawing, None for one that has
    none.
    """

    def __init__(
        self, earlier: EarlierDrawing, places: Places, scene: Scene, grid: SheetGrid
    ) -> None:
        self.earlier, self.places, self.scene, self.grid = earlier, places, scene, grid
        self.arrows = [arrow for arrow in places.arrows if arrow.id in earlier.shapes]
        self.symbols = [symbol for symbol in places.symbols if symbol.id in earlier.shapes]
        self._columns = settled_columns(earlier, self.symbols, UNTOUCHED)
        self._rows = settled_rows(earlier, self.symbols, self._columns, UNTOUCHED)
        self._may_be_stretched = _was_stretched_by_a_program(earlier, places)
        elsewhere = [symbol for symbol in self.symbols if self._stands_elsewhere(symbol)]
        self.stretched = [symbol for symbol in elsewhere if self._is_stretched(symbol)]
        self.moved = [symbol for symbol in elsewhere if symbol not in self.stretched]
        at_home = {home: name for name, home in homes(scene, grid).items()}
        self.now: Mapping[str, str | None] = {
            symbol.id: at_home.get(self._home(symbol)) for symbol in places.symbols
        }

    @cached_property
    def edges(self) -> Mapping[Ends, Edge]:
        """The arrows of the new drawing by what they join."""
        return {
            (edge.source[0], edge.target[0], edge.answer): edge
            for page in self.scene.pages
            for edge in page.edges
        }

    def counterpart(self, arrow: ArrowPlace) -> Edge | None:
        """Return the arrow of the new drawing that joins the same symbols, if there is one."""
        source, target = (self.now.get(end) for end, _ in (arrow.source, arrow.target))
        return self.edges.get((source, target, arrow.answer))

    def chosen(self) -> Iterator[SymbolPlace]:
        """Yield what the user has moved, now or before the last drawing, and has left there."""
        yield from self.moved
        yield from (one for one in self.symbols if one.chosen and one not in self.moved)

    def is_dragged(self, place: LabelPlace) -> bool:
        """Tell whether the user has put words elsewhere."""
        now, drawn = self.start_now(place.id), self.expected(place.start)
        if self._may_be_stretched and abs(now.x - drawn.x) <= UNTOUCHED:
            return False
        return apart(now, drawn)

    def start_now(self, name: str) -> Point:
        """Return where the upper left corner of a shape is now."""
        return self.earlier.grid.point(self.earlier.shapes[name].start)

    def expected(self, corner: Corner) -> Point:
        """Return where a remembered corner should be now that rows and columns have moved."""
        column, across, row, down = corner
        at = self._row(row)
        now = (self._columns.now(column), across, row if at is None else at, down)
        return corner_on(self.earlier.grid, now)

    def carried_over(self, symbol: SymbolPlace) -> Box:
        """Return where a symbol goes: as far from the corner of its home cell as it is now."""
        box, home = self._box_now(symbol), self._home(symbol)
        cell = Anchor(home.column, 0, home.row, 0)
        was, will = self.earlier.grid.point(cell), self.grid.point(cell)
        return box._replace(x=box.x + will.x - was.x, y=box.y + will.y - was.y)

    def _stands_elsewhere(self, symbol: SymbolPlace) -> bool:
        box = self._box_now(symbol)
        start, end = self.expected(symbol.start), self.expected(symbol.end)
        return apart(Point(box.x, box.y), start) or apart(Point(box.right, box.bottom), end)

    def _is_stretched(self, symbol: SymbolPlace) -> bool:
        """Tell whether a symbol differs only in height and within its row."""
        shape, row = self.earlier.shapes[symbol.id], self._row(symbol.home.row)
        box, start, end = self._box_now(symbol), *map(self.expected, (symbol.start, symbol.end))
        upright = max(abs(box.x - start.x), abs(box.right - end.x)) <= UNTOUCHED
        return self._may_be_stretched and upright and shape.start.row == shape.end.row == row

    def _box_now(self, symbol: SymbolPlace) -> Box:
        shape = self.earlier.shapes[symbol.id]
        start, end = (self.earlier.grid.point(corner) for corner in (shape.start, shape.end))
        return Box(start.x, start.y, end.x - start.x, end.y - start.y)

    def _home(self, symbol: SymbolPlace) -> Home:
        home, row = symbol.home, self._row(symbol.home.row)
        gone = -1
        return home._replace(
            row=gone if row is None else row, column=self._columns.now(home.column)
        )

    def _row(self, row: int) -> int | None:
        """Return where a row, counted from 0, is now; None for one that is gone.

        A row whose height somebody has changed is where its neighbours say.
        """
        rows, number = self._rows, row + 1
        if number in rows:
            return rows[number] - 1
        above = [rows[other] - other for other in rows if other < number][-1:]
        below = [rows[other] - other for other in rows if other > number][:1]
        shifts = {*above, *below} or {0}
        return row + shifts.pop() if len(shifts) == 1 else None


def _was_stretched_by_a_program(earlier: EarlierDrawing, places: Places) -> bool:
    """Tell whether rows were inserted or deleted by a program that stretches shapes on the way.

    LibreOffice does, and its files show by arrows that are glued to nothing any more.
    """
    arrows = (earlier.shapes.get(arrow.id) for arrow in places.arrows)
    told = [shape for shape in arrows if shape and shape.preset]
    unglued = bool(told) and not any(shape.source or shape.target for shape in told)
    return unglued and not (_is_whole(earlier.rows) and _is_whole(earlier.rows.values()))


def _is_whole(numbers: Collection[int]) -> bool:
    return not numbers or max(numbers) - min(numbers) + 1 == len(numbers)
