"""Which row and which column is which after some were inserted between them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sopxl.scene.places import corner_on
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sopxl.scene.places import SymbolPlace
    from sopxl.workbook.drawing.earlier import EarlierDrawing


@dataclass(frozen=True, slots=True)
class Columns:
    """By how many columns each column has moved; `usual` is by how many most have."""

    shifts: Mapping[int, int]
    usual: int = 0

    def now(self, column: int) -> int:
        """Return where a column is, from 0; one without a symbol goes with its neighbour."""
        left = (other for other in sorted(self.shifts, reverse=True) if other <= column)
        right = (other for other in sorted(self.shifts) if other > column)
        beside = next(left, next(right, None))
        return column + (self.usual if beside is None else self.shifts[beside])


def settled_columns(
    earlier: EarlierDrawing, symbols: Sequence[SymbolPlace], tolerance: int
) -> Columns:
    """Return where the columns of the last drawing are, told by the symbols in them.

    Those count that stand in their column as we drew them. Columns keep their order: what stands
    left of its place among the others, or right of it, was put there by the user.
    """
    found: dict[int, Counter[int]] = {}
    for symbol in symbols:
        column, across, row, down = symbol.start
        start = earlier.shapes[symbol.id].start
        drawn = corner_on(earlier.grid, (start.column, across, row, down)).x
        if abs(drawn - earlier.grid.point(start).x) <= tolerance:
            found.setdefault(column, Counter())[start.column - column] += 1
    counts = sum(found.values(), Counter())
    if not counts:
        return Columns({})
    usual = counts.most_common(1)[0][0]
    shifts = {column: count.most_common(1)[0][0] for column, count in found.items()}
    settled = [column for column, shift in shifts.items() if shift == usual]
    first, last = min(settled, default=0), max(settled, default=0)
    in_order = {
        column: shift
        for column, shift in shifts.items()
        if shift == usual or (shift < usual and column < first) or (shift > usual and column > last)
    }
    return Columns(in_order, usual)


def settled_rows(
    earlier: EarlierDrawing, symbols: Sequence[SymbolPlace], columns: Columns, tolerance: int
) -> Mapping[int, int]:
    """Return the number that each row of the last drawing has now, counted from 1.

    Heights alone do not tell a row from one of the same height that was inserted beside it. There
    the row is where its symbol stands, if that stands in it as we drew it: off by no more than
    `tolerance`.
    """
    rows = dict(earlier.rows)
    for symbol in (*symbols, *reversed(symbols)):
        start = earlier.shapes[symbol.id].start
        row, now = symbol.start[2] + 1, start.row + 1
        beside = [rows[other] - other for other in (row - 1, row + 1) if other in rows]
        if row not in rows or not beside or not min(beside) <= now - row <= max(beside):
            continue
        column, across, _, down = symbol.start
        drawn = corner_on(earlier.grid, (columns.now(column), across, now - 1, down))
        stands = earlier.grid.point(start)
        if max(abs(drawn.x - stands.x), abs(drawn.y - stands.y)) <= tolerance:
            rows[row] = now
    return rows
