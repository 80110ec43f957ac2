"""Which pattern each wire takes: greedily, then by ripping up, then by ejecting what blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.routing.board import CROSSING, Board
from sopxl.layout.routing.patterns import Patterns
from sopxl.layout.routing.problem import Errand

if TYPE_CHECKING:
    from sopxl.layout.routing.lattice import Lattice
    from sopxl.layout.routing.problem import Problem
    from sopxl.layout.routing.route import Route

PASSES = 3
ROUNDS = 2
TRIES = 12
MOST_BLOCKERS = 3
WORTHWHILE = 0.25
EPSILON = 1e-9


class Search:
    """Chooses a route for every wire of a problem."""

    def __init__(self, problem: Problem, lattice: Lattice) -> None:
        self._problem = problem
        self.board = Board(lattice, len(problem.wires))
        self._patterns = [Patterns(problem, lattice, wire) for wire in problem.wires]
        self._candidates = [patterns.usual() for patterns in self._patterns]
        self._cost = [0.0] * len(problem.wires)
        self._enriched: set[int] = set()

    def run(self) -> Board:
        """Place all wires and return the board."""
        self._place_all()
        for _ in range(ROUNDS):
            improved = [self._improve(wire) for wire in range(len(self._cost))]
            if not any(improved):
                break
        return self.board

    def _order(self) -> list[int]:
        """Links first, then forward wires from short to long, then those that lead back."""
        obstacles = self._problem.obstacles

        def key(number: int) -> tuple[bool, bool, int, int, int]:
            wire = self._problem.wires[number]
            source, target = obstacles[wire.source], obstacles[wire.target]
            rows = target.row - source.row
            columns = abs(target.column - source.column)
            return (wire.errand is not Errand.LINK, rows < 0, abs(rows), columns, number)

        return sorted(range(len(self._problem.wires)), key=key)

    def _place_all(self) -> None:
        order = self._order()
        for wire in order:
            self._settle(wire)
        for _ in range(PASSES - 1):
            replaced = [self._replace(wire) for wire in order]
            if not any(replaced):
                break

    def _replace(self, wire: int) -> bool:
        """Choose again for a wire that did not get its cheapest pattern for nothing."""
        if self._cost[wire] <= self._candidates[wire][0].price + EPSILON:
            return False
        before = self.board.take(wire)
        self._settle(wire)
        return self.board.placed(wire) is not before

    def _settle(self, wire: int) -> float:
        self._cost[wire], route = self._best(wire)
        self.board.put(wire, route)
        return self._cost[wire]

    def _best(self, wire: int) -> tuple[float, Route]:
        candidates = self._candidates[wire]
        best, chosen = float("inf"), candidates[0]
        for route in candidates:
            if route.price >= best:
                break
            total = route.price + self.board.conflict(route, best - route.price)
            if total < best - EPSILON:
                best, chosen = total, route
        return best, chosen

    def _improve(self, wire: int) -> bool:
        """Try to give a wire a cheaper pattern by moving the few wires that are in its way."""
        lowest = self._candidates[wire][0].price + WORTHWHILE
        if self.board.placed(wire).price <= lowest and self._cost[wire] <= lowest:
            return False
        improved = self._enrich(wire)
        tries = TRIES
        for route in self._candidates[wire]:
            if route.price > self._cost[wire] - WORTHWHILE or not tries:
                break
            if route is self.board.placed(wire):
                continue
            tries -= 1
            blockers = self.board.blockers(wire, route, MOST_BLOCKERS)
            if blockers and self._eject(wire, route, blockers):
                return True
        return improved

    def _enrich(self, wire: int) -> bool:
        """Bring the cost up to date; a wire that still crosses another gets all patterns."""
        route = self.board.take(wire)
        conflict = self.board.conflict(route, float("inf"))
        self._cost[wire] = route.price + conflict
        before = route
        if conflict >= CROSSING - EPSILON and wire not in self._enriched:
            self._enriched.add(wire)
            self._candidates[wire] = self._patterns[wire].rich(self._candidates[wire])
            cost, better = self._best(wire)
            if cost < self._cost[wire] - EPSILON:
                self._cost[wire], route = cost, better
        self.board.put(wire, route)
        return route is not before

    def _eject(self, wire: int, route: Route, blockers: tuple[int, ...]) -> bool:
        """Place `route` first and let the blockers choose again; undo it unless all gain."""
        moved = (wire, *blockers)
        before = {}
        old = 0.0
        for other in moved:
            before[other] = self.board.take(other)
            old += before[other].price + self.board.conflict(before[other], float("inf"))
        costs = dict.fromkeys(moved, 0.0)
        costs[wire] = route.price + self.board.conflict(route, float("inf"))
        self.board.put(wire, route)
        new = costs[wire]
        placed = [wire]
        for other in blockers:
            if new >= old - EPSILON:
                break
            costs[other], choice = self._best(other)
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
