"""Which pattern each wire takes: greedily, then by ejecting what blocks, then by untangling."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sopxl.layout.routing.board import EPSILON, INFINITE, Board
from sopxl.layout.routing.company import CROSSING
from sopxl.layout.routing.orders import Orders
from sopxl.layout.routing.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.layout.routing.lattice import Lattice
    from sopxl.layout.routing.problem import Problem
    from sopxl.layout.routing.route import Route

PASSES = 3
ROUNDS = 2
MOST_BLOCKERS = 3
DETOUR = 6.0
"""What the way round a crossing may cost more than the cheapest: dearer ones were never kept in the
corpus, and they are four in ten of all."""
GAIN = 0.25
"""What an ejection must save in all."""
UNTANGLED = 3.0
"""What placing a group anew must save: a crossing, but for the bends of the way round it."""
WIRES_REPLACED = 16
"""How many wires may be placed anew for one crossing: a few orders for a small group, one for a
large group."""


class Effort(NamedTuple):
    """How many cheaper patterns are tried for a wire, and what it must be able to save by them."""

    tries: int
    worthwhile: float


USUAL = Effort(5, 2.0)
"""A wire that could save no more than two bends stays where it is: so it does not move either
when another arrow, somewhere, is drawn or deleted."""
UNTANGLING = Effort(20, CROSSING / 2)
"""For a wire that pays for a crossing: nobody else is worth the trouble."""


class Search:
    """Chooses a route for every wire of a problem."""

    def __init__(self, problem: Problem, lattice: Lattice) -> None:
        self.board = Board(lattice)
        self._trace = lattice.raster.trace
        self._orders = Orders(problem)
        self._patterns = [Patterns(problem, lattice, wire) for wire in problem.wires]
        self._enriched: set[int] = set()
        self._cost = [0.0] * len(problem.wires)
        self._effort = USUAL
        self._failed: set[tuple[Route, frozenset[Route]]] = set()
        """Ejections that gained nothing, each with the board on which it was tried."""

    def run(self) -> Board:
        """Place all wires and return the board.

        Which wire is placed first decides which of two has to give way. So where two still cross,
        they and those near them are placed anew in other orders. All others stay, and so does the
        drawing when an arrow far away is added or deleted.
        """
        wires = range(len(self._cost))
        self._place(self._orders.shortest_first(wires))
        self._improve(wires)
        self._untangle()
        return self.board

    def alternatives(self, wire: int) -> list[tuple[float, Route]]:
        """Return the other routes for a placed wire, each with what more it costs; best first."""
        self._patterns[wire].complete()
        for route in self._patterns[wire].routes:
            if not route.lines:
                self._trace(route)
        before = self.board.take(wire)
        now = before.price + self.board.conflict(before, INFINITE)
        priced = [
            (route.price + self.board.conflict(route, INFINITE) - now, route)
            for route in self._patterns[wire].routes
            if route is not before
        ]
        self.board.put(wire, before)
        return sorted(priced, key=itemgetter(0))

    def _untangle(self) -> None:
        """Place each crossed wire and those near it anew, in one order after the other."""
        if not any(self._crossed(wire) for wire in range(len(self._cost))):
            return
        total = self.board.judge()
        self._effort = UNTANGLING
        tried: set[int] = set()
        for wire in range(len(self._cost)):
            if wire in tried or not self._crossed(wire):
                continue
            crossing = self.board.crossing(self.board.routes[wire])
            tried.update(crossing)
            group = self.board.company((wire, *crossing))
            trials = max(1, WIRES_REPLACED // len(group))
            for order in self._orders.others({wire, *crossing})[:trials]:
                new = self._placed_anew(order(group), total)
                if new < total:
                    total = new
                    break

    def _crossed(self, wire: int) -> bool:
        """Tell whether a placed wire pays for at least one crossing."""
        route = self.board.routes[wire]
        return self.board.paid(route) - route.price >= CROSSING - EPSILON

    def _placed_anew(self, group: list[int], total: float) -> float:
        """Place a group in this order and return the new total; undo it unless it gains."""
        before, cost = dict(self.board.routes), [*self._cost]
        for wire in group:
            self.board.take(wire)
        self._place(group, passes=2)
        self._improve(group)
        new = self.board.judge()
        if new < total - UNTANGLED:
            return new
        for wire, route in before.items():
            if self.board.routes[wire] is not route:
                self.board.take(wire)
                self.board.put(wire, route)
        self._cost = cost
        return total

    def _place(self, order: Sequence[int], passes: int = PASSES) -> None:
        for wire in order:
            self._settle(wire)
        for _ in range(passes - 1):
            replaced = [self._replace(wire) for wire in order]
            if not any(replaced):
                break

    def _improve(self, wires: Sequence[int]) -> None:
        """Improve wire by wire, until nothing has changed since a wire was last looked at."""
        unchanged = 0
        for _ in range(ROUNDS):
            for wire in wires:
                unchanged = 0 if self._improved(wire) else unchanged + 1
                if unchanged >= len(wires):
                    return

    def _replace(self, wire: int) -> bool:
        """Choose again for a wire that did not get its cheapest pattern for nothing."""
        if self._cost[wire] <= self._lowest(wire) + EPSILON:
            return False
        before = self.board.take(wire)
        self._settle(wire)
        return self.board.routes[wire] is not before

    def _settle(self, wire: int) -> None:
        self._cost[wire], route = self._best(wire)
        self.board.put(wire, route)

    def _lowest(self, wire: int) -> float:
        """Return what a wire costs that stands in nobody's way."""
        return self._patterns[wire].routes[0].price

    def _best(self, wire: int, limit: float = INFINITE) -> tuple[float, Route]:
        """Return the cheapest candidate; one that costs `limit` or more need not be found."""
        patterns = self._patterns[wire]
        best, chosen = self.board.cheapest(patterns.routes, limit)
        while best > patterns.bound:
            best, better = self.board.cheapest(patterns.grow(), best)
            chosen = better or chosen
        return best, chosen or patterns.routes[0]

    def _improved(self, wire: int) -> bool:
        """Try to give a wire a cheaper pattern by moving the few wires that are in its way."""
        tries, worthwhile = self._effort
        lowest = self._lowest(wire) + worthwhile
        if self.board.routes[wire].price <= lowest and self._cost[wire] <= lowest:
            return False
        improved = self._enrich(wire)
        if self._cost[wire] > self._patterns[wire].bound:
            self._patterns[wire].complete()
        board = frozenset(self.board.routes.values())
        for route in self._patterns[wire].routes:
            if route.price > self._cost[wire] - worthwhile or not tries:
                break
            if route is self.board.routes[wire]:
                continue
            tries -= 1
            if (route, board) in self._failed:
                continue
            blockers = self.board.blockers(wire, route, MOST_BLOCKERS)
            if blockers and self._eject(wire, route, blockers):
                return True
            self._failed.add((route, board))
        return improved

    def _enrich(self, wire: int) -> bool:
        """Bring the cost up to date; a wire that still crosses another gets all patterns."""
        route = self.board.routes[wire]
        self._cost[wire] = self.board.paid(route)
        if self._cost[wire] - route.price < CROSSING - EPSILON or wire in self._enriched:
            return False
        self._enriched.add(wire)
        self._patterns[wire].enrich(min(self._cost[wire], self._lowest(wire) + DETOUR))
        self.board.take(wire)
        cost, better = self._best(wire, self._cost[wire])
        improved = cost < self._cost[wire] - EPSILON
        if improved:
            self._cost[wire], route = cost, better
        self.board.put(wire, route)
        return improved

    def _eject(self, wire: int, route: Route, blockers: tuple[int, ...]) -> bool:
        """Place `route` first and let the blockers choose again; undo it unless all gain."""
        left = sum(map(self._lowest, blockers))
        moved = (wire, *blockers)
        before = {}
        old = -GAIN
        for other in moved:
            before[other] = self.board.take(other)
            old += before[other].price + self.board.conflict(before[other], INFINITE)
        costs = dict.fromkeys(moved, 0.0)
        costs[wire] = route.price + self.board.conflict(route, INFINITE)
        self.board.put(wire, route)
        new = costs[wire]
        placed = [wire]
        for other in blockers:
            if new + left >= old:
                new = old
                break
            left -= self._lowest(other)
            costs[other], choice = self._best(other, old - new - left)
            new += costs[other]
            self.board.put(other, choice)
            placed.append(other)
        if new < old - EPSILON:
            for other, cost in costs.items():
                self._cost[other] = cost
            return True
        for other in placed:
            self.board.take(other)
        for other, route_before in before.items():
            self.board.put(other, route_before)
        return False
