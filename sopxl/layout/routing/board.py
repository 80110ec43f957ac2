"""The routes placed so far, and what a further one would cost against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.routing.raster import Tally
from sopxl.layout.routing.route import Beside, Placed, shared_tail, wish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.layout.routing.lattice import Lattice
    from sopxl.layout.routing.route import Bits, Route

CROSSING = 10.0
OVERLAP = 200.0
SHARED_DOCK = 60.0
NEIGHBOUR = 0.12
"""A light push away from channels that others use."""
CROWDING = 4.0
EPSILON = 1e-9
INFINITE = float("inf")


class Board:
    """Placed routes by line, and as bits: the stretches they cover, the places they pass."""

    def __init__(self, lattice: Lattice) -> None:
        self.routes: dict[int, Route] = {}
        self.on_line: list[list[Placed]] = [[] for _ in range(lattice.lines)]
        self.leaving = [0] * (4 * len(lattice.obstacles))
        self.entering = [0] * (4 * len(lattice.obstacles))
        self.covered, self.passed = Tally(), Tally()
        self._verticals = lattice.verticals
        self._capacity = lattice.capacity
        self._raster = lattice.raster

    def put(self, wire: int, route: Route) -> None:
        """Place a route."""
        self.routes[wire] = route
        self.leaving[route.leave] += 1
        self.entering[route.enter] += 1
        on_line = self.on_line
        for line, placed in route.spots or self._spots(wire, route):
            on_line[line].append(placed)
        covered, passed, _ = route.bits or self._bits(route)
        self.covered.add(covered)
        self.passed.add(passed)

    def take(self, wire: int) -> Route:
        """Remove and return the route of a wire."""
        route = self.routes.pop(wire)
        self.leaving[route.leave] -= 1
        self.entering[route.enter] -= 1
        on_line = self.on_line
        for line, placed in route.spots:
            on_line[line].remove(placed)
        covered, passed, _ = route.bits or self._bits(route)
        self.covered.remove(covered)
        self.passed.remove(passed)
        return route

    def _spots(self, wire: int, route: Route) -> tuple[tuple[int, Placed], ...]:
        runs = enumerate(route.traced(self._verticals))
        route.spots = tuple([(r[0], Placed(r[1], r[2], wire, index)) for index, r in runs])
        return route.spots

    def _bits(self, route: Route) -> Bits:
        route.bits = self._raster.bits_of(route.corners)
        return route.bits

    def cheapest(self, routes: Sequence[Route], limit: float) -> tuple[float, Route]:
        """Return the route that costs least here, the first if none costs less than `limit`.

        `routes` are sorted by price. A first look only asks which places are crossed at all.
        """
        best, chosen = limit, routes[0]
        passed = self.passed.layers[0]
        leaving, entering = self.leaving, self.entering
        for route in routes:
            left = best - route.price
            if left <= 0:
                break
            leave = route.leave
            taken = leaving[leave] or entering[leave] or leaving[route.enter]
            if taken and left <= SHARED_DOCK:
                continue
            crossed = (route.bits or self._bits(route))[2] & passed
            if crossed and CROSSING * crossed.bit_count() >= left:
                continue
            total = route.price + self.conflict(route, left)
            if total < best - EPSILON:
                best, chosen = total, route
        return best, chosen

    def conflict(self, route: Route, limit: float) -> float:
        """Return what `route` costs beyond its price; no longer exact once it reaches `limit`."""
        cost = 0.0
        if self.leaving[route.leave] or self.entering[route.leave]:
            cost += SHARED_DOCK
        if self.leaving[route.enter]:
            cost += SHARED_DOCK
        covered, _, crossed = route.bits or self._bits(route)
        for layer in self.passed.layers:
            both = crossed & layer
            if not both:
                break
            cost += CROSSING * both.bit_count()
        if cost < limit and covered & self.covered.layers[0]:
            cost += self._beside_others(route, limit - cost)
        return cost

    def judge(self) -> tuple[float, float]:
        """Return what the drawing costs in all, and how much of it are conflicts."""
        price = crossed = beside = 0.0
        for wire in sorted(self.routes):
            route = self.routes[wire]
            price += route.price
            crossed += self.passed.sum((route.bits or self._bits(route)).crossed)
            beside += self._beside_others(route, INFINITE)
        docks = sum(
            max(0, leave - 1) + leave * entering
            for leave, entering in zip(self.leaving, self.entering, strict=True)
        )
        conflicts = (CROSSING * crossed + beside) / 2 + SHARED_DOCK * docks
        return price + conflicts, conflicts

    def _beside_others(self, route: Route, limit: float) -> float:
        """Price the company of those that share a line with a route, until it comes to `limit`."""
        cost = 0.0
        lines: list[int] = []
        seen = [route]
        known, routes, on_line = route.beside, self.routes, self.on_line
        for line, low, high, _, _, _ in route.traced(self._verticals):
            for placed_low, placed_high, wire, _ in on_line[line]:
                if placed_low >= high or placed_high <= low:
                    continue
                other = routes[wire]
                if other in seen:
                    continue
                seen.append(other)
                beside = known.get(other) or self._compared(route, other)
                cost += beside.cost
                if cost >= limit:
                    return cost
                lines += beside.lines
        for line in dict.fromkeys(lines):
            neighbours = lines.count(line)
            cost += NEIGHBOUR * neighbours
            cost += CROWDING * max(0, neighbours - self._capacity[line] + 1)
        return cost

    def _compared(self, route: Route, other: Route) -> Beside:
        route.traced(self._verticals)
        route.beside[other] = _beside(route, other)
        return route.beside[other]

    def blockers(self, wire: int, route: Route, most: int) -> tuple[int, ...]:
        """Return the wires that make `route` dear, none when they are more than `most`."""
        covered, _, crossed = route.bits or self._bits(route)
        leave, enter = route.leave, route.enter
        taken = self.leaving[leave] or self.entering[leave] or self.leaving[enter]
        found = []
        for number, other in self.routes.items():
            there = other.bits or self._bits(other)
            if (
                crossed & there[1]
                or (taken and (leave in (other.leave, other.enter) or other.leave == enter))
                or (covered & there[0] and other.enter != enter and self._bars(route, other))
            ) and number != wire:
                found.append(number)
                if len(found) > most:
                    return ()
        return tuple(sorted(found))

    def _bars(self, route: Route, other: Route) -> bool:
        """Tell whether no order of tracks lets both run where they run."""
        return (route.beside.get(other) or self._compared(route, other)).cost > 0


def _beside(route: Route, other: Route) -> Beside:
    """Compare two routes on all the lines that they share."""
    lines = []
    forced = 0.0
    for index, (line, low, high, _, _, _) in enumerate(route.runs):
        for piece, there in enumerate(other.runs):
            if there[0] != line or there[2] <= low or there[1] >= high:
                continue
            if _merges(route, index, other, piece):
                continue
            if line & 1:
                return Beside(OVERLAP, ())
            lines.append(line)
            forced = forced or _forced(route, index, other, piece)
    return Beside(forced, tuple(lines))


def _merges(route: Route, index: int, other: Route, piece: int) -> bool:
    """Tell whether both run here as one line, because they end in the same dock."""
    if other.enter != route.enter:
        return False
    left = len(route.runs) - index
    return len(other.runs) - piece == left and shared_tail(route, other) >= left


def _forced(route: Route, index: int, other: Route, piece: int) -> float:
    """Price what no order of tracks can avoid: wishes at the two ends that disagree."""
    above = wish(route, index, other, piece, 1)
    if not above.order:
        return 0.0
    below = wish(route, index, other, piece, -1)
    if not below.order or above.order == below.order:
        return 0.0
    return OVERLAP if above.hard and below.hard else CROSSING
