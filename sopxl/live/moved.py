"""Where the rows of our last drawing are now, in a running Excel.

Rows may have been put in or deleted since. The heights that we gave tell which row is which, as in
a file (`workbook/drawing/rows.py`); but a screen rounds them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sopxl.workbook.drawing.rows import moved_by_heights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sopxl.workbook.drawing.memory import Memory, RowMemory

ROUNDING = 1.0
"""By how many points a screen may round the height of a row."""

PIXEL = 0.75
"""In points: as fine as a screen sets it."""


def moved_rows(memory: Sequence[RowMemory], heights: Sequence[float]) -> Mapping[int, int]:
    """Return the number that each remembered row has now; `heights` are those of all rows.

    A row that somebody has deleted or made higher has none.
    """
    same = {row.number: row.number for row in memory if row.number <= len(heights)}
    if all(
        abs(heights[row.number - 1] - float(row.drawn)) < ROUNDING
        for row in memory
        if row.number in same
    ):
        return same
    drawn = [round(float(row.drawn) / PIXEL) for row in memory]
    now = [round(height / PIXEL) for height in heights[memory[0].number - 1 :]]
    return moved_by_heights(memory, drawn, now)


def followed(memory: Memory, moved: Mapping[int, int]) -> Memory:
    """Return the memory with its rows and page breaks where they are now.

    A row of which nothing is known has gone with the one above it.
    """
    shifts = sorted((row, now - row) for row, now in moved.items())

    def now(row: int) -> int:
        return row + next((shift for above, shift in reversed(shifts) if above <= row), 0)

    rows = tuple(replace(row, number=now(row.number)) for row in memory.rows)
    return replace(memory, rows=rows, breaks=tuple(map(now, memory.breaks)))
