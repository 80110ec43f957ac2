"""Which row is which after rows were inserted between rows of one height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.scene.places import corner_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sopxl.scene.places import SymbolPlace
    from sopxl.workbook.drawing.sheet import EarlierDrawing


def settled_rows(
    earlier: EarlierDrawing, symbols: Sequence[SymbolPlace], columns: int, tolerance: int
) -> Mapping[int, int]:
    """Return the number that each row of the last drawing has now, counted from 1.

    Heights alone do not tell a row from one of the same height that was inserted beside it. There
    the row is where its symbol stands, if that stands in it as we drew it. `columns` have been
    inserted before the symbols; they are off by no more than `tolerance` if nobody moved them.
    """
    rows = dict(earlier.rows)
    for symbol in (*symbols, *reversed(symbols)):
        start = earlier.shapes[symbol.id].start
        row, now = symbol.start[2] + 1, start.row + 1
        beside = [rows[other] - other for other in (row - 1, row + 1) if other in rows]
        if row not in rows or not beside or not min(beside) <= now - row <= max(beside):
            continue
        column, across, _, down = symbol.start
        drawn = corner_on(earlier.grid, (column + columns, across, now - 1, down))
        stands = earlier.grid.point(start)
        if max(abs(drawn.x - stands.x), abs(drawn.y - stands.y)) <= tolerance:
            rows[row] = now
    return rows
