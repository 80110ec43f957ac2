"""The routes placed so far, and what a further one would cost against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.routing.company import CROSSING, compared, tangled
from sopxl.layout.routing.raster import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sopxl.layout.routing.lattice import Lattice
    from sopxl.layout.routing.route import Route

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
        self.on_line: list[dict[Route, int]] = [{} for _ in range(lattice.lines)]
        self.leaving = [0] * (4 * len(lattice.obstacles))
        self.entering = [0] * (4 * len(lattice.obstacles))
        self.covered, self.passed = Tally(), Tally()
        self._capacity = lattice.capacity
        self._trace = lattice.raster.trace

    def put(self, wire: int, route: Route) -> None:
        """Place a route."""
        if not route.lines:
            self._trace(route)
        self.routes[wire] = route
        self.leaving[route.leave] += 1
        self.entering[route.enter] += 1
        for line in route.lines:
            self.on_line[line][route] = wire
        self.covered.add(route.covered)
        self.passed.add(route.passed)

    def take(self, wire: int) -> Route:
        """Remove and return the route of a wire."""
        route = self.routes.pop(wire)
        self.leaving[route.leave] -= 1
        self.entering[route.enter] -= 1
        for line in route.lines:
            self.on_line[line].pop(route, None)
        self.covered.remove(route.covered)
        self.passed.remove(route.passed)
        return route

    def cheapest(self, routes: Sequence[Route], limit: float) -> tuple[float, Route | None]:
        """Return the route that costs least here, none if all cost `limit` or more.

        `routes` are sorted by price. A first look only asks which places are crossed at all.
        """
        best, chosen = limit, None
        passed, covered = self.passed.layers[0], self.covered.layers[0]
        leaving, entering = self.leaving, self.entering
        for route in routes:
            total = route.price
            left = best - total
            if left <= 0:
                break
            leave = route.leave
            taken = leaving[leave] or entering[leave] or leaving[route.enter]
            if taken and left <= SHARED_DOCK:
                continue
            if not route.lines:
                self._trace(route)
            crossed = route.crossed & passed
            if crossed and CROSSING * crossed.bit_count() >= left:
                continue
            if taken or crossed or route.covered & covered:
                total += self.conflict(route, left)
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
        for layer in self.passed.layers:
            both = route.crossed & layer
            if not both:
                break
            cost += CROSSING * both.bit_count()
        if cost < limit and route.covered & self.covered.layers[0]:
            cost += self._beside_others(route, limit - cost)
        return cost

    def paid(self, route: Route) -> float:
        """Return what a placed route costs, its company included."""
        if self._lonely(route):
            return route.price
        self.leaving[route.leave] -= 1
        self.entering[route.enter] -= 1
        cost = route.price + self.conflict(route, INFINITE)
        self.leaving[route.leave] += 1
        self.entering[route.enter] += 1
        return cost

    def judge(self) -> float:
        """Return what the drawing costs in all."""
        price = crossed = beside = 0.0
        for wire in sorted(self.routes):
            route = self.routes[wire]
            price += route.price
            if self._lonely(route):
                continue
            crossed += self.passed.sum(route.crossed)
            beside += self._beside_others(route, INFINITE)
        docks = sum(
            max(0, leave - 1) + leave * entering
            for leave, entering in zip(self.leaving, self.entering, strict=True)
        )
        return price + (CROSSING * crossed + beside) / 2 + SHARED_DOCK * docks

    def _lonely(self, route: Route) -> bool:
        """Tell whether a placed route meets no other: all of its stretches are its own."""
        covered = self.covered.layers
        return not (
            route.crossed & self.passed.layers[0]
            or (len(covered) > 1 and route.covered & covered[1])
            or self.leaving[route.leave] > 1
            or self.entering[route.leave]
            or self.leaving[route.enter]
        )

    def _beside_others(self, route: Route, limit: float) -> float:
        """Price the company of those that share a line with a route, until it comes to `limit`."""
        cost = 0.0
        shared: list[int] = []
        covered, known = route.covered, route.beside
        seen = [route]
        for line in route.lines:
            for other in self.on_line[line]:
                if other.covered & covered and other not in seen:
                    seen.append(other)
                    dear, lines = known.get(other) or compared(route, other)
                    cost += dear
                    if cost >= limit:
                        return cost
                    shared += lines
        for line in dict.fromkeys(shared):
            neighbours = shared.count(line)
            cost += NEIGHBOUR * neighbours
            cost += CROWDING * max(0, neighbours - self._capacity[line] + 1)
        return cost

    def crossing(self, route: Route) -> list[int]:
        """Return the wires that cross a placed route, also those that do in a shared channel."""
        return [
            wire
            for wire, other in self.routes.items()
            if other is not route and tangled(route, other)
        ]

    def company(self, wires: Iterable[int]) -> list[int]:
        """Return these wires and all that cross them or dock at the same symbols."""
        found = dict.fromkeys(wires)
        for wire in [*found]:
            route = self.routes[wire]
            ends = (route.leave >> 2, route.enter >> 2)
            for number, other in self.routes.items():
                docks = other.leave >> 2 in ends or other.enter >> 2 in ends
                if docks or other.crossed & route.passed:
                    found[number] = None
        return sorted(found)

    def blockers(self, wire: int, route: Route, most: int) -> tuple[int, ...]:
        """Return the wires that make `route` dear, none when they are more than `most`."""
        if not route.lines:
            self._trace(route)
        covered, crossed = route.covered, route.crossed
        leave, enter = route.leave, route.enter
        taken = self.leaving[leave] or self.entering[leave] or self.leaving[enter]
        found = []
        for number, other in self.routes.items():
            if (
                crossed & other.passed
                or (taken and (leave in (other.leave, other.enter) or other.leave == enter))
                or (
                    other.enter != enter
                    and covered & other.covered
                    and (route.beside.get(other) or compared(route, other))[0]
                )
            ) and number != wire:
                found.append(number)
                if len(found) > most:
                    return ()
        return tuple(sorted(found))
