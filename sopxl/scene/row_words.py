"""The words of one row on paper: in smaller letters, or cut, where no row is tall enough."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from sopxl.layout.geometry import EMU_PER_POINT
from sopxl.layout.rows import TALLEST_ROW, room, texts
from sopxl.layout.text import width, wrap
from sopxl.scene.style import LINE_PITCH

if TYPE_CHECKING:
    from sopxl.layout.form import Form
    from sopxl.layout.plan import Layout
    from sopxl.model.sop import Sop, Step

SMALLEST_LETTERS, SMALLER_BY = 5 * EMU_PER_POINT, EMU_PER_POINT // 2
ENDING = "…"


class Fit(Enum):
    """What it took to fit words into their cell."""

    AS_USUAL = 0
    SMALLER = 1
    CUT = 2


class RowWords(NamedTuple):
    """The words of one cell, in lines, and the size of their letters on the sheet."""

    lines: tuple[str, ...]
    size: int
    fit: Fit = Fit.AS_USUAL


def row_words(step: Step, form: Form, height: int) -> tuple[RowWords, ...]:
    """Return the words of a row of this height, in the order of `rows.texts`.

    Rows are made as tall as their words need: only the tallest there can be may lack room.
    """
    lacks_room = height >= TALLEST_ROW
    return tuple(
        _fitted(words, room(column), height, form.text_size)
        if lacks_room and column
        else RowWords(wrap(words, room(column), form.text_size), form.text_size)
        for words, column in texts(step, form)
    )


def in_need(sop: Sop, layout: Layout, form: Form, need: Fit) -> tuple[Step, ...]:
    """Return the steps whose words need at most this to fit their rows."""
    return tuple(
        step
        for step, height in zip(sop.steps, layout.row_heights, strict=True)
        if height >= TALLEST_ROW
        and max(cell.fit.value for cell in row_words(step, form, height)) == need.value
    )


def _fitted(words: str, across: int, height: int, usual: int) -> RowWords:
    size = usual
    lines = wrap(words, across, size)
    while len(lines) > _most_lines(height, size) and size > SMALLEST_LETTERS:
        size -= SMALLER_BY
        lines = wrap(words, across, size)
    most = _most_lines(height, size)
    if len(lines) > most:
        *whole, last = lines[:most]
        return RowWords((*whole, _ended(last, across, size)), size, Fit.CUT)
    return RowWords(lines, size, Fit.SMALLER if size < usual else Fit.AS_USUAL)


def _most_lines(height: int, size: int) -> int:
    return int(height / (size * LINE_PITCH))


def _ended(line: str, across: int, size: int) -> str:
    """Return a line that shows that more was to come."""
    while line and width(line + ENDING, size) > across:
        line = line[:-1]
    return line.rstrip() + ENDING
