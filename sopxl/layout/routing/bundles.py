"""Runs that share a channel: which are one line, and which may not lie at one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sopxl.layout.geometry import EMU_PER_POINT
from sopxl.layout.routing.route import shared_tail, wish
from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.layout.routing.board import Board
    from sopxl.layout.routing.route import Run

Member: TypeAlias = tuple[int, int]
"""A wire and one of its runs."""

HARD = 1000.0
GAP = 5 * EMU_PER_POINT // 2
"""Two horizontal runs nearer to each other than this, end to end, would read as one."""


@dataclass(slots=True)
class Bundle:
    """Runs that are drawn as one line, because their routes have merged on the way to one dock.

    `root` stands for all members. `low` and `high` are places on the line, `start` and `end` the
    real extent where it is known.
    """

    root: Member
    members: list[Member]
    low: int
    high: int
    start: int = 0
    end: int = 0


def merged(board: Board) -> dict[Member, Member]:
    """Map every run to the one it is drawn with; a run on its own maps to itself."""
    wires = sorted(board.routes)
    roots = {
        (wire, index): (wire, index)
        for wire in wires
        for index in range(len(board.routes[wire].corners) - 1)
    }
    by_dock: dict[int, list[int]] = {}
    for wire in wires:
        by_dock.setdefault(board.routes[wire].enter, []).append(wire)
    for group in by_dock.values():
        for position, wire in enumerate(group):
            _join(board, roots, wire, group[:position])
    return roots


def _join(board: Board, roots: dict[Member, Member], wire: int, earlier: list[int]) -> None:
    """Join the tail of `wire` to the earlier wire that shares most of it."""
    route = board.routes[wire]
    best, nearest = 0, -1
    for other in earlier:
        shared = shared_tail(route, board.routes[other])
        if shared > best:
            best, nearest = shared, other
    if best:
        last, other_last = len(route.corners) - 1, len(board.routes[nearest].corners) - 1
        for back in range(1, best + 1):
            roots[wire, last - back] = roots[nearest, other_last - back]


def on_line(board: Board, line: int, roots: dict[Member, Member]) -> list[Bundle]:
    """Return the bundles of a line, in the order of their roots."""
    found: dict[Member, Bundle] = {}
    for route, wire in board.on_line[line].items():
        for index, (there, low, high, _, _, _) in enumerate(route.runs):
            if there == line:
                root = roots[wire, index]
                bundle = found.get(root)
                if bundle is None:
                    found[root] = Bundle(root, [(wire, index)], low, high)
                else:
                    bundle.members.append((wire, index))
                    bundle.low = min(bundle.low, low)
                    bundle.high = max(bundle.high, high)
    return [found[root] for root in sorted(found)]


def wanted_order(board: Board, first: Bundle, second: Bundle) -> float:
    """Return how much `first` should lie before (above 0) or after `second`."""
    return sum(_wanted(board, one, other) for one in first.members for other in second.members)


def _wanted(board: Board, one: Member, other: Member) -> float:
    route, second = board.routes[one[0]], board.routes[other[0]]
    above, hard_above = wish(route, one[1], second, other[1], 1)
    below, hard_below = wish(route, one[1], second, other[1], -1)
    if above and below and above != below:
        if hard_above != hard_below:
            return HARD * (above if hard_above else below)
        # One crossing is forced. On every line of the shared way the same end must be obeyed, or
        # it becomes three: the end towards the source of the wire that comes first.
        leader, (_, index) = (route, one) if one < other else (second, other)
        travel = leader.runs[index][-1]
        return float(below if travel > 0 else above)
    hard = hard_above or hard_below
    hard = hard or _touch_on_centre(route.runs[one[1]], second.runs[other[1]])
    return (above or below) * (HARD if hard else 1.0)


def _touch_on_centre(run: Run, other: Run) -> bool:
    """Tell whether two runs only touch, where both turn on the centre line of a cell.

    In the wrong order they would overlap on that line, one coming from above, one going on below.
    """
    (_, low, high, *_), (_, other_low, other_high, *_) = run, other
    at = max(low, other_low)
    return at == min(high, other_high) and bool(at & 1)


def meet_upright(board: Board, first: Bundle, second: Bundle) -> bool:
    """Tell whether two vertical bundles may not lie at one x."""
    low, high = max(first.low, second.low), min(first.high, second.high)
    if low > high:
        return False
    if low < high or low & 1:
        return True
    return bool(_leaving(board, first, low) & _leaving(board, second, low))


def meet_lying(first: Bundle, second: Bundle) -> bool:
    """Tell whether two horizontal bundles may not lie at one y."""
    return max(first.start, second.start) <= min(first.end, second.end) + GAP


def _leaving(board: Board, bundle: Bundle, at: int) -> set[int]:
    """Return to which sides the members leave the line at one of its ends."""
    sides = set()
    for wire, index in bundle.members:
        _, low, high, turn_low, turn_high, _ = board.routes[wire].runs[index]
        if low == at:
            sides.add(turn_low)
        if high == at:
            sides.add(turn_high)
    return sides
