"""The door of the router: a problem in, a polyline for each wire out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sopxl.layout.geometry import Point, Side
from sopxl.layout.routing.labels import Labels, Placement
from sopxl.layout.routing.lattice import Lattice
from sopxl.layout.routing.search import Search
from sopxl.layout.routing.tracks import Tracks

if TYPE_CHECKING:
    from sopxl.layout.routing.problem import Problem

SIDES = (Side.NORTH, Side.EAST, Side.SOUTH, Side.WEST)


class Drawn(NamedTuple):
    """A wire as it is drawn: the sides it joins, its corners with both docks, its label."""

    leave: Side
    enter: Side
    points: tuple[Point, ...]
    label: Placement | None = None


def route(problem: Problem) -> tuple[Drawn, ...]:
    """Route all wires of a problem, in their order."""
    lattice = Lattice(problem)
    board = Search(problem, lattice).run()
    tracks = Tracks(lattice, board)
    routes = [board.placed(wire) for wire in range(len(problem.wires))]
    docks = [(route.leave & 3, route.enter & 3) for route in routes]
    lines = [(SIDES[leave], tracks.points(wire)) for wire, (leave, _) in enumerate(docks)]
    labels = Labels(problem, lines).all()
    return tuple(
        Drawn(side, SIDES[enter], points, labels.get(wire))
        for wire, ((side, points), (_, enter)) in enumerate(zip(lines, docks, strict=True))
    )
