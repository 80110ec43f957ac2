"""Finding a table: by the names of its headings, else by their words, else where the form has them.

Rows and columns may have been inserted, deleted and moved; the names went along. A form that lost
its names (saved by another program, or older than the names) still has its words, and where another
program has inserted rows and left the names behind, the words are right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.intake.draft import FoundBy
from sopxl.template.address import Spot, column_number
from sopxl.template.spec import label_words, normal_label
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sopxl.intake.locate.cells import SheetCells
    from sopxl.template.address import Area
    from sopxl.template.spec import Column, Table

LEAST_HEADINGS = 3
"""How many headings of a table must stand together to be taken for it."""

HEADING_ROWS = 2
"""A heading may be split over so many rows: «Mutu Baku» over «Kelengkapan»."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the heading of a column stands, and by which sign it was found."""

    column: Column
    heading: Spot
    found: FoundBy


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table on a sheet; `first_row` is the row below its headings."""

    sheet: SheetCells
    placed: tuple[Placed, ...]
    first_row: int
    found: FoundBy

    def at(self, field: str, item: int | None = None) -> Placed | None:
        """Return where a column stands, None if the sheet does not have it."""
        wanted = (field, item)
        return next((p for p in self.placed if (p.column.field, p.column.item) == wanted), None)


def find_table(
    table: Table,
    key: str,
    sheets: Sequence[SheetCells],
    names: Mapping[str, Area | None],
    *,
    known: bool,
) -> FoundTable | None:
    """Return the table, known by its column `key`, wherever it stands.

    `names` maps defined names to their areas; None is the area of a name whose cells are gone.
    `known` says that the workbook is this form, so that the form's addresses may be trusted.
    """
    found = _by_names(table, key, sheets, names)
    if found is None or _left_behind(table.column(key), found):
        found = _by_labels(table, key, (found.sheet,) if found else sheets) or found
    if found is None and known:
        return _by_addresses(table, sheets)
    return found


def _by_names(
    table: Table, key: str, sheets: Sequence[SheetCells], names: Mapping[str, Area | None]
) -> FoundTable | None:
    area = names.get(table.column(key).defined_name)
    sheet = area and next((s for s in sheets if s.name == area.sheet), None)
    if not area or not sheet:
        return None
    placed = [
        Placed(column, there.first, FoundBy.NAME)
        for column in table
        if (there := names.get(column.defined_name)) and there.sheet == sheet.name
    ]
    nameless = [column for column in table if column.defined_name not in names]
    if nameless:
        taken = {p.heading.column for p in placed}
        heads = range(area.last.row - HEADING_ROWS + 1, area.last.row + 1)
        labelled = _labelled(nameless, sheet, heads, area.first.column)
        placed += [p for p in labelled if p.heading.column not in taken]
    return FoundTable(sheet, tuple(placed), area.last.row + 1, FoundBy.NAME)


def _left_behind(key: Column, found: FoundTable) -> bool:
    """Tell whether the heading of a named column stands elsewhere: some programs move no names."""
    named = next(p.heading for p in found.placed if p.column is key)
    if normal_label(found.sheet.text(named)) in label_words(key.label, *key.also):
        return False  # as on any form, and no other cell was looked at
    return bool(_answering(key, found.sheet))


def _by_labels(table: Table, key: str, sheets: Sequence[SheetCells]) -> FoundTable | None:
    for sheet in sorted(sheets, key=lambda s: s.name.strip() != table.sheet):
        for spot in _answering(table.column(key), sheet):
            heads = range(spot.row - HEADING_ROWS + 1, spot.row + HEADING_ROWS)
            placed = _labelled(table.columns, sheet, heads, spot.column)
            if len(placed) >= LEAST_HEADINGS:
                below = sheet.below(spot).row
                first_row = max(below, *(p.heading.row + 1 for p in placed))
                return FoundTable(sheet, placed, first_row, FoundBy.LABEL)
    return None


def _by_addresses(table: Table, sheets: Sequence[SheetCells]) -> FoundTable | None:
    sheet = next((s for s in sheets if s.name.strip() == table.sheet), None)
    if sheet is None:
        return None
    placed = tuple(
        Placed(column, Spot(table.heading_row, column_number(column.letter)), FoundBy.ADDRESS)
        for column in table
    )
    return FoundTable(sheet, placed, table.first_row, FoundBy.ADDRESS)


def _labelled(
    columns: Iterable[Column], sheet: SheetCells, heads: range, key_column: int
) -> tuple[Placed, ...]:
    """Return the columns whose words stand in the heading rows, each on its side of the key.

    «Pelaksana» left of the key column is what authors choose, right of it the group of actors.
    """
    placed: dict[int, Placed] = {}
    for column in columns:
        left = column.authoring or column.field == "number"
        for spot in _answering(column, sheet):
            fits = spot.row in heads and (spot.column < key_column) is left
            if fits and spot.column not in placed:
                placed[spot.column] = Placed(column, spot, FoundBy.LABEL)
                break
    return tuple(placed.values())


def _answering(column: Column, sheet: SheetCells) -> tuple[Spot, ...]:
    words = label_words(column.label, *column.also)
    return tuple(spot for word in words for spot in sheet.labels.get(word, ()))
