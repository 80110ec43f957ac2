"""The cells of the cover: a heading, a label, a label with its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.geometry import EMU_PER_MM, EMU_PER_POINT, Align, Box
from sopxl.layout.text import wrap
from sopxl.scene.items import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT_SIZE = 10 * EMU_PER_POINT
SMALLEST_SIZE, SIZE_STEP = 3 * EMU_PER_POINT, EMU_PER_POINT // 2
LABEL_SHARE = 32
"""Percent of a half of the page, for the labels in it."""

LINE = 7 * EMU_PER_MM
"""The height of a row with one label."""

INSET = 2 * EMU_PER_MM


def heading(words: str, box: Box, size: int) -> Cell:
    """Return words in bold in the middle of a box without a frame."""
    lines = wrap(words, box.width - 2 * INSET, size, bold=True)
    return Cell(box=box, lines=lines, size=size, bold=True, align=Align.CENTRE, border=False)


def label(words: str, box: Box) -> Cell:
    """Return a label on grey, in letters in which it fits."""
    size, lines = _fitting(words, box, bold=True)
    return Cell(box=box, lines=lines, size=size, bold=True, shaded=True)


def pair(words: str, value: str, box: Box) -> Iterator[Cell]:
    """Write a label and its value side by side."""
    split = box.width * LABEL_SHARE // 100
    yield label(words, Box(box.x, box.y, split, box.height))
    value_box = Box(box.x + split, box.y, box.width - split, box.height)
    size, lines = _fitting(value, value_box)
    yield Cell(box=value_box, lines=lines, size=size)


def pitch(size: int) -> int:
    """Return the distance of two lines on paper, where no cell of a sheet rounds it."""
    return size * 6 // 5


def _fitting(words: str, box: Box, *, bold: bool = False) -> tuple[int, tuple[str, ...]]:
    """Return the largest size at which words fit a box, and their lines."""
    size = TEXT_SIZE
    lines = wrap(words, box.width - 2 * INSET, size, bold=bold)
    while len(lines) * pitch(size) > box.height and size > SMALLEST_SIZE:
        size -= SIZE_STEP
        lines = wrap(words, box.width - 2 * INSET, size, bold=bold)
    return size, lines
