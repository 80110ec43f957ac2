"""The lines that routes may follow, and how far each line runs before it meets a symbol.

Vertical line 2k is the channel before column k, 2k+1 the centre line of column k; horizontal lines
likewise. Symbols stand on centre lines only, so every channel is free from end to end.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from sopxl.layout.geometry import EMU_PER_POINT
from sopxl.layout.routing.raster import Raster

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class Lattice:
    """The lines of one problem.

    The tables of reach hold channels; `left` and `right` are indexed [row][column], `up` and `down`
    [column][row].
    """

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
        self.channels = self._channels()
        self.capacity = [0] * self.lines
        self.blocked: set[int] = set()
        for line, (low, high, _) in self._channel_lines():
            self.capacity[line] = max(1, (high - low) // TRACK_PITCH + 1)
            if high - low < SMALLEST_CHANNEL:
                self.blocked.add(line)
        self._find_reach()

    def channel(self, line: int) -> Channel:
        """Return the channel that an even line runs in."""
        if line < self.verticals:
            return self.channels[line >> 1]
        return self.channels[self.columns + 1 + ((line - self.verticals) >> 1)]

    def position(self, line: int) -> int:
        """Return the x or y of a centre line."""
        return self.x[line] if line < self.verticals else self.y[line - self.verticals]

    def _channel_lines(self) -> Iterator[tuple[int, Channel]]:
        numbers = chain(range(0, self.verticals - 1, 2), range(self.verticals, self.lines, 2))
        return zip(numbers, self.channels, strict=True)

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

    def _channels(self) -> list[Channel]:
        """Return the vertical channels, then the horizontal ones."""
        left, top = self.x[1::2], self.y[1::2]
        right, bottom = [*left], [*top]
        for obstacle in self.obstacles:
            row, column = obstacle.row, obstacle.column
            x, y, width, height = obstacle.footprint
            left[column], right[column] = min(left[column], x), max(right[column], x + width)
            top[row], bottom[row] = min(top[row], y), max(bottom[row], y + height)
        across = self._between(self.column_edges, left, right)
        return across + self._between(self.row_edges, top, bottom)

    def _between(self, edges: tuple[int, ...], low: list[int], high: list[int]) -> list[Channel]:
        starts = [edges[0] + self.band, *(end + self.clearance for end in high)]
        ends = [*(start - self.clearance for start in low), edges[-1] - self.band]
        return [Channel(*room) for room in zip(starts, ends, edges, strict=True)]

    def _find_reach(self) -> None:
        """Note for each cell to which channels its centre lines lead before the next symbol."""
        in_row: list[list[int]] = [[] for _ in range(self.rows)]
        in_column: list[list[int]] = [[] for _ in range(self.columns)]
        for obstacle in self.obstacles:
            in_row[obstacle.row].append(obstacle.column)
            in_column[obstacle.column].append(obstacle.row)
        across = [_reach(sorted(taken), self.columns) for taken in in_row]
        self.left, self.right = [low for low, _ in across], [high for _, high in across]
        along = [_reach(sorted(taken), self.rows) for taken in in_column]
        self.up, self.down = [low for low, _ in along], [high for _, high in along]


def _reach(taken: list[int], count: int) -> tuple[list[int], list[int]]:
    """Return for each cell of a line the channels at which the way back and on is barred."""
    back, on = [0] * count, [count] * count
    last = 0
    for number in taken:
        back[number + 1 :] = [number + 1] * (count - number - 1)
        on[last:number] = [number] * (number - last)
        last = number
    return back, on
