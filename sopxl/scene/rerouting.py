"""A new path for a single arrow among what is drawn already, after somebody has moved a symbol.

This is no second router: it tries the few plain shapes of one to five pieces and takes the least
bad. The whole drawing is routed in `layout`, before anybody moves anything.
"""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

from sopxl.scene.bends import corners_of, is_square
from sopxl.scene.items import EMU_PER_PIXEL, Box, Point, Side
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

OUTWARD = {
    Side.NORTH: Point(0, -1),
    Side.EAST: Point(1, 0),
    Side.SOUTH: Point(0, 1),
    Side.WEST: Point(-1, 0),
}
UPRIGHT = (Side.NORTH, Side.SOUTH)
GAP = 10 * EMU_PER_PIXEL
"""How far a path keeps from symbols and goes straight on at its ends, on the sheet at 100 %."""

OUTSIDE, THROUGH_SYMBOL, ON_ARROW, ACROSS_ARROW, BEND = 10**9, 10**8, 10**7, 10**6, 10**5
"""What a path costs besides its length, each worth any number of the next for all that matters."""


@dataclass(frozen=True, slots=True)
class End:
    """Where a path begins or ends: a side of a symbol."""

    box: Box
    side: Side

    @property
    def dock(self) -> Point:
        """The middle of the side."""
        return self.box.dock(self.side)

    def stub(self, length: int) -> Point:
        """Return the point at `length` straight out of the dock."""
        out = OUTWARD[self.side]
        return Point(self.dock.x + out.x * length, self.dock.y + out.y * length)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a new path has to mind: symbols, other arrows, and the area it must not leave."""

    boxes: tuple[Box, ...]
    paths: tuple[tuple[Point, ...], ...]
    area: Box
    scale: int

    def path(self, source: End, target: End) -> tuple[Point, ...]:
        """Return the least bad path from one dock to another."""
        gap = GAP * self.scale // 100
        ways = (corners_of(way) for way in self._ways(source, target, gap))
        fitting = [way for way in ways if is_square(way) and fits(way, source, target)]
        if not fitting:
            return self._around(source, target, gap)
        return min(fitting, key=lambda way: (self.cost(way, source, target), way))

    def cost(self, way: Sequence[Point], source: End, target: End) -> int:
        """Return how bad a path is."""
        pieces = [_box(a, b) for a, b in pairwise(way)]
        others = [_box(a, b) for path in self.paths for a, b in pairwise(path)]
        through = sum(_pierces(piece, box) for piece in pieces for box in self.boxes)
        through += any(_pierces(piece, source.box) for piece in pieces)
        through += any(_pierces(piece, target.box) for piece in pieces)
        outside = sum(not _within(piece, self.area) for piece in pieces)
        along = sum(_runs_along(one, two) for one in pieces for two in others)
        across = sum(_crosses(one, two) for one in pieces for two in others)
        length = sum(piece.width + piece.height for piece in pieces)
        counted = ((outside, OUTSIDE), (through, THROUGH_SYMBOL), (along, ON_ARROW))
        dear = sum(number * price for number, price in counted)
        return dear + across * ACROSS_ARROW + len(pieces) * BEND + length // EMU_PER_PIXEL

    def _ways(self, source: End, target: End, gap: int) -> Iterator[tuple[Point, ...]]:
        """Yield the plain paths: both ends go straight on, one or two lanes join them."""
        start, end = source.stub(gap), target.stub(gap)
        first, last = source.dock, target.dock
        yield first, last
        for corner in (Point(start.x, end.y), Point(end.x, start.y)):
            yield first, start, corner, end, last
        for x in self._lanes(start.x, end.x, (Point(b.x, b.right) for b in self.boxes), gap):
            yield first, start, Point(x, start.y), Point(x, end.y), end, last
        for y in self._lanes(start.y, end.y, (Point(b.y, b.bottom) for b in self.boxes), gap):
            yield first, start, Point(start.x, y), Point(end.x, y), end, last

    def _lanes(
        self, first: int, last: int, borders: Iterable[tuple[int, int]], gap: int
    ) -> tuple[int, ...]:
        beside = {at for low, high in borders for at in (low - gap, high + gap)}
        return tuple(sorted({(first + last) // 2, first, last, *beside}))

    def _around(self, source: End, target: End, gap: int) -> tuple[Point, ...]:
        """Return a path that fits where none of the plain ones does: further out at both ends."""
        lengths = (gap, 2 * gap, 4 * gap, 8 * gap)
        for out, into in product(lengths, lengths):
            start, end = source.stub(out), target.stub(into)
            for corner in (Point(start.x, end.y), Point(end.x, start.y)):
                way = corners_of((source.dock, start, corner, end, target.dock))
                if is_square(way) and fits(way, source, target):
                    return way
        start, end = source.stub(gap), target.stub(gap)
        return corners_of((source.dock, start, Point(start.x, end.y), end, target.dock))


def fits(way: Sequence[Point], source: End, target: End) -> bool:
    """Tell whether a path leaves and enters its symbols from outside."""
    return heads(way[0], way[1], source.side) and heads(way[-1], way[-2], target.side)


def heads(dock: Point, beyond: Point, side: Side) -> bool:
    """Tell whether a path that leaves a dock for `beyond` goes straight out of the symbol."""
    out = OUTWARD[side]
    x, y = beyond.x - dock.x, beyond.y - dock.y
    return (x * out.x > 0 and y == 0) if out.x else (y * out.y > 0 and x == 0)


def _box(a: Point, b: Point) -> Box:
    return Box(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))


def _pierces(piece: Box, box: Box) -> bool:
    """Tell whether a piece runs through the inside of a rectangle."""
    across = piece.x < box.right and box.x < piece.right
    down = piece.y < box.bottom and box.y < piece.bottom
    return (across and box.y < piece.y < box.bottom) or (down and box.x < piece.x < box.right)


def pierces(path: Sequence[Point], box: Box) -> bool:
    """Tell whether a path runs through the inside of a rectangle."""
    return any(_pierces(_box(a, b), box) for a, b in pairwise(path))


def _within(piece: Box, area: Box) -> bool:
    return (
        area.x <= piece.x
        and piece.right <= area.right
        and area.y <= piece.y
        and piece.bottom <= area.bottom
    )


def _runs_along(one: Box, two: Box) -> bool:
    """Tell whether two pieces lie on each other over some length."""
    if one.width == two.width == 0:
        return one.x == two.x and one.y < two.bottom and two.y < one.bottom
    if one.height == two.height == 0:
        return one.y == two.y and one.x < two.right and two.x < one.right
    return False


def _crosses(one: Box, two: Box) -> bool:
    level, upright = (one, two) if two.width == 0 else (two, one)
    return (
        upright.width == 0
        and level.height == 0
        and level.x < upright.x < level.right
        and upright.y < level.y < upright.bottom
    )
