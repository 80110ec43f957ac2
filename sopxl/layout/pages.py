"""Where pages end: as few as possible, cutting few flows, a decision kept with its targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.sop import StepKind
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from sopxl.model.flow import Way
    from sopxl.model.sop import Step

PAGE = 100.0
EMPTINESS = 150.0
"""A page left half empty costs a quarter of this, more than tearing one decision apart."""
CUT = 8.0
SPLIT_DECISION = 25.0
NEAR = 4
"""A decision and a target at most so many rows apart belong on one page."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a page holds: activity rows on the first and on every further page, and pentagons.

    `level` is the height of one row of pentagons at the edge of the page, `beside` the height of a
    table row with a pentagon in it; `pair` tells which flows share a pentagon.
    """

    first: int
    further: int
    level: int
    beside: int
    columns: int
    pair: Callable[[Way], object]


class Breaks:
    """Finds the cheapest way of breaking rows into pages (dynamic programming over page starts)."""

    def __init__(
        self,
        steps: Sequence[Step],
        heights: Sequence[int],
        ways: Sequence[Way],
        beside: Callable[[Way], bool],
        ends: Container[int] = (),
    ) -> None:
        """`beside` tells which cut flows need no room of their own, `ends` where pages must end."""
        self._steps = steps
        self._heights = heights
        self._count = len(heights)
        self._ends = ends
        self._out: list[list[tuple[Way, bool]]] = [[] for _ in heights]
        self._into: list[list[Way]] = [[] for _ in heights]
        for way in ways:
            self._out[way.source].append((way, beside(way)))
            self._into[way.target].append(way)

    def best(self, room: Room) -> tuple[range, ...]:
        """Return the rows of each page; one page without rows when there are none."""
        infinite = float("inf")
        costs = [0.0] + [infinite] * self._count
        starts = [0] * (self._count + 1)
        for first in range(self._count):
            for last, cost in self._pages_from(first, room):
                total = costs[first] + cost
                if total < costs[last + 1]:
                    costs[last + 1], starts[last + 1] = total, first
        pages = []
        end = self._count
        while end:
            pages.append(range(starts[end], end))
            end = starts[end]
        return tuple(reversed(pages)) or (range(0),)

    def _pages_from(self, first: int, room: Room) -> list[tuple[int, float]]:
        """Return the last rows and costs of all pages that can begin with a row."""
        capacity = room.further if first else room.first
        span = _Span(first, room)
        found = []
        for last in range(first, self._count):
            span.add(last, self._heights[last], self._out[last], self._into[last])
            if span.rows > capacity and last > first:
                break
            height = span.height
            if height <= capacity or last == first:
                free = max(0.0, 1 - height / capacity)
                ends = last == self._count - 1 or last in self._ends
                empty = 0.0 if ends else EMPTINESS * free * free
                found.append((last, PAGE + empty + self._torn(span)))
            if last in self._ends:
                break
        return found

    def _torn(self, span: _Span) -> float:
        """Price the flows that leave a page; each cut is counted once, where it leaves."""
        return sum(CUT + SPLIT_DECISION * self._belongs(way) for way in span.leaving)

    def _belongs(self, way: Way) -> bool:
        decision = self._steps[way.source].kind is StepKind.DECISION
        return decision and abs(way.target - way.source) <= NEAR


class _Span:
    """The rows of a page in the making: their height, and the flows over its borders."""

    def __init__(self, first: int, room: Room) -> None:
        self._first = first
        self._room = room
        self._row_heights: dict[int, int] = {}
        self._beside: dict[Way, bool] = {}
        self._entering: dict[Way, None] = {}
        self.rows = 0

    @property
    def leaving(self) -> tuple[Way, ...]:
        return tuple(self._beside)

    def add(
        self, row: int, height: int, out: Sequence[tuple[Way, bool]], into: Sequence[Way]
    ) -> None:
        self._row_heights[row] = height
        self.rows += height
        for way, beside in out:
            if self._first <= way.target <= row:
                self._entering.pop(way, None)
            else:
                self._beside[way] = beside
        for way in into:
            if self._first <= way.source <= row:
                self._beside.pop(way, None)
            else:
                self._entering[way] = None

    @property
    def height(self) -> int:
        room = self._room
        foot = {room.pair(way) for way, beside in self._beside.items() if not beside}
        head = {room.pair(way) for way in self._entering}
        levels = -(-len(foot) // room.columns) - (-len(head) // room.columns)
        taller = sum(
            max(0, room.beside - self._row_heights[row])
            for row in {way.source for way, beside in self._beside.items() if beside}
        )
        return self.rows + levels * room.level + taller
