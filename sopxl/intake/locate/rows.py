"""The rows of a table as cells, each with its address in the SOP and in the sheet."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from sopxl.intake.draft import Entry, FoundBy
from sopxl.intake.locate.merges import merge_at
from sopxl.model.ref import Ref
from sopxl.template.address import Spot
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.intake.locate.cells import SheetCells
    from sopxl.intake.locate.merges import Merge
    from sopxl.intake.locate.table import FoundTable

    Entries: TypeAlias = Iterator[tuple[Ref, Entry]]

COUNTED_ONCE = frozenset({"duration", "number", "ways_out"})
"""Fields whose value, standing in rows merged into one, holds for the first of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where the columns of a table stand; one for all forms alike, so that it is known again."""

    part: str
    sheet: str
    columns: tuple[tuple[str, int | None, int, str], ...]


def layout_of(part: str, found: FoundTable) -> Layout:
    """Return where the columns of a table stand."""
    columns = tuple(
        (placed.column.field, placed.column.item, placed.heading.column, placed.found.value)
        for placed in found.placed
    )
    return _known_layout(part, found.sheet.name, columns)


def row_entries(layout: Layout, index: int, row: int, sheet: SheetCells) -> Entries:
    """Yield the cells of one row."""
    return sheet.fillings(_blank_row(layout, index, row))


def merged_row_entries(
    layout: Layout, index: int, rows: range, sheet: SheetCells, merges: tuple[Merge, ...]
) -> Entries:
    """Yield the cells of a row that is merged, with other rows or within.

    What stands in the first cell of a merged area is said of each row that it covers. Rows that
    share one activity are one step, whose other cells are read one below the other.
    """
    for ref, spot, blank in _blank_row(layout, index, rows.start):
        first = _covered(ref, spot, blank, sheet, merges)
        own = (Spot(row, spot.column) for row in rows[1:])
        texts = [sheet.text(below) for below in own if merge_at(merges, below) is None]
        lines = [text for text in (first.text, *texts) if text.strip()]
        yield ref, first if len(lines) < 2 else first._replace(text="\n".join(lines), value=None)  # noqa: PLR2004


def _covered(
    ref: Ref, spot: Spot, blank: Entry, sheet: SheetCells, merges: tuple[Merge, ...]
) -> Entry:
    """Return what a cell says, be it as a part of a merged area."""
    merge = merge_at(merges, spot)
    if merge is None or merge.first == spot:
        return sheet.filling(spot, blank)
    there = blank._replace(cell=str(merge.first))
    if merge.first.column == spot.column and ref.field not in COUNTED_ONCE:
        return sheet.filling(merge.first, there)
    return there._replace(merged=str(merge)) if sheet.text(merge.first).strip() else there


_known_layout = lru_cache(maxsize=64)(Layout)


@lru_cache(maxsize=8192)  # the forms of a batch have their rows in the same places
def _blank_row(layout: Layout, index: int, row: int) -> tuple[tuple[Ref, Spot, Entry], ...]:
    """Return the cells of a row as they are while they are empty."""
    cells = []
    for field, item, column, found in layout.columns:
        spot = Spot(row, column)
        blank = Entry("", str(spot), layout.sheet, None, "", FoundBy(found))
        cells.append((Ref(layout.part, index, field, item), spot, blank))
    return tuple(cells)
