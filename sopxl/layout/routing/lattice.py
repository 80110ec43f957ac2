"""The lines that routes may follow, and how far each line runs before it meets a symbol.

Vertical line 2k is the channel before column k, 2k+1 the centre line of column k; horizontal lines
likewise. Symbols stand on centre lines only, so every channel is free from end to end.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sopxl.layout.geometry import EMU_PER_POINT
from sopxl.layout.routing.raster import Raster

if TYPE_CHECKING:
    from sopxl.layout.routing.problem import Obstacle, Problem

CLEARANCE, NARROW_CLEARANCE = 3 * EMU_PER_POINT, 2 * EMU_PER_POINT
"""Between a symbol and an arrow that passes it."""
BORDER_BAND, NARROW_BORDER_BAND = 5 * EMU_PER_POINT // 2, 13 * EMU_PER_POINT // 10
"""Between a cell border and an arrow along it: in a ruled table an arrow on a border is lost."""
TRACK_PITCH = 4 * EMU_PER_POINT
SMALLEST_CHANNEL = EMU_PER_POINT // 2


class Channel(NamedTuple):
    """The room between two neighbouring columns or rows, and the cell border in it."""

    low: int
    high: int
    border: int

    @property
    def capacity(self) -> int:
        """How many arrows fit in without crowding."""
        return max(1, (self.high - self.low) // TRACK_PITCH + 1)


class Lattice:
    """The lines of one problem. Tables of reach are indexed [row][column] and hold channels."""

    def __init__(self, problem: Problem) -> None:
        self.column_edges, self.row_edges = problem.column_edges, problem.row_edges
        self.columns, self.rows = len(self.column_edges) - 1, len(self.row_edges) - 1
        self.obstacles = problem.obstacles
        self.verticals = 2 * self.columns + 2  # one number unused: odd means centre line for both
        self.lines = self.verticals + 2 * self.rows + 1
        self.raster = Raster(self.verticals, 2 * self.rows + 1)
        self.clearance = NARROW_CLEARANCE if problem.narrow else CLEARANCE
        self.band = NARROW_BORDER_BAND if problem.narrow else BORDER_BAND
        self.cells: list[list[Obstacle | None]] = [[None] * self.columns for _ in range(self.rows)]
        for obstacle in problem.obstacles:
            self.cells[obstacle.row][obstacle.column] = obstacle
        self.x, self.y = self._centres(self.column_edges), self._row_centres()
        self.channels = self._vertical_channels() + self._horizontal_channels()
        self.blocked = frozenset(
            line for line, room in self._channel_lines() if room.high - room.low < SMALLEST_CHANNEL
        )
        self.capacity = [0] * self.lines
        for line, room in self._channel_lines():
            self.capacity[line] = room.capacity
        self._find_reach()

    def channel(self, line: int) -> Channel:
        """Return the channel that an even line runs in."""
        if line < self.verticals:
            return self.channels[line >> 1]
        return self.channels[self.columns + 1 + ((line - self.verticals) >> 1)]

    def position(self, line: int) -> int:
        """Return the x or y of a centre line."""
        return self.x[line] if line < self.verticals else self.y[line - self.verticals]

    def _channel_lines(self) -> list[tuple[int, Channel]]:
        numbers = (
            *range(0, self.verticals - 1, 2),
            *range(self.verticals, self.lines, 2),
        )
        return list(zip(numbers, self.channels, strict=True))

    @staticmethod
    def _centres(edges: tuple[int, ...]) -> list[int]:
        centres: list[int] = []
        for low, high in pairwise(edges):
            centres += (low, (low + high) // 2)
        return [*centres, edges[-1]]

    def _row_centres(self) -> list[int]:
        """Use the symbols' own centres: they need not stand in the middle of a tall row."""
        centres = self._centres(self.row_edges)
        for obstacle in self.obstacles:
            centres[2 * obstacle.row + 1] = obstacle.box.centre.y
        return centres

    def _vertical_channels(self) -> list[Channel]:
        left = self.x[1::2]
        right = self.x[1::2]
        for obstacle in self.obstacles:
            column, box = obstacle.column, obstacle.footprint
            left[column] = min(left[column], box.x)
            right[column] = max(right[column], box.right)
        return self._between(self.column_edges, left, right)

    def _horizontal_channels(self) -> list[Channel]:
        top = self.y[1::2]
        bottom = self.y[1::2]
        for obstacle in self.obstacles:
            row, box = obstacle.row, obstacle.footprint
            top[row] = min(top[row], box.y)
            bottom[row] = max(bottom[row], box.bottom)
        return self._between(self.row_edges, top, bottom)

    def _between(self, edges: tuple[int, ...], low: list[int], high: list[int]) -> list[Channel]:
        starts = [edges[0] + self.band, *(end + self.clearance for end in high)]
        ends = [*(start - self.clearance for start in low), edges[-1] - self.band]
        return [Channel(*room) for room in zip(starts, ends, edges, strict=True)]

    def _find_reach(self) -> None:
        """Note for each cell to which channels its centre lines lead before the next symbol."""
        rows, columns = range(self.rows), range(self.columns)
        taken = [[cell is not None for cell in row] for row in self.cells]
        across = [_reach(row) for row in taken]
        self.left, self.right = [low for low, _ in across], [high for _, high in across]
        down = [_reach([row[column] for row in taken]) for column in columns]
        self.up = [[down[column][0][row] for column in columns] for row in rows]
        self.down = [[down[column][1][row] for column in columns] for row in rows]


def _reach(taken: list[bool]) -> tuple[list[int], list[int]]:
    """Return for each cell of a line the channels at which the way back and on is barred."""
    back, on = [0] * len(taken), [0] * len(taken)
    limit = 0
    for number, there in enumerate(taken):
        back[number] = limit
        if there:
            limit = number + 1
    limit = len(taken)
    for number in range(len(taken) - 1, -1, -1):
        on[number] = limit
        if taken[number]:
            limit = number
    return back, on
