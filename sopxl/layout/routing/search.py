"""Which pattern each wire takes: greedily, then by ripping up, then by ejecting what blocks."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sopxl.layout.routing.board import CROSSING, EPSILON, INFINITE, Board
from sopxl.layout.routing.patterns import Patterns
from sopxl.layout.routing.problem import Errand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.layout.routing.lattice import Lattice
    from sopxl.layout.routing.problem import Problem
    from sopxl.layout.routing.route import Route

PASSES = 3
ROUNDS = 2
TRIES = 12
MOST_BLOCKERS = 3
MOST_RESTARTED = 120
MOST_IMPROVED = 1
WORTHWHILE = 0.25


class _Start(NamedTuple):
    """A first drawing, and what each wire thought it paid."""

    board: Board
    cost: list[float]


class Search:
    """Chooses a route for every wire of a problem."""

    def __init__(self, problem: Problem, lattice: Lattice) -> None:
        self._problem = problem
        self._lattice = lattice
        self._patterns = [Patterns(problem, lattice, wire) for wire in problem.wires]
        self._candidates = [patterns.direct() for patterns in self._patterns]
        self._detour = [patterns.detour for patterns in self._patterns]
        for wire, candidates in enumerate(self._candidates):
            if not candidates:
                self._complete(wire)
        self._enriched: set[int] = set()
        self.board = Board(lattice)
        self._cost = [0.0] * len(problem.wires)

    def run(self) -> Board:
        """Place all wires and return the board.

        Which wire is placed first decides which of two has to give way, so a drawing that still
        has crossings is begun anew in other orders; the most promising beginnings are improved,
        and the best is kept.
        """
        first, *others = self._orders()
        best, total, conflicts = self._improved(self._placed(first))
        if conflicts < CROSSING - EPSILON or len(first) > MOST_RESTARTED:
            return best
        starts = sorted(map(self._placed, others), key=_total)
        for start in starts[:MOST_IMPROVED]:
            board, new, conflicts = self._improved(start)
            if new < total - EPSILON:
                best, total = board, new
            if conflicts < CROSSING - EPSILON:
                break
        self.board = best
        return best

    def _placed(self, order: list[int]) -> _Start:
        """Place all wires in an order."""
        self.board = Board(self._lattice)
        self._cost = [0.0] * len(order)
        self._place_all(order)
        return _Start(self.board, self._cost)

    def _improved(self, start: _Start) -> tuple[Board, float, float]:
        """Improve wire by wire, until nothing has changed since a wire was last looked at."""
        self.board, self._cost = start.board, start.cost
        unchanged = 0
        for _ in range(ROUNDS):
            for wire in range(len(self._cost)):
                unchanged = 0 if self._improve(wire) else unchanged + 1
                if unchanged >= len(self._cost):
                    break
        return self.board, *self.board.judge()

    def alternatives(self, wire: int) -> list[tuple[float, Route]]:
        """Return the other routes for a placed wire, each with what more it costs; best first."""
        self._complete(wire)
        before = self.board.take(wire)
        now = before.price + self.board.conflict(before, INFINITE)
        priced = [
            (route.price + self.board.conflict(route, INFINITE) - now, route)
            for route in self._candidates[wire]
            if route is not before
        ]
        self.board.put(wire, before)
        return sorted(priced, key=itemgetter(0))

    def _orders(self) -> Iterator[list[int]]:
        """Yield the orders in which to place the wires; links always come first.

        Forward wires from short to long, then those that lead back; from the last row upwards;
        from the first row downwards; refusals before others.
        """
        obstacles, wires = self._problem.obstacles, self._problem.wires
        numbers = range(len(wires))
        spans = [(obstacles[wire.source].row, obstacles[wire.target].row) for wire in wires]
        links = [wire.errand is not Errand.LINK for wire in wires]

        def shortest(number: int) -> tuple[bool, bool, int, int]:
            source, target = obstacles[wires[number].source], obstacles[wires[number].target]
            rows = target.row - source.row
            return links[number], rows < 0, abs(rows), abs(source.column - target.column)

        yield sorted(numbers, key=shortest)
        yield sorted(numbers, key=lambda number: (links[number], -max(spans[number])))
        yield sorted(numbers, key=lambda number: (links[number], min(spans[number])))
        refusal = [wire.errand is Errand.NO for wire in wires]
        yield sorted(numbers, key=lambda number: (links[number], not refusal[number]))

    def _place_all(self, order: list[int]) -> None:
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
        return self.board.routes[wire] is not before

    def _settle(self, wire: int) -> float:
        self._cost[wire], route = self._best(wire)
        self.board.put(wire, route)
        return self._cost[wire]

    def _best(self, wire: int, limit: float = INFINITE) -> tuple[float, Route]:
        """Return the cheapest candidate; one that costs `limit` or more need not be found."""
        best, chosen = self.board.cheapest(self._candidates[wire], limit)
        if best <= self._detour[wire]:
            return best, chosen
        self._complete(wire)
        return self.board.cheapest(self._candidates[wire], limit)

    def _complete(self, wire: int) -> None:
        """Add the detours, which most wires never need."""
        if self._detour[wire] == INFINITE:
            return
        self._detour[wire] = INFINITE
        self._candidates[wire] = self._patterns[wire].usual(self._candidates[wire])

    def _improve(self, wire: int) -> bool:
        """Try to give a wire a cheaper pattern by moving the few wires that are in its way."""
        lowest = self._candidates[wire][0].price + WORTHWHILE
        if self.board.routes[wire].price <= lowest and self._cost[wire] <= lowest:
            return False
        improved = self._enrich(wire)
        if self._cost[wire] > self._detour[wire]:
            self._complete(wire)
        tries = TRIES
        for route in self._candidates[wire]:
            if route.price > self._cost[wire] - WORTHWHILE or not tries:
                break
            if route is self.board.routes[wire]:
                continue
            tries -= 1
            blockers = self.board.blockers(wire, route, MOST_BLOCKERS)
            if blockers and self._eject(wire, route, blockers):
                return True
        return improved

    def _enrich(self, wire: int) -> bool:
        """Bring the cost up to date; a wire that still crosses another gets all patterns."""
        route = self.board.take(wire)
        conflict = self.board.conflict(route, INFINITE)
        self._cost[wire] = route.price + conflict
        before = route
        if conflict >= CROSSING - EPSILON and wire not in self._enriched:
            self._enriched.add(wire)
            self._complete(wire)
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
            old += before[other].price + self.board.conflict(before[other], INFINITE)
        costs = dict.fromkeys(moved, 0.0)
        costs[wire] = route.price + self.board.conflict(route, INFINITE)
        self.board.put(wire, route)
        new = costs[wire]
        placed = [wire]
        left = sum(self._candidates[other][0].price for other in blockers)
        for other in blockers:
            if new + left >= old - EPSILON:
                new = old
                break
            left -= self._candidates[other][0].price
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


def _total(start: _Start) -> float:
    return start.board.judge()[0]
