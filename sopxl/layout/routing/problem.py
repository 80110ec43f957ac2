"""What is to be routed: symbols that stand in the cells of a grid, and wires between them."""

from __future__ import annotations

from enum import Enum
from itertools import pairwise

from sopxl.layout.geometry import EMU_PER_POINT, Box, Shape
from sopxl.values import dataclass

NARROW_COLUMN = 40 * EMU_PER_POINT


class Errand(Enum):
    """What a wire is for; it decides which sides it prefers."""

    NEXT = "next"
    YES = "yes"
    NO = "no"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A symbol as the router sees it: its cell, its outline, the words that belong to it."""

    row: int
    column: int
    shape: Shape
    box: Box
    words: Box | None = None

    @property
    def footprint(self) -> Box:
        """What arrows pass outside of: the symbol with its words."""
        return self.box if self.words is None else self.box.union(self.words)


@dataclass(frozen=True, slots=True)
class Wire:
    """An arrow to be drawn between two obstacles (by position).

    `labels` are the sizes its words may have, the best first; none for a wire without words.
    """

    source: int
    target: int
    errand: Errand = Errand.NEXT
    labels: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One page: the borders of columns and rows, the obstacles, the wires."""

    column_edges: tuple[int, ...]
    row_edges: tuple[int, ...]
    obstacles: tuple[Obstacle, ...]
    wires: tuple[Wire, ...]

    @property
    def narrow(self) -> bool:
        """Whether some column is too narrow for the usual clearances."""
        edges = self.column_edges
        return min(b - a for a, b in pairwise(edges)) <= NARROW_COLUMN
