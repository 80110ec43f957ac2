"""All routes worth trying for one wire: straight, one bend, … up to five pieces.

Between all rows and all columns there is a channel, so at least one pattern always exists: out
downwards, along the channel below, along any vertical channel, in from the channel above.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from sopxl.layout.geometry import EMU_PER_POINT, Shape
from sopxl.layout.routing.problem import Errand
from sopxl.layout.routing.route import EAST, NORTH, SOUTH, WEST, Corner, Route, dock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.layout.routing.lattice import Lattice
    from sopxl.layout.routing.problem import Obstacle, Problem, Wire

BEND = 1.0
LENGTH = 1.0 / (140 * EMU_PER_POINT)
"""A bend is worth a detour of 140 points."""

Pattern: TypeAlias = tuple[int, int, tuple[Corner, ...]]
"""Side out, side in, and the corners between the two centres."""
Tariff: TypeAlias = tuple[float, float, float, float]
"""What it costs to use a side, in the order north, east, south, west."""

FORBIDDEN, IMPOSSIBLE = 9.0, 1000.0
YES_OUT: Tariff = (FORBIDDEN, 2.0, 0.0, 2.0)
NO_OUT: Tariff = (FORBIDDEN, 0.0, 4.0, 0.0)
DECISION_OUT: Tariff = (FORBIDDEN, 0.2, 0.0, 0.2)
PLAIN_OUT: Tariff = (FORBIDDEN, 0.1, 0.0, 0.1)
PENTAGON_OUT: Tariff = (FORBIDDEN, 0.6, 0.0, 0.6)
CAPTIONED_OUT: Tariff = (IMPOSSIBLE, 0.0, IMPOSSIBLE, 0.0)
"""Out of a pentagon whose caption stands below it."""
PLAIN_IN: Tariff = (0.0, 0.5, FORBIDDEN, 0.5)
DECISION_IN: Tariff = (0.0, 2.5, FORBIDDEN, 2.5)
PENTAGON_IN: Tariff = (0.0, 0.6, FORBIDDEN, 0.6)
LINK: Tariff = (FORBIDDEN, 0.0, FORBIDDEN, 0.0)


def tariffs(wire: Wire, source: Obstacle, target: Obstacle) -> tuple[Tariff, Tariff]:
    """Return what the sides of both ends cost: Yes downwards, No sideways, entry from above."""
    match wire.errand, source.shape:
        case Errand.LINK, _:
            return LINK, LINK
        case Errand.YES, Shape.DECISION:
            out = YES_OUT
        case Errand.NO, Shape.DECISION:
            out = NO_OUT
        case _, Shape.DECISION:
            out = DECISION_OUT
        case _, Shape.OFF_PAGE:
            captioned = source.words is not None and source.words.y >= source.box.bottom
            out = CAPTIONED_OUT if captioned else PENTAGON_OUT
        case _:
            out = PLAIN_OUT
    match target.shape:
        case Shape.DECISION:
            return out, DECISION_IN
        case Shape.OFF_PAGE:
            return out, PENTAGON_IN
        case _:
            return out, PLAIN_IN


class Patterns:
    """The candidates of one wire, cheapest first; the richer families are made when asked for."""

    def __init__(self, problem: Problem, lattice: Lattice, wire: Wire) -> None:
        source, target = problem.obstacles[wire.source], problem.obstacles[wire.target]
        self._lattice = lattice
        self._wire = wire
        self._out, self._into = tariffs(wire, source, target)
        self._row, self._column = source.row, source.column
        self._to_row, self._to_column = target.row, target.column
        self._start = (2 * source.column + 1, 2 * source.row + 1)
        self._goal = (2 * target.column + 1, 2 * target.row + 1)
        self._leave, self._enter = dock(wire.source, 0), dock(wire.target, 0)
        self._down = lattice.down[source.row][source.column]
        self._right = lattice.right[source.row][source.column]
        self._left = lattice.left[source.row][source.column]
        self._to_up = lattice.up[target.row][target.column]
        self._to_right = lattice.right[target.row][target.column]
        self._to_left = lattice.left[target.row][target.column]

    def direct(self) -> list[Route]:
        """Return the straight way and those along one channel, downwards."""
        return self._priced(self._direct())

    @property
    def detour(self) -> float:
        """The least price of any candidate that is not direct."""
        columns = self._lattice.x[self._goal[0]] - self._lattice.x[self._start[0]]
        rows = self._lattice.y[self._goal[1]] - self._lattice.y[self._start[1]]
        out, into = self._out, self._into
        sideways = 2 * BEND + min(out[EAST], out[WEST]) + min(into[EAST], into[WEST])
        return LENGTH * (abs(columns) + abs(rows)) + min(sideways, 3 * BEND + min(out) + min(into))

    def usual(self, direct: list[Route]) -> list[Route]:
        """Return `direct` and the detours, which together nearly always suffice."""
        if self._wire.errand is Errand.LINK:
            return direct
        return sorted(direct + self._priced(self._around()), key=attrgetter("price"))

    def rich(self, usual: list[Route]) -> list[Route]:
        """Return `usual` and every further pattern of at most five pieces."""
        known = {(route.leave, route.enter, route.corners) for route in usual}
        further = self._priced(dict.fromkeys(self._further()))
        new = [r for r in further if (r.leave, r.enter, r.corners) not in known]
        return sorted(usual + new, key=attrgetter("price"))

    def _direct(self) -> Iterator[Pattern]:
        towards = EAST if self._to_column > self._column else WEST
        if self._wire.errand is Errand.LINK:
            yield towards, EAST + WEST - towards, ()
            return
        if self._to_row > self._row:
            yield from self._downwards()
        if self._column != self._to_column:
            yield from self._towards(towards)

    def _around(self) -> Iterator[Pattern]:
        yield from self._below()
        yield from self._sideways(EAST, range(self._column + 1, self._right + 1))
        yield from self._sideways(WEST, range(self._column, self._left - 1, -1))

    def _downwards(self) -> Iterator[Pattern]:
        """Out of the foot, to a row further down."""
        (x, _), (to_x, to_y) = self._start, self._goal
        if self._column == self._to_column:
            if self._down == self._to_row:
                yield SOUTH, NORTH, ()
            return
        first, last = max(self._row + 1, self._to_up), min(self._down, self._to_row)
        if first <= last:
            for channel in sorted({first, (first + last) // 2, last}):
                yield SOUTH, NORTH, ((x, 2 * channel), (to_x, 2 * channel))
        if self._down > self._to_row:
            if self._column < self._to_column and self._to_left <= self._column:
                yield SOUTH, WEST, ((x, to_y),)
            if self._column > self._to_column and self._to_right > self._column:
                yield SOUTH, EAST, ((x, to_y),)

    def _below(self) -> Iterator[Pattern]:
        """Out of the foot, along the channel below, then up or down a vertical channel."""
        (x, _), (to_x, to_y) = self._start, self._goal
        below, above = 2 * self._row + 2, 2 * self._to_row
        if below != above:
            for way in range(0, 2 * self._lattice.columns + 1, 2):
                yield SOUTH, NORTH, ((x, below), (way, below), (way, above), (to_x, above))
        for side, way in self._beside_goal():
            yield SOUTH, side, ((x, below), (way, below), (way, to_y))

    def _beside_goal(self) -> Iterator[tuple[int, int]]:
        """Yield the vertical channels from which the goal can be entered, with the side entered."""
        for channel in range(self._to_left, self._to_column + 1):
            yield WEST, 2 * channel
        for channel in range(self._to_column + 1, self._to_right + 1):
            yield EAST, 2 * channel

    def _sideways(self, side: int, channels: range) -> Iterator[Pattern]:
        """Out of a side, along one of `channels`."""
        (_, y), (to_x, to_y) = self._start, self._goal
        above = 2 * self._to_row
        below = 2 * self._row + 2
        for way in (2 * channel for channel in channels):
            yield side, NORTH, ((way, y), (way, above), (to_x, above))
            if below < above and self._to_up <= self._row + 1:
                yield side, NORTH, ((way, y), (way, below), (to_x, below))
            if self._row != self._to_row:
                if 2 * self._to_left <= way <= 2 * self._to_column:
                    yield side, WEST, ((way, y), (way, to_y))
                if 2 * self._to_column + 2 <= way <= 2 * self._to_right:
                    yield side, EAST, ((way, y), (way, to_y))

    def _towards(self, side: int) -> Iterator[Pattern]:
        """Out of the side that faces the goal, straight or round one corner."""
        y, to_x = self._start[1], self._goal[0]
        if side == EAST:
            passes, meets = self._right > self._to_column, self._right == self._to_column
        else:
            passes, meets = self._left <= self._to_column, self._left == self._to_column + 1
        if self._to_row == self._row and meets:
            yield side, (WEST if side == EAST else EAST), ()
        if self._to_row > self._row and passes and self._to_up <= self._row:
            yield side, NORTH, ((to_x, y),)

    def _further(self) -> Iterator[Pattern]:
        if self._wire.errand is Errand.LINK:
            return
        for channel in range(self._row + 1, self._down + 1):
            yield from self._further_down(2 * channel)
        ways = (
            *((EAST, 2 * k) for k in range(self._column + 1, self._right + 1)),
            *((WEST, 2 * k) for k in range(self._column, self._left - 1, -1)),
        )
        for side, way in ways:
            yield from self._further_sideways(side, way)

    def _further_down(self, first: int) -> Iterator[Pattern]:
        """Out of the foot to the channel `first`, which need not be the nearest."""
        (x, y), (to_x, to_y) = self._start, self._goal
        if y < first < to_y and x != to_x and first >= 2 * self._to_up:
            yield SOUTH, NORTH, ((x, first), (to_x, first))
        for second in range(2 * self._to_up, to_y, 2):
            if first != second and (first == y + 1 or second == to_y - 1):
                for way in range(0, 2 * self._lattice.columns + 1, 2):
                    yield SOUTH, NORTH, ((x, first), (way, first), (way, second), (to_x, second))
        for side, way in self._beside_goal():
            yield SOUTH, side, ((x, first), (way, first), (way, to_y))

    def _further_sideways(self, side: int, way: int) -> Iterator[Pattern]:
        (_, y), (to_x, to_y) = self._start, self._goal
        for last in range(2 * self._to_up, to_y, 2):
            yield side, NORTH, ((way, y), (way, last), (to_x, last))
        for across in sorted({y - 1, y + 1, to_y - 1, to_y + 1}):
            for enter, second in self._beside_goal():
                if second != way:
                    yield side, enter, ((way, y), (way, across), (second, across), (second, to_y))

    def _priced(self, patterns: Iterable[Pattern]) -> list[Route]:
        """Return the routes of some patterns, the cheapest first."""
        x_of, y_of = self._lattice.x, self._lattice.y
        start, goal = self._start, self._goal
        begin, end = x_of[start[0]] + y_of[start[1]], x_of[goal[0]] + y_of[goal[1]]
        routes = []
        for side, enter, between in patterns:
            length, here = 0, begin
            for x, y in between:
                there = x_of[x] + y_of[y]
                length += abs(there - here)
                here = there
            length += abs(end - here)
            price = BEND * len(between) + LENGTH * length + self._out[side] + self._into[enter]
            corners = (start, *between, goal)
            routes.append(Route(price, self._leave + side, self._enter + enter, corners))
        if self._lattice.blocked:
            routes = self._possible(routes) or routes
        routes.sort(key=attrgetter("price"))
        return routes

    def _possible(self, routes: list[Route]) -> list[Route]:
        """Leave out routes along channels that have no room for a single arrow."""
        blocked, verticals = self._lattice.blocked, self._lattice.verticals
        return [
            route
            for route in routes
            if not any(x in blocked or verticals + y in blocked for x, y in route.corners)
        ]
