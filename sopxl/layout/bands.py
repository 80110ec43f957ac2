"""The room for pentagons inside the first and the last row of a page, and inside other rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.captions import LINE
from sopxl.layout.geometry import EMU_PER_POINT, Shape
from sopxl.layout.placement import HEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable

GAP = 5 * EMU_PER_POINT
"""Between a pentagon at the edge of the page and the rows of the table."""
CAPTION_GAP = EMU_PER_POINT
PADDING = 2 * EMU_PER_POINT
SLACK = 6 * EMU_PER_POINT
"""Below the caption of a pentagon beside a decision: room for an arrow along the row."""
USUAL_LINES = 2


def level_height(caption_lines: int) -> int:
    """Return the height of one level of pentagons with their captions."""
    caption = caption_lines * LINE + CAPTION_GAP
    return GAP + HEIGHTS[Shape.OFF_PAGE] + caption + PADDING


def beside_height(caption_lines: int) -> int:
    """Return the height of a row in which a pentagon stands beside a symbol."""
    half = HEIGHTS[Shape.OFF_PAGE] // 2 + CAPTION_GAP + caption_lines * LINE + SLACK
    return 2 * half


def levels(heights: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Return the height of each level from (level, caption lines) of its pentagons."""
    lines: dict[int, int] = {}
    for level, count in heights:
        lines[level] = max(lines.get(level, 0), count)
    return tuple(level_height(lines[level]) for level in sorted(lines))
