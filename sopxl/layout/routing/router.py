"""The door of the router: a problem in, a polyline and a label place for each wire out."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sopxl.layout.geometry import Point, Side
from sopxl.layout.routing.labels import Labels, Placement
from sopxl.layout.routing.lattice import Lattice
from sopxl.layout.routing.search import Search
from sopxl.layout.routing.tracks import Tracks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.layout.routing.problem import Problem
    from sopxl.layout.routing.route import Route

SIDES = (Side.NORTH, Side.EAST, Side.SOUTH, Side.WEST)
ROUTES_TRIED, MOST_TRIALS, MOST_WIRES_DRAWN = 12, 240, 12_000
"""For a wire that wants mending: other routes for each wire that has to do with it, drawings in
all, and wires in all these drawings: an endless sheet gets fewer trials than a page."""
UNBEARABLE = 50.0
"""What no label is worth: two arrows upon each other or on one side."""


class Drawn(NamedTuple):
    """A wire as it is drawn: the sides it joins, its corners with both docks, its label."""

    leave: Side
    enter: Side
    points: tuple[Point, ...]
    label: Placement | None = None


class Sketch(NamedTuple):
    """All wires with their labels, and those that want mending."""

    wires: tuple[Drawn, ...]
    faulty: tuple[int, ...]


def route(problem: Problem) -> tuple[Drawn, ...]:
    """Route all wires of a problem, in their order."""
    lattice = Lattice(problem)
    search = Search(problem, lattice)
    search.run()
    return _Mending(problem, lattice, search).result()


class _Mending:
    """Moves wires until labels have clear places and no run lies on a cell border."""

    def __init__(self, problem: Problem, lattice: Lattice, search: Search) -> None:
        self._problem = problem
        self._lattice = lattice
        self._search = search

    def result(self) -> tuple[Drawn, ...]:
        sketch = self._sketch()
        for wire in sketch.faulty:
            if wire in sketch.faulty:
                sketch = self._mended(sketch, wire)
        return sketch.wires

    def _mended(self, sketch: Sketch, wire: int) -> Sketch:
        """Try other routes for a faulty wire and for those in its way, the cheapest first."""
        trials = [
            (more, other, candidate)
            for other in self._involved(wire)
            for more, candidate in self._search.alternatives(other)[:ROUTES_TRIED]
            if more < UNBEARABLE
        ]
        trials.sort(key=itemgetter(0))
        most = min(MOST_TRIALS, MOST_WIRES_DRAWN // len(self._problem.wires))
        for _, other, candidate in trials[:most]:
            before = self._search.board.routes[other]
            self._swap(other, candidate)
            better = self._sketch()
            if len(better.faulty) < len(sketch.faulty):
                return better
            self._swap(other, before)
        return sketch

    def _involved(self, wire: int) -> Iterator[int]:
        """Yield a wire, those that leave the same symbol, and those in the same channels."""
        source = self._problem.wires[wire].source
        siblings = [n for n, other in enumerate(self._problem.wires) if other.source == source]
        board = self._search.board
        neighbours = [
            other for line in board.routes[wire].lines for other in board.on_line[line].values()
        ]
        yield from dict.fromkeys((wire, *siblings, *neighbours))

    def _swap(self, wire: int, route: Route) -> None:
        self._search.board.take(wire)
        self._search.board.put(wire, route)

    def _sketch(self) -> Sketch:
        """Draw the board as it is; labels that found no place are placed first once more."""
        board = self._search.board
        routes = [board.routes[wire] for wire in range(len(self._problem.wires))]
        tracks = Tracks(self._lattice, board)
        lines = [(SIDES[r.leave & 3], tracks.points(wire)) for wire, r in enumerate(routes)]
        labels = Labels(self._problem, lines)
        placed = labels.all()
        faulty = _faulty(placed)
        if faulty:
            again = labels.all(faulty)
            if len(_faulty(again)) < len(faulty):
                placed, faulty = again, _faulty(again)
        wires = tuple(
            Drawn(side, SIDES[routes[wire].enter & 3], points, placed.get(wire))
            for wire, (side, points) in enumerate(lines)
        )
        return Sketch(wires, faulty + tuple(sorted(tracks.hidden)))


def _faulty(labels: dict[int, Placement]) -> tuple[int, ...]:
    return tuple(sorted(wire for wire, label in labels.items() if label.faulty))
