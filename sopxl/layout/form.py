"""The sheet that is drawn on: its columns, its heading rows, its paper."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate

from sopxl.layout.geometry import EMU_PER_PIXEL, EMU_PER_POINT
from sopxl.values import dataclass

EMU_PER_INCH = 914_400
DIGIT_PIXELS = 7
"""Widest digit of the template's standard font, the unit of Excel's column widths."""
CELL_PADDING = 5 * EMU_PER_PIXEL
"""What Excel keeps free of a column's width: two pixels at each side and the grid line."""


TEXT_SIZE = 10 * EMU_PER_POINT
"""The letters of the form, in its rows and in its headings."""


def column_width(characters: float) -> int:
    """Return the EMU of a column whose width attribute is `characters` (ECMA-376 18.3.1.13)."""
    pixels = int((256 * characters + int(128 / DIGIT_PIXELS)) / 256 * DIGIT_PIXELS)
    return pixels * EMU_PER_PIXEL


def shown_width(characters: float) -> int:
    """Return the EMU of a column that Excel shows as `characters` wide.

    So a template declares it; in the file the padding of the cells is added to the attribute.
    """
    return column_width(characters + CELL_PADDING / EMU_PER_PIXEL / DIGIT_PIXELS)


@dataclass(frozen=True, slots=True)
class Margins:
    """What stays blank round the page; the defaults are those of the blank form."""

    left: int = 4 * EMU_PER_INCH // 10
    top: int = 4 * EMU_PER_INCH // 10
    right: int = 4 * EMU_PER_INCH // 10
    bottom: int = 6 * EMU_PER_INCH // 10


@dataclass(frozen=True, kw_only=True)
class Form:
    """The measures of one SOP sheet, in EMU of the sheet at 100 %.

    `left` is the x of the column No (what stands left of it is not printed), `actors` the widths
    of all actor columns on the sheet from left to right, those with a blank head too, and
    `actor_at` says for each of the SOP's actors in which of them it stands. `title_rows` and
    `heading_rows` are heights; the heading rows are repeated on each page. `paper` is width and
    height as the page lies. `widening` is by how many percent a program may show the columns
    wider than they are measured, `ends` are the positions of the steps after which the user has
    put a page break.
    """

    number: int
    activity: int
    actors: tuple[int, ...]
    actor_at: tuple[int, ...]
    requirements: int
    duration: int
    output: int
    remarks: int
    left: int = 0
    title_rows: tuple[int, ...]
    heading_rows: tuple[int, ...]
    paper: tuple[int, int]
    margins: Margins = Margins()
    widening: int = 0
    text_size: int = TEXT_SIZE
    heading_size: int = TEXT_SIZE
    ends: frozenset[int] = frozenset()
    title_size: int = 14 * EMU_PER_POINT
    subtitle_size: int = 11 * EMU_PER_POINT

    @cached_property
    def width(self) -> int:
        """The width of what is printed."""
        return self.column_edges[-1] - self.left

    @cached_property
    def column_edges(self) -> tuple[int, ...]:
        """The x of all column borders from No to Keterangan."""
        after = (self.requirements, self.duration, self.output, self.remarks)
        widths = (self.number, self.activity, *self.actors, *after)
        return tuple(accumulate(widths, initial=self.left))

    @cached_property
    def actor_edges(self) -> tuple[int, ...]:
        """The x of the borders of the actor columns."""
        return self.column_edges[2 : 3 + len(self.actors)]

    @cached_property
    def first_row(self) -> int:
        """The y at which the first activity row begins."""
        return sum(self.title_rows) + sum(self.heading_rows)

    @property
    def frame(self) -> tuple[int, int]:
        """Width and height between the margins."""
        across = self.paper[0] - self.margins.left - self.margins.right
        return across, self.paper[1] - self.margins.top - self.margins.bottom
