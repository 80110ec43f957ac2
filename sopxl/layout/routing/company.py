"""What two routes cost each other on the lines that both use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.routing.route import Beside, shared_tail, wish

if TYPE_CHECKING:
    from sopxl.layout.routing.route import Route

CROSSING = 10.0
OVERLAP = 200.0


def compared(route: Route, other: Route) -> Beside:
    """Return how `route` lies to `other`, and note it in both."""
    beside = _beside(route, other)
    route.beside[other] = other.beside[route] = beside
    return beside


def _beside(route: Route, other: Route) -> Beside:
    """Compare two routes on all the lines that they share."""
    lines = []
    forced = 0.0
    runs, others = route.runs, other.runs
    merged = shared_tail(route, other) if route.enter == other.enter else 0
    for index, run in enumerate(runs):
        line, low, high = run[:3]
        if line not in other.lines:
            continue
        for piece, there in enumerate(others):
            if there[0] != line or there[2] <= low or there[1] >= high:
                continue
            left = len(runs) - index
            if left <= merged and left == len(others) - piece:
                continue
            if line & 1:
                return Beside(OVERLAP, ())
            lines.append(line)
            forced = forced or _forced(route, index, other, piece)
    return Beside(forced, tuple(lines))


def _forced(route: Route, index: int, other: Route, piece: int) -> float:
    """Price what no order of tracks can avoid: wishes at the two ends that disagree."""
    above = wish(route, index, other, piece, 1)
    if not above.order:
        return 0.0
    below = wish(route, index, other, piece, -1)
    if not below.order or above.order == below.order:
        return 0.0
    return OVERLAP if above.hard and below.hard else CROSSING
