"""What two routes cost each other on the lines that both use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.routing.route import shared_tail, wish

if TYPE_CHECKING:
    from sopxl.layout.routing.route import Beside, Route

CROSSING = 10.0
OVERLAP = 200.0
UPON: Beside = (OVERLAP, ())
APART: Beside = (0.0, ())


def compared(route: Route, other: Route) -> Beside:
    """Return how `route` lies to `other`, and note it in both."""
    beside = _beside(route, other)
    route.beside[other] = other.beside[route] = beside
    return beside


def tangled(route: Route, other: Route) -> bool:
    """Tell whether two routes cross, or cannot but cross in a channel that both use."""
    if route.crossed & other.passed:
        return True
    if not route.covered & other.covered:
        return False
    return (route.beside.get(other) or compared(route, other))[0] > 0


def _beside(route: Route, other: Route) -> Beside:
    """Compare two routes on all the lines that they share."""
    lines = []
    forced = 0.0
    runs, others = route.runs, other.runs
    merged = shared_tail(route, other) if route.enter == other.enter else 0
    other_lines = other.lines
    for index, (line, low, high, _, _, _) in enumerate(runs):
        if line not in other_lines:
            continue
        for piece, (there, begin, end, _, _, _) in enumerate(others):
            if there != line or end <= low or begin >= high:
                continue
            left = len(runs) - index
            if left <= merged and left == len(others) - piece:
                continue
            if line & 1:
                return UPON
            lines.append(line)
            forced = forced or _forced(route, index, other, piece)
    return (forced, tuple(lines)) if lines else APART


def _forced(route: Route, index: int, other: Route, piece: int) -> float:
    """Price what no order of tracks can avoid: wishes at the two ends that disagree."""
    order, hard = wish(route, index, other, piece, 1)
    if not order:
        return 0.0
    below, hard_below = wish(route, index, other, piece, -1)
    if not below or below == order:
        return 0.0
    return OVERLAP if hard and hard_below else CROSSING
