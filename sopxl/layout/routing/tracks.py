"""Where in its channel each run lies: order by wishes, levels by what it passes, then spacing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sopxl.layout.geometry import EMU_PER_POINT, Point
from sopxl.layout.routing.bundles import (
    Bundle,
    Member,
    meet_lying,
    meet_upright,
    merged,
    on_line,
    wanted_order,
)
from sopxl.layout.routing.spacing import Spacing

if TYPE_CHECKING:
    from sopxl.layout.routing.board import Board
    from sopxl.layout.routing.lattice import Lattice


SWEEPS = 3
NEAR_BORDER = EMU_PER_POINT
DOCKS = ((1, 0), (2, 1), (1, 2), (0, 1))
"""Where the middles of the sides are, in halves of width and height."""


class Tracks:
    """The positions of all runs of a board, and the polylines that follow from them."""

    def __init__(self, lattice: Lattice, board: Board) -> None:
        self._lattice = lattice
        self._board = board
        self._roots = merged(board)
        self._spacing = Spacing(lattice, board)
        self._at: dict[Member, int] = {}
        self.hidden: set[int] = set()
        """Wires of which some run had to be laid on a cell border."""
        for line in range(0, lattice.lines, 2):
            if board.on_line[line]:
                self._assign(line)

    def points(self, wire: int) -> tuple[Point, ...]:
        """Return the corners of a wire on the sheet, from dock to dock."""
        route = self._board.routes[wire]
        places = [self._place(wire, index, line) for index, line in enumerate(route.lines)]
        vertical = route.lines[0] < self._lattice.verticals
        points = [self._dock(route.leave)]
        for before, after in pairwise(places):
            points.append(Point(before, after) if vertical else Point(after, before))
            vertical = not vertical
        return (*points, self._dock(route.enter))

    def _dock(self, number: int) -> Point:
        x, y, width, height = self._lattice.obstacles[number >> 2].box
        across, down = DOCKS[number & 3]
        return Point(x + across * width // 2, y + down * height // 2)

    def _place(self, wire: int, index: int, line: int) -> int:
        if line & 1:
            return self._lattice.position(line)
        return self._at[self._roots[wire, index]]

    def _assign(self, line: int) -> None:
        bundles = on_line(self._board, line, self._roots)
        upright = line < self._lattice.verticals
        if not upright:
            for bundle in bundles:
                self._measure(bundle)
        if len(bundles) == 1:
            places = [self._spacing.alone(line, bundles[0])]
        else:
            meets, wants = self._compare(bundles, upright=upright)
            order = _ordered(bundles, wants)
            places = self._spacing.spread(line, bundles, order, meets)
        border = self._lattice.channel(line).border
        for bundle, place in zip(bundles, places, strict=True):
            self._at[bundle.root] = place
            if -NEAR_BORDER < place - border < NEAR_BORDER:
                self.hidden.update([wire for wire, _ in bundle.members])

    def _measure(self, bundle: Bundle) -> None:
        """Find the real extent of a horizontal bundle; the vertical runs have their places."""
        ends = []
        for wire, index in bundle.members:
            lines = self._board.routes[wire].lines
            corners = self._board.routes[wire].corners
            for corner, neighbour in ((index, index - 1), (index + 1, index + 1)):
                if 0 <= neighbour < len(lines):
                    ends.append(self._place(wire, neighbour, lines[neighbour]))
                else:
                    ends.append(self._lattice.x[corners[corner][0]])
        bundle.start, bundle.end = min(ends), max(ends)

    def _compare(
        self, bundles: list[Bundle], *, upright: bool
    ) -> tuple[list[list[bool]], list[list[float]]]:
        """Return for all pairs whether they meet and which should lie before the other."""
        count = len(bundles)
        meets = [[False] * count for _ in range(count)]
        wants = [[0.0] * count for _ in range(count)]
        for one in range(count):
            for two in range(one + 1, count):
                first, second = bundles[one], bundles[two]
                meet = (
                    meet_upright(self._board, first, second)
                    if upright
                    else meet_lying(first, second)
                )
                if meet:
                    meets[one][two] = meets[two][one] = True
                    wants[one][two] = wanted_order(self._board, first, second)
                    wants[two][one] = -wants[one][two]
        return meets, wants


def _ordered(bundles: list[Bundle], wants: list[list[float]]) -> list[int]:
    """Insert bundle after bundle where it goes against the fewest wishes, then once more."""
    by_length = sorted(
        range(len(bundles)), key=lambda item: (bundles[item].low, bundles[item].high, item)
    )
    order: list[int] = []
    for sweep in range(SWEEPS):
        changed = False
        for item in by_length:
            before = -1
            if sweep:
                before = order.index(item)
                order.pop(before)
            best = _best_position(order, wants[item], before)
            order.insert(best, item)
            changed |= best != before
        if not changed:
            break
    return order


def _best_position(order: list[int], wants: list[float], before: int) -> int:
    """Return the position that hurts least; of equal ones the first, or the one held before."""
    cost = sum(-wants[other] for other in order if wants[other] < 0)
    best, position = cost, 0
    for index, other in enumerate(order, start=1):
        cost += wants[other]
        if cost < best or (cost == best and index == before):
            best, position = cost, index
    return position
