"""Where the answer of a decision stands: beside its own exit, clear of everything else."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from sopxl.layout.geometry import EMU_PER_POINT, Box, Point, Shape, Side

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sopxl.layout.routing.problem import Obstacle, Problem

MARGIN = 3 * EMU_PER_POINT // 10
"""Kept between the words and a line that passes them."""
FARTHEST = 19 * EMU_PER_POINT // 2
"""A label further from its own line than this is not read with it."""
NEAR = 60 * EMU_PER_POINT
"""What is further away than this cannot touch a label at this exit."""
ON_BORDER, ON_LINE, ON_SOLID, OUTSIDE = 1, 10, 30, 90
"""How bad it is to lie on a cell border, on an arrow (or too far from the own), on a symbol or
other words, outside of the actor columns. What is worse than a border is a fault."""
WORST = 10**6
BENT = 3
"""Corners of a line that has a second piece, docks counted."""
OUTLINE = 0.51
"""Sum of the shares of width and height at which the outline of a diamond runs, and a hair."""


def points(number: float) -> int:
    """Return points as EMU."""
    return round(number * EMU_PER_POINT)


DOWN_BESIDE = tuple(map(points, (1, 3, 6, 10)))
DOWN_SHOULDER = tuple(map(points, (4, 8)))
ALONG = tuple((points(x), points(y)) for x, y in ((1, 1), (-3, 3.2), (-6, 5.4)))
FURTHER = tuple(
    (points(x), points(y)) for x, y in ((4, 1), (8, 1), (14, 1), (20, 1), (1, 4), (4, 4))
)
TRUNK_GAPS = tuple(map(points, (0.8, 3)))
UPRIGHT = tuple(map(points, (2, 6, 10, 15, 20, 26)))
LYING = tuple(map(points, (2, 8, 14)))
BESIDE = points(1.5)
ABOVE = points(1)
DIAMOND_GAP = points(0.7)
TIP = points(1.2)


class Segment(NamedTuple):
    """A straight piece of a drawn wire: the box it fills, without thickness."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a label stands, which of the offered sizes it has, and how badly."""

    box: Box
    choice: int
    badness: int

    @property
    def faulty(self) -> bool:
        """Whether it lies on something, or cannot be read with its own arrow."""
        return self.badness >= ON_LINE


class Labels:
    """Places the labels of one problem, wire after wire."""

    def __init__(self, problem: Problem, lines: list[tuple[Side, tuple[Point, ...]]]) -> None:
        self._problem = problem
        self._lines = lines
        self._segments = [_segments(corners) for _, corners in lines]
        self._placed: list[Box] = []
        self._area = Box(
            problem.column_edges[0],
            problem.row_edges[0],
            problem.column_edges[-1] - problem.column_edges[0],
            problem.row_edges[-1] - problem.row_edges[0],
        )
        self._from: dict[int, list[int]] = {}
        for number, wire in enumerate(problem.wires):
            self._from.setdefault(wire.source, []).append(number)

    def all(self, first: Collection[int] = ()) -> dict[int, Placement]:
        """Place all labels, those of the wires `first` before others.

        One that finds no clear place stands where it hurts least.
        """
        labelled = [number for number, wire in enumerate(self._problem.wires) if wire.labels]
        self._placed.clear()
        return {
            number: self._place(number)
            for number in sorted(labelled, key=lambda number: number not in first)
        }

    def _place(self, number: int) -> Placement:
        around = self._surroundings(number)
        best = Placement(Box(0, 0, 0, 0), 0, WORST)
        for choice, (width, height) in enumerate(self._problem.wires[number].labels):
            for corner in self._corners(number, width, height, around):
                box = Box(*corner, width, height)
                badness = around.badness(box, best.badness)
                if badness < best.badness:
                    best = Placement(box, choice, badness)
                    if not badness:
                        break
            if not best.faulty:
                break
        self._placed.append(best.box)
        return best

    def _surroundings(self, number: int) -> _Surroundings:
        """Collect what a label of one wire may collide with."""
        near = Box.around(self._lines[number][1][0], 2 * NEAR, 2 * NEAR)
        right, bottom = near.right, near.bottom
        siblings = self._from[self._problem.wires[number].source]
        return _Surroundings(
            problem=self._problem,
            area=self._area,
            segments=[
                segment
                for segments in self._segments
                for segment in segments
                if segment[0] <= right
                and near.x <= segment[2]
                and segment[1] <= bottom
                and near.y <= segment[3]
            ],
            symbols=[o for o in self._problem.obstacles if o.footprint.overlaps(near)],
            words=[box for box in self._placed if box.overlaps(near)],
            own=self._segments[number],
            siblings=[self._segments[other] for other in siblings if other != number],
        )

    def _corners(
        self, number: int, width: int, height: int, around: _Surroundings
    ) -> Iterator[Point]:
        """Yield the upper left corners worth trying, the best first."""
        side, corners = self._lines[number]
        dock = corners[0]
        if side is Side.SOUTH:
            yield from _below(dock, width)
        else:
            east = side is Side.EAST
            yield from _beside(dock, width, height, ALONG, east=east)
            yield from self._shoulder(number, width, height, around)
            yield from _beside(dock, width, height, FURTHER, east=east)
        if len(corners) >= BENT:
            yield from _second_piece(corners[1], corners[2], width, height)

    def _shoulder(
        self, number: int, width: int, height: int, around: _Surroundings
    ) -> Iterator[Point]:
        """Yield places over the slope of a diamond, flush with the line that turns there."""
        side, corners = self._lines[number]
        source = self._problem.obstacles[self._problem.wires[number].source]
        if source.shape is not Shape.DECISION or len(corners) < BENT:
            return
        if corners[1].x != corners[2].x:
            return
        sign = 1 if side is Side.EAST else -1
        dock, trunk = corners[0], corners[1].x
        upwards = corners[2].y < dock.y
        for gap in (*TRUNK_GAPS, None):
            for above in (upwards, not upwards):
                if gap is not None:
                    flush = trunk - sign * gap
                else:
                    inner = around.innermost(dock, sign, height, above=above)
                    if inner is None:
                        continue
                    flush = inner - sign * TRUNK_GAPS[0]
                over = width - sign * (flush - dock.x)
                if 0 < over < source.box.width // 2 - TIP:
                    rise = source.box.height * over // source.box.width + DIAMOND_GAP
                    x = flush - width if sign > 0 else flush
                    yield Point(x, dock.y - height - rise if above else dock.y + rise)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """What a label of one wire may collide with."""

    problem: Problem
    area: Box
    segments: list[Segment]
    symbols: list[Obstacle]
    words: list[Box]
    own: list[Segment]
    siblings: list[list[Segment]]

    def badness(self, box: Box, limit: int) -> int:
        """Return how badly a label would stand in `box`; no longer exact from `limit` on."""
        area = self.area
        if box.x < area.x or box.y < area.y or box.right > area.right or box.bottom > area.bottom:
            return OUTSIDE
        found = ON_LINE * sum(_crossed(segment, box) for segment in self.segments)
        found += ON_SOLID * sum(_covered(symbol, box) for symbol in self.symbols)
        found += ON_SOLID * sum(box.overlaps(other) for other in self.words)
        if found < limit:
            own = _distance(box, self.own)
            if own > FARTHEST or any(_distance(box, line) <= own for line in self.siblings):
                found += ON_LINE
            columns, rows = self.problem.column_edges, self.problem.row_edges
            found += ON_BORDER * any(box.x < x < box.right for x in columns)
            found += ON_BORDER * any(box.y < y < box.bottom for y in rows)
        return found

    def innermost(self, dock: Point, sign: int, height: int, *, above: bool) -> int | None:
        """Return the x of the nearest upright line beside a dock, outwards."""
        reach = height + points(14)
        top, bottom = (dock.y - reach, dock.y) if above else (dock.y, dock.y + reach)
        beside = [
            sign * (segment.left - dock.x)
            for segment in self.segments
            if segment.left == segment.right and segment.top < bottom and segment.bottom > top
        ]
        distances = [d for d in beside if -points(1) < d <= points(20)]
        return dock.x + sign * min(distances) if distances else None


def _segments(corners: tuple[Point, ...]) -> list[Segment]:
    return [
        Segment(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y))
        for a, b in pairwise(corners)
    ]


def _below(dock: Point, width: int) -> Iterator[Point]:
    for down in DOWN_BESIDE:
        yield Point(dock.x + BESIDE, dock.y + down)
        yield Point(dock.x - BESIDE - width, dock.y + down)
    for along in DOWN_SHOULDER:
        yield Point(dock.x + along, dock.y - points(3))
        yield Point(dock.x - along - width, dock.y - points(3))


def _beside(
    dock: Point, width: int, height: int, offsets: tuple[tuple[int, int], ...], *, east: bool
) -> Iterator[Point]:
    for along, off in offsets:
        x = dock.x + along if east else dock.x - along - width
        yield Point(x, dock.y - height - off)
        yield Point(x, dock.y + off)


def _second_piece(start: Point, end: Point, width: int, height: int) -> Iterator[Point]:
    if start.x == end.x:
        for along in UPRIGHT:
            y = start.y + along if end.y > start.y else start.y - along - height
            yield Point(start.x + BESIDE, y)
            yield Point(start.x - BESIDE - width, y)
    else:
        for along in LYING:
            x = start.x + along if end.x > start.x else start.x - along - width
            yield Point(x, start.y + ABOVE)
            yield Point(x, start.y - ABOVE - height)


def _crossed(segment: Segment, box: Box) -> bool:
    if segment.top == segment.bottom:
        return (
            box.y - MARGIN < segment.top < box.bottom + MARGIN
            and segment.left < box.right
            and segment.right > box.x
        )
    return (
        box.x - MARGIN < segment.left < box.right + MARGIN
        and segment.top < box.bottom
        and segment.bottom > box.y
    )


def _covered(symbol: Obstacle, box: Box) -> bool:
    if symbol.words is not None and box.overlaps(symbol.words):
        return True
    if not box.overlaps(symbol.box):
        return False
    if symbol.shape is not Shape.DECISION:
        return True
    centre = symbol.box.centre
    x = min(max(centre.x, box.x), box.right) - centre.x
    y = min(max(centre.y, box.y), box.bottom) - centre.y
    return abs(x) / symbol.box.width + abs(y) / symbol.box.height < OUTLINE


def _distance(box: Box, segments: list[Segment]) -> float:
    return min(
        hypot(
            max(box.x - segment.right, 0, segment.left - box.right),
            max(box.y - segment.bottom, 0, segment.top - box.bottom),
        )
        for segment in segments
    )
