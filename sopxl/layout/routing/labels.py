"""Where the answer of a decision stands: beside its own exit, clear of everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sopxl.layout.geometry import EMU_PER_POINT, Box, Point, Shape, Side
from sopxl.layout.routing.surroundings import (
    ON_LINE,
    Segment,
    Surroundings,
    kept_clear,
    meeting,
    numbers_meeting,
    points,
    segments_of,
    sides_of,
)
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sopxl.layout.routing.problem import Problem

NEAR = 60 * EMU_PER_POINT
"""What is further away than this cannot touch a label at this exit."""
WORST = 10**6
BENT = 3
"""Corners of a line that has a second piece, docks counted."""
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
BESIDE_SHOULDER = points(3)
ABOVE = points(1)
DIAMOND_GAP = points(0.7)
TIP = points(1.2)


Place: TypeAlias = tuple[int, int]
"""The upper left corner of a label: a plain tuple, since many are tried."""


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
        self._segments = [segments_of(corners) for _, corners in lines]
        self._reach = [kept_clear(segment) for own in self._segments for segment in own]
        self._symbols = [sides_of(obstacle.footprint) for obstacle in problem.obstacles]
        self._words: list[Segment] = []
        columns, rows = problem.column_edges, problem.row_edges
        self._area: Segment = (columns[0], rows[0], columns[-1], rows[-1])
        self._from: dict[int, list[int]] = {}
        for number, wire in enumerate(problem.wires):
            self._from.setdefault(wire.source, []).append(number)

    def all(self, first: Collection[int] = ()) -> dict[int, Placement]:
        """Place all labels, those of the wires `first` before others.

        One that finds no clear place stands where it hurts least.
        """
        labelled = [number for number, wire in enumerate(self._problem.wires) if wire.labels]
        self._words.clear()
        return {
            number: self._place(number)
            for number in sorted(labelled, key=lambda number: number not in first)
        }

    def _place(self, number: int) -> Placement:
        around = self._surroundings(number)
        best = Placement(Box(0, 0, 0, 0), 0, WORST)
        for choice, (width, height) in enumerate(self._problem.wires[number].labels):
            for x, y in self._corners(number, width, height, around):
                place = (x, y, x + width, y + height)
                badness = around.badness(place, best.badness)
                if badness < best.badness:
                    best = Placement(Box(x, y, width, height), choice, badness)
                    if not badness:
                        break
            if not best.faulty:
                break
        self._words.append(sides_of(best.box))
        return best

    def _surroundings(self, number: int) -> Surroundings:
        """Collect what a label of one wire may collide with."""
        x, y = self._lines[number][1][0]
        near = (x - NEAR, y - NEAR, x + NEAR, y + NEAR)
        siblings = self._from[self._problem.wires[number].source]
        return Surroundings(
            problem=self._problem,
            area=self._area,
            exit=Point(x, y),
            segments=meeting(self._reach, near),
            symbols=[self._problem.obstacles[n] for n in numbers_meeting(self._symbols, near)],
            words=meeting(self._words, near),
            own=self._segments[number],
            siblings=[self._segments[other] for other in siblings if other != number],
        )

    def _corners(
        self, number: int, width: int, height: int, around: Surroundings
    ) -> Iterator[Place]:
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
        self, number: int, width: int, height: int, around: Surroundings
    ) -> Iterator[Place]:
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
                    yield x, dock.y - height - rise if above else dock.y + rise


def _below(dock: Point, width: int) -> Iterator[Place]:
    for down in DOWN_BESIDE:
        yield dock.x + BESIDE, dock.y + down
        yield dock.x - BESIDE - width, dock.y + down
    for along in DOWN_SHOULDER:
        yield dock.x + along, dock.y - BESIDE_SHOULDER
        yield dock.x - along - width, dock.y - BESIDE_SHOULDER


def _beside(
    dock: Point, width: int, height: int, offsets: tuple[tuple[int, int], ...], *, east: bool
) -> Iterator[Place]:
    for along, off in offsets:
        x = dock.x + along if east else dock.x - along - width
        yield x, dock.y - height - off
        yield x, dock.y + off


def _second_piece(start: Point, end: Point, width: int, height: int) -> Iterator[Place]:
    if start.x == end.x:
        for along in UPRIGHT:
            y = start.y + along if end.y > start.y else start.y - along - height
            yield start.x + BESIDE, y
            yield start.x - BESIDE - width, y
    else:
        for along in LYING:
            x = start.x + along if end.x > start.x else start.x - along - width
            yield x, start.y + ABOVE
            yield x, start.y - ABOVE - height
