"""A way along the lines of the lattice, and how two ways that share a line lie to each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

Corner: TypeAlias = tuple[int, int]
"""A crossing of a vertical and a horizontal line: (X, Y), see `lattice`."""

NORTH, EAST, SOUTH, WEST = range(4)


def dock(obstacle: int, side: int) -> int:
    """Return the number of one side of one obstacle."""
    return 4 * obstacle + side


Run: TypeAlias = tuple[int, int, int, int, int, int]
"""One straight piece of a route: line, low, high, turn_low, turn_high, travel.

`low` and `high` are where it begins and ends on its line; `turn_low` and `turn_high` say to which
side the route leaves the line there: -1 towards smaller, 1 towards greater numbers, 0 where it ends
at a dock. `travel` is 1 when the route follows the line upwards in number. Like `Beside` and `Wish`
a plain tuple: a drawing makes thousands."""

Beside: TypeAlias = tuple[float, tuple[int, ...]]
"""How a route lies to another on the lines that both use: cost and lines.

The cost is for what no order of tracks can mend: to lie upon each other, to be forced to cross. The
lines are the channels in which they are neighbours."""


class Route:
    """A candidate: the docks it joins, its corners from centre to centre, what it costs alone.

    What follows from the corners is made when the route is first looked at; most never are.
    `lines` are those of its pieces. As bits, `covered` are its stretches, `passed` the places
    that it passes without a turn, `crossed` the same places in the other direction: who passes
    one of these crosses the route.
    """

    __slots__ = (
        "_runs",
        "beside",
        "corners",
        "covered",
        "crossed",
        "enter",
        "leave",
        "lines",
        "passed",
        "price",
    )

    def __init__(self, price: float, leave: int, enter: int, corners: tuple[Corner, ...]) -> None:
        self.price = price
        self.leave = leave
        self.enter = enter
        self.corners = corners
        self.lines: tuple[int, ...] = ()

    def traced(self, lines: tuple[int, ...], covered: int, passed: int, crossed: int) -> None:
        """Note what the raster found out; before this there are no bits, runs or company."""
        self.lines = lines
        self.covered = covered
        self.passed = passed
        self.crossed = crossed
        self.beside: dict[Route, Beside] = {}
        self._runs: tuple[Run, ...] = ()

    @property
    def runs(self) -> tuple[Run, ...]:
        """The straight pieces."""
        if not self._runs:
            self._runs = _runs(self.corners, self.lines)
        return self._runs


def _runs(corners: tuple[Corner, ...], lines: tuple[int, ...]) -> tuple[Run, ...]:
    spans = [(y, to_y) if x == to_x else (x, to_x) for (x, y), (to_x, to_y) in pairwise(corners)]
    travels = [1 if here < there else -1 for here, there in spans]
    travels.append(0)
    runs: list[Run] = []
    back = 0
    for index, line in enumerate(lines):
        here, there = spans[index]
        if here < there:
            runs.append((line, here, there, back, travels[index + 1], 1))
            back = -1
        else:
            runs.append((line, there, here, travels[index + 1], back, -1))
            back = 1
    return tuple(runs)


Wish: TypeAlias = tuple[int, bool]
"""Where the first of two routes should lie on a line that both use, and whether that is hard.

1: at the smaller number, -1: at the greater, 0: no matter. Hard: otherwise they would not only
cross but run over each other, because they part on the centre line of a cell."""

NO_WISH: Wish = (0, False)


def wish(first: Route, at: int, second: Route, there: int, onward: int) -> Wish:
    """Follow both routes from a shared line in direction `onward` to where they part."""
    first_runs, second_runs = first.runs, second.runs
    step = first_runs[at][5] * onward
    other_step = second_runs[there][5] * onward
    sign = 1
    while True:
        if onward > 0:
            _, _, end, _, turn, _ = first_runs[at]
            _, _, other_end, _, other_turn, _ = second_runs[there]
        else:
            _, end, _, turn, _, _ = first_runs[at]
            _, other_end, _, other_turn, _, _ = second_runs[there]
        if end != other_end:
            first_parts = (end < other_end) == (onward > 0)
            return -sign * turn if first_parts else sign * other_turn, False
        if not turn or not other_turn:
            return NO_WISH
        if turn != other_turn:
            return -sign * turn, bool(end & 1)
        if end & 1:
            return NO_WISH
        sign *= -onward * turn
        onward = turn
        at += step
        there += other_step


def shared_tail(first: Route, second: Route) -> int:
    """Count the last runs that two routes into one dock share, the merging one included."""
    one, two = first.corners, second.corners
    count = 0
    for index in range(2, min(len(one), len(two)) + 1):
        if first.lines[1 - index] != second.lines[1 - index]:
            break
        count += 1
        if one[-index] != two[-index]:
            break
    return count
