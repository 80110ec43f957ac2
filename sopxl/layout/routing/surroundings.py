"""What a label must keep clear of: arrows, symbols, other words, the borders of cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, TypeAlias

from sopxl.layout.geometry import EMU_PER_POINT, Box, Point, Shape
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.layout.routing.problem import Obstacle, Problem

MARGIN = 3 * EMU_PER_POINT // 10
"""Kept between the words and a line that passes them."""
FARTHEST = 19 * EMU_PER_POINT // 2
"""A label further from its own line than this is not read with it."""
FARTHEST_OUT = 40 * EMU_PER_POINT
"""A label further than this from the exit is not seen with its decision."""
ON_BORDER, ON_LINE, ON_SOLID, OUTSIDE = 1, 10, 30, 90
"""How bad it is to lie on a cell border, on an arrow (or too far from the own), on a symbol or
other words, outside of the actor columns. What is worse than a border is a fault."""
Segment: TypeAlias = tuple[int, int, int, int]
"""A straight piece of a drawn wire, or another thing that words may not cover: its left, top, right
and bottom. A plain tuple, since a drawing makes hundreds."""
OUTLINE = 0.51
"""Sum of the shares of width and height at which the outline of a diamond runs, and a hair."""


def points(number: float) -> int:
    """Return points as EMU."""
    return round(number * EMU_PER_POINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a label of one wire may collide with; `segments` with the margin that words keep."""

    problem: Problem
    area: Segment
    exit: Point
    segments: list[Segment]
    symbols: list[Obstacle]
    words: list[Segment]
    own: list[Segment]
    siblings: list[list[Segment]]

    def badness(self, place: Segment, limit: int) -> int:
        """Return how badly a label would stand in `place`; no longer exact from `limit` on."""
        left, top, right, bottom = place
        first, highest, last, lowest = self.area
        if left < first or top < highest or right > last or bottom > lowest:
            return OUTSIDE
        found = ON_LINE * len(meeting(self.segments, place))
        found += ON_SOLID * len(meeting(self.words, place))
        if found < limit:
            found += ON_SOLID * sum([_covered(symbol, place) for symbol in self.symbols])
        if found < limit:
            found += ON_LINE * self._astray(place)
            columns, rows = self.problem.column_edges, self.problem.row_edges
            found += ON_BORDER * (bisect_right(columns, left) < bisect_left(columns, right))
            found += ON_BORDER * (bisect_right(rows, top) < bisect_left(rows, bottom))
        return found

    def _astray(self, place: Segment) -> bool:
        """Tell whether a label would be too far from its line or exit, or nearer to a sibling."""
        left, top, right, bottom = place
        x, y = self.exit
        own = _square_distance(place, self.own)
        out = max(left - x, 0, x - right) + max(top - y, 0, y - bottom)
        return (
            own > FARTHEST**2
            or out > FARTHEST_OUT
            or any(_square_distance(place, line) <= own for line in self.siblings)
        )

    def innermost(self, dock: Point, sign: int, height: int, *, above: bool) -> int | None:
        """Return the x of the nearest upright line beside a dock, outwards."""
        reach = height + points(14)
        top, bottom = (dock.y - reach, dock.y) if above else (dock.y, dock.y + reach)
        beside = [
            sign * (left + MARGIN - dock.x)
            for left, upper, right, lower in self.segments
            if right - left == 2 * MARGIN and upper < bottom and lower > top
        ]
        distances = [d for d in beside if -points(1) < d <= points(20)]
        return dock.x + sign * min(distances) if distances else None


def segments_of(corners: tuple[Point, ...]) -> list[Segment]:
    """Return the pieces of a polyline with these corners."""
    found = []
    x, y = corners[0]
    for to_x, to_y in corners[1:]:
        if x + y < to_x + to_y:
            found.append((x, y, to_x, to_y))
        else:
            found.append((to_x, to_y, x, y))
        x, y = to_x, to_y
    return found


def sides_of(box: Box) -> Segment:
    """Return where the sides of a box lie."""
    x, y, width, height = box
    return x, y, x + width, y + height


def kept_clear(segment: Segment) -> Segment:
    """Return where words would come too near to a piece of an arrow."""
    left, top, right, bottom = segment
    if top == bottom:
        return left, top - MARGIN, right, bottom + MARGIN
    return left - MARGIN, top, right + MARGIN, bottom


def meeting(boxes: Sequence[Segment], place: Segment) -> list[Segment]:
    """Return the boxes that overlap `place`."""
    left, top, right, bottom = place
    return [
        box
        for box in boxes
        if box[0] < right and left < box[2] and box[1] < bottom and top < box[3]
    ]


def numbers_meeting(boxes: Sequence[Segment], place: Segment) -> list[int]:
    """Return the numbers of the boxes that overlap `place`."""
    left, top, right, bottom = place
    return [
        number
        for number, box in enumerate(boxes)
        if box[0] < right and left < box[2] and box[1] < bottom and top < box[3]
    ]


def _covered(symbol: Obstacle, place: Segment) -> bool:
    words = symbol.words
    if words is not None and meeting((sides_of(words),), place):
        return True
    x, y, width, height = symbol.box
    left, top, right, bottom = place
    if left >= x + width or right <= x or top >= y + height or bottom <= y:
        return False
    if symbol.shape is not Shape.DECISION:
        return True
    middle, centre = x + width // 2, y + height // 2
    across = min(max(middle, left), right) - middle
    down = min(max(centre, top), bottom) - centre
    return abs(across) / width + abs(down) / height < OUTLINE


def _square_distance(place: Segment, segments: list[Segment]) -> int:
    left, top, right, bottom = place
    squares = []
    for left_of, above, right_of, below in segments:
        across = left - right_of if left > right_of else max(0, left_of - right)
        down = top - below if top > below else max(0, above - bottom)
        squares.append(across * across + down * down)
    return min(squares)
