"""What the layout hands on: symbols, arrows and words, page by page, in EMU of the sheet."""

from __future__ import annotations

from itertools import accumulate

from sopxl.layout.geometry import Align, Box, Point, Shape, Side
from sopxl.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """A symbol in an actor's column.

    `step` is its position in the table, or None for a pentagon, which stands for no step.
    """

    id: str
    step: int | None
    column: int
    shape: Shape
    box: Box
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A flow, a half of a flow that was cut, or a link between the symbols of one step.

    `from_step` and `to_step` are positions in the table, None where the drawing says so: on links
    and on the entry half of a flow.
    """

    id: str
    source: tuple[str, Side]
    target: tuple[str, Side]
    points: tuple[Point, ...]
    from_step: int | None = None
    to_step: int | None = None
    answer: str = ""
    link: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The answer beside an arrow, or the caption of `pentagon` with the arrow that meets it."""

    id: str
    arrow: str
    box: Box
    text: str
    size: int
    align: Align = Align.CENTRE
    pentagon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPage:
    """The steps `first` to `last` (positions) on one sheet of paper; number 1 is the first."""

    number: int
    first: int
    last: int
    symbols: tuple[Symbol, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything stands.

    `row_heights` has one height for each step, `scale` is the print scale in percent, `breaks` are
    the positions of the steps after which a page ends.
    """

    row_heights: tuple[int, ...]
    first_row: int
    scale: int
    pages: tuple[PlannedPage, ...]

    @property
    def breaks(self) -> tuple[int, ...]:
        """Positions of the last steps of all pages but the last."""
        return tuple(page.last for page in self.pages[:-1])

    @property
    def row_edges(self) -> tuple[int, ...]:
        """The y of all row borders, from the top of the first activity row."""
        return tuple(accumulate(self.row_heights, initial=self.first_row))
