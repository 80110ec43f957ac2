"""What some wires cannot but pay: a bound that tells when no search for other routes can gain.

No wire of a group pays less than its cheapest route costs while the whole group is off the board.
Of two that cross, all routes may cross, or lead far round: then they pay for that too, whichever
they choose. Company never makes a route cheaper, so both may be added up if no wire is counted in
two pairs. It is the bound of branch and bound, asked once: to search with it was too slow.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from sopxl.layout.routing.company import CROSSING, compared, tangled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.layout.routing.board import Board
    from sopxl.layout.routing.route import Route


class Choice(NamedTuple):
    """A wire off the board: the route it had, its routes by price, and what the best costs."""

    before: Route
    routes: Sequence[Route]
    least: float


def paid_together(board: Board, choices: Sequence[Choice], most: float) -> float:
    """Return what wires pay for each other at least, beyond the least of each; up to `most`.

    `board` holds the routes that stay.
    """
    pairs = [(one, two) for one, two in combinations(choices, 2) if tangled(one.before, two.before)]
    if most > CROSSING * len(pairs):
        return 0.0
    paid = 0.0
    counted: list[Choice] = []
    for one, two in pairs:
        if paid < most and one not in counted and two not in counted:
            more = _more(board, one, two, min(most - paid, CROSSING))
            if more > 0:
                counted += (one, two)
                paid += more
    return paid


def _more(board: Board, one: Choice, two: Choice, most: float) -> float:
    """Return what the cheapest pair of routes costs beyond the least of each; up to `most`."""
    least = one.least + two.least
    limit = least + most
    others = board.affordable(two.routes, limit - one.least)
    for cost, route in board.affordable(one.routes, limit - two.least):
        for other_cost, other in others:
            total = cost + other_cost
            if total >= limit:
                break
            total += CROSSING * (route.crossed & other.passed).bit_count()
            if total < limit and route.covered & other.covered:
                total += (route.beside.get(other) or compared(route, other))[0]
            limit = min(limit, total)
    return limit - least
