"""All routes worth trying for one wire: straight, one bend, … up to five pieces.

Between all rows and all columns there is a channel, so at least one pattern always exists: out
downwards, along the channel below, along any vertical channel, in from the channel above.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from sopxl.layout.geometry import EMU_PER_POINT, Shape
from sopxl.layout.routing.problem import Errand
from sopxl.layout.routing.route import EAST, NORTH, SOUTH, WEST, Corner, Route, dock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sopxl.layout.routing.lattice import Lattice
    from sopxl.layout.routing.problem import Obstacle, Problem, Wire

BEND = 1.0
LENGTH = 1.0 / (140 * EMU_PER_POINT)
"""A bend is worth a detour of 140 points."""

Pattern: TypeAlias = tuple[int, int, tuple[Corner, ...]]
"""Side out, side in, and the corners between the two centres."""
Tariff: TypeAlias = tuple[float, float, float, float]
"""What it costs to use a side, in the order north, east, south, west."""

INFINITE = float("inf")
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


@cache
def _least_dear(out: Tariff, into: Tariff) -> tuple[float, float]:
    """Return what routes cost at least, length left out, that leave sideways and downwards.

    Only those count that are not direct.
    """
    _, east, south, west = out
    beside = min(into[EAST], into[WEST])
    sideways = min(east, west) + min(2 * BEND + beside, 3 * BEND + into[NORTH])
    below = south + min(3 * BEND + beside, 4 * BEND + into[NORTH])
    return sideways, below


class Patterns:
    """The routes of one wire that are known so far, cheapest first.

    Most wires get one of the few direct ones. The others are made family by family, when none of
    the known routes costs less than the cheapest that a further family can hold.
    """

    def __init__(self, problem: Problem, lattice: Lattice, wire: Wire) -> None:
        source, target = problem.obstacles[wire.source], problem.obstacles[wire.target]
        self._lattice = lattice
        self._out, self._into = tariffs(wire, source, target)
        self._row, self._column = source.row, source.column
        self._to_row, self._to_column = target.row, target.column
        self._start = (2 * source.column + 1, 2 * source.row + 1)
        self._goal = (2 * target.column + 1, 2 * target.row + 1)
        self._leave, self._enter = dock(wire.source, 0), dock(wire.target, 0)
        self._down = lattice.down[source.column][source.row]
        self._right = lattice.right[source.row][source.column]
        self._left = lattice.left[source.row][source.column]
        self._to_up = lattice.up[target.column][target.row]
        self._to_right = lattice.right[target.row][target.column]
        self._to_left = lattice.left[target.row][target.column]
        self._families: list[tuple[float, Callable[[], Iterator[Pattern]]]] = []
        self.bound = INFINITE
        """What every route costs at least that is not made yet."""
        if wire.errand is Errand.LINK:
            self.routes = self._priced(self._linking())
        else:
            self.routes = self._priced(self._direct())
            self._families = self._further_families()
            self.bound = self._families[0][0]

    def grow(self) -> list[Route]:
        """Make the family that promises most, and return its routes."""
        _, family = self._families.pop(0)
        self.bound = self._families[0][0] if self._families else INFINITE
        return self._added(self._priced(family()))

    def complete(self) -> None:
        """Make all families."""
        while self._families:
            self.grow()

    def enrich(self, limit: float) -> None:
        """Make every further pattern of at most five pieces that costs less than `limit`."""
        self.complete()
        known = {(route.leave, route.enter, route.corners) for route in self.routes}
        new = []
        for route in self._priced(self._further(), limit):
            way = (route.leave, route.enter, route.corners)
            if way not in known:
                known.add(way)
                new.append(route)
        self._added(new)

    def _added(self, new: list[Route]) -> list[Route]:
        self.routes = sorted(self.routes + new, key=attrgetter("price"))
        return new

    def _further_families(self) -> list[tuple[float, Callable[[], Iterator[Pattern]]]]:
        """Return the families that are not direct, each with the least price it can have."""
        columns = self._lattice.x[self._goal[0]] - self._lattice.x[self._start[0]]
        rows = self._lattice.y[self._goal[1]] - self._lattice.y[self._start[1]]
        length = LENGTH * (abs(columns) + abs(rows))
        sideways, below = _least_dear(self._out, self._into)
        families = [(length + sideways, self._around), (length + below, self._below)]
        return families if sideways <= below else families[::-1]

    def _linking(self) -> Iterator[Pattern]:
        towards = EAST if self._to_column > self._column else WEST
        yield towards, EAST + WEST - towards, ()

    def _direct(self) -> Iterator[Pattern]:
        """The straight way and those along one channel, downwards."""
        if self._to_row > self._row:
            yield from self._downwards()
        if self._column != self._to_column:
            yield from self._towards(EAST if self._to_column > self._column else WEST)

    def _around(self) -> Iterator[Pattern]:
        """Out of a side and along the channel there."""
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
        """Every pattern of at most five pieces that does not go far beside both ends."""
        first, last = sorted((self._column, self._to_column))
        ways = range(max(0, first - 2), min(self._lattice.columns, last + 3) + 1)
        beside = [(side, way) for side, way in self._beside_goal() if way >> 1 in ways]
        for channel in range(self._row + 1, self._down + 1):
            yield from self._further_down(2 * channel, ways, beside)
        for way in ways:
            if self._column < way <= self._right:
                yield from self._further_sideways(EAST, 2 * way, beside)
            elif self._left <= way <= self._column:
                yield from self._further_sideways(WEST, 2 * way, beside)

    def _further_down(
        self, first: int, ways: range, beside: list[tuple[int, int]]
    ) -> Iterator[Pattern]:
        """Out of the foot to the channel `first`, which need not be the nearest."""
        (x, y), (to_x, to_y) = self._start, self._goal
        if y < first < to_y and x != to_x and first >= 2 * self._to_up:
            yield SOUTH, NORTH, ((x, first), (to_x, first))
        for second in self._above_goal():
            if first != second and (first == y + 1 or second == to_y - 1):
                for way in range(2 * ways.start, 2 * ways.stop, 2):
                    yield SOUTH, NORTH, ((x, first), (way, first), (way, second), (to_x, second))
        for side, way in beside:
            yield SOUTH, side, ((x, first), (way, first), (way, to_y))

    def _further_sideways(
        self, side: int, way: int, beside: list[tuple[int, int]]
    ) -> Iterator[Pattern]:
        (_, y), (to_x, to_y) = self._start, self._goal
        for last in self._above_goal():
            yield side, NORTH, ((way, y), (way, last), (to_x, last))
        for across in sorted({y - 1, y + 1, to_y - 1, to_y + 1}):
            for enter, second in beside:
                if second != way:
                    yield side, enter, ((way, y), (way, across), (second, across), (second, to_y))

    def _above_goal(self) -> range:
        """Return the level channels from which the goal can be entered from above."""
        highest = self._to_up
        return range(2 * highest, self._goal[1], 2)

    def _priced(self, patterns: Iterable[Pattern], limit: float = INFINITE) -> list[Route]:
        """Return the routes of some patterns, the cheapest first."""
        x_of, y_of = self._lattice.x, self._lattice.y
        start, goal, leave, into = self._start, self._goal, self._leave, self._enter
        begin, end = x_of[start[0]] + y_of[start[1]], x_of[goal[0]] + y_of[goal[1]]
        tariff_out, tariff_in = self._out, self._into
        routes = []
        for side, enter, between in patterns:
            length, here = 0, begin
            for x, y in between:
                there = x_of[x] + y_of[y]
                length += abs(there - here)
                here = there
            length += abs(end - here)
            price = BEND * len(between) + LENGTH * length + tariff_out[side] + tariff_in[enter]
            if price < limit:
                corners = (start, *between, goal)
                routes.append(Route(price, leave + side, into + enter, corners))
        if self._lattice.blocked:
            routes = self._possible(routes) or routes
        routes.sort(key=attrgetter("price"))
        return routes

    def _possible(self, routes: list[Route]) -> list[Route]:
        """Leave out routes along channels that have no room for a single arrow."""
        blocked, verticals = self._lattice.blocked, self._lattice.verticals
        possible = []
        for route in routes:
            for x, y in route.corners:
                if x in blocked or verticals + y in blocked:
                    break
            else:
                possible.append(route)
        return possible
