"""The routes placed so far, and what a further one would cost against them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sopxl.layout.routing.route import shared_tail, wish

if TYPE_CHECKING:
    from sopxl.layout.routing.lattice import Lattice
    from sopxl.layout.routing.route import Route, Run

CROSSING = 10.0
OVERLAP = 200.0
SHARED_DOCK = 60.0
NEIGHBOUR = 0.12
"""A light push away from channels that others use."""
CROWDING = 4.0


class Placed(NamedTuple):
    """A run on the board: where on its line, of which wire, which of its pieces."""

    low: int
    high: int
    wire: int
    piece: int


class Board:
    """Placed routes by line. `crossed[line][n]` counts the runs that cross the line at n."""

    def __init__(self, lattice: Lattice) -> None:
        self.routes: dict[int, Route] = {}
        self.on_line: list[list[Placed]] = [[] for _ in range(lattice.lines)]
        longest = max(lattice.verticals, 2 * lattice.rows + 1)
        self.crossed = [[0] * longest for _ in range(lattice.lines)]
        self.leaving = [0] * (4 * len(lattice.obstacles))
        self.entering = [0] * (4 * len(lattice.obstacles))
        self._verticals = lattice.verticals
        self._capacity = lattice.capacity

    def put(self, wire: int, route: Route) -> None:
        """Place a route."""
        self.routes[wire] = route
        self.leaving[route.leave] += 1
        self.entering[route.enter] += 1
        for index, run in enumerate(route.traced(self._verticals)):
            self.on_line[run[0]].append(Placed(run[1], run[2], wire, index))
        self._count(route, 1)

    def take(self, wire: int) -> Route:
        """Remove and return the route of a wire."""
        route = self.routes.pop(wire)
        self.leaving[route.leave] -= 1
        self.entering[route.enter] -= 1
        for index, run in enumerate(route.runs):
            self.on_line[run[0]].remove(Placed(run[1], run[2], wire, index))
        self._count(route, -1)
        return route

    def _count(self, route: Route, sign: int) -> None:
        verticals, crossed = self._verticals, self.crossed
        for line, low, high, _, _, _ in route.runs:
            if line < verticals:
                for across in range(verticals + low + 1, verticals + high):
                    crossed[across][line] += sign
            else:
                at = line - verticals
                for across in range(low + 1, high):
                    crossed[across][at] += sign

    def conflict(self, route: Route, limit: float) -> float:
        """Return what `route` costs beyond its price; no longer exact once it reaches `limit`."""
        leave, enter = route.leave, route.enter
        cost = 0.0
        if self.leaving[leave] or self.entering[leave]:
            cost += SHARED_DOCK
        if self.leaving[enter]:
            cost += SHARED_DOCK
        if cost >= limit:
            return cost
        crossings = 0
        crossed = self.crossed
        if not route.runs:
            route.traced(self._verticals)
        for line, start, stop in route.spans:
            crossings += sum(crossed[line][start:stop])
        cost += CROSSING * crossings
        if cost < limit:
            cost += self._beside_others(route, limit - cost)
        return cost

    def _beside_others(self, route: Route, limit: float) -> float:
        """Price the runs that share a line with others, until it comes to `limit`."""
        cost = 0.0
        crossed_already: set[int] = set()
        for index, run in enumerate(route.runs):
            others = self.on_line[run[0]]
            if others:
                cost += self._along(route, index, others, crossed_already)
                if cost >= limit:
                    return cost
        return cost

    def _along(
        self, route: Route, index: int, others: list[Placed], crossed_already: set[int]
    ) -> float:
        """Price one run against those on its line: overlaps, forced crossings, crowding."""
        line, low, high = route.runs[index][:3]
        cost = 0.0
        neighbours = 0
        for there in others:
            if there[1] <= low or there[0] >= high or self._merges(route, index, there):
                continue
            if line & 1:
                return OVERLAP
            neighbours += 1
            if there[2] not in crossed_already:
                forced = self._forced(route, index, there)
                if forced:
                    crossed_already.add(there[2])
                    cost += forced
        if neighbours:
            cost += NEIGHBOUR * neighbours
            cost += CROWDING * max(0, neighbours - self._capacity[line] + 1)
        return cost

    def _merges(self, route: Route, index: int, there: Placed) -> bool:
        """Tell whether both run here as one line, because they end in the same dock."""
        other = self.routes[there.wire]
        if other.enter != route.enter:
            return False
        left = len(route.corners) - 1 - index
        return len(other.corners) - 1 - there.piece == left and shared_tail(route, other) >= left

    def _forced(self, route: Route, index: int, there: Placed) -> float:
        """Price what no order of tracks can avoid: wishes at the two ends that disagree."""
        other = self.routes[there.wire]
        above = wish(route, index, other, there.piece, 1)
        if not above.order:
            return 0.0
        below = wish(route, index, other, there.piece, -1)
        if not below.order or above.order == below.order:
            return 0.0
        return OVERLAP if above.hard and below.hard else CROSSING

    def blockers(self, wire: int, route: Route, most: int) -> tuple[int, ...]:
        """Return the wires that make `route` dear, none when they are more than `most`."""
        found = {
            other
            for other, placed in self.routes.items()
            if route.leave in (placed.leave, placed.enter) or placed.leave == route.enter
        }
        for index, run in enumerate(route.traced(self._verticals)):
            found |= self._in_the_way(route, index, run)
            if len(found) > most + 1:
                return ()
        found.discard(wire)
        return tuple(sorted(found)) if len(found) <= most else ()

    def _in_the_way(self, route: Route, index: int, run: Run) -> set[int]:
        found: set[int] = set()
        vertical = run.line < self._verticals
        at = run.line if vertical else run.line - self._verticals
        counts = self.crossed[run.line]
        for across in range(run.low + 1, run.high):
            if counts[across]:
                line = across + self._verticals if vertical else across
                found |= {p.wire for p in self.on_line[line] if p.low < at < p.high}
        for there in self.on_line[run.line]:
            if there.high <= run.low or there.low >= run.high or there.wire in found:
                continue
            if self.routes[there.wire].enter == route.enter:
                continue
            if run.line & 1 or self._forced(route, index, there):
                found.add(there.wire)
        return found
