"""The procedure and the test log of a form: heads of the actor columns, rows, and their cells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sopxl.intake.draft import Entry, FoundBy
from sopxl.model.errors import UserError
from sopxl.model.ref import Ref
from sopxl.template.address import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.intake.locate.cells import SheetCells
    from sopxl.intake.locate.table import FoundTable
    from sopxl.template.spec import Table, Template

BLANK_ROWS = 12
"""So many rows without a step end a table that was found by its words: what follows is a footer."""

TOO_MANY_STEPS = "Tabel langkah pada lembar «{sheet}» memuat lebih dari {limit} langkah."
SPLIT = "Pecah menjadi beberapa SOP yang saling terkait, lalu ulangi."
TOO_MANY_ACTORS = "Tabel pada lembar «{sheet}» memuat lebih dari {limit} kolom pelaksana."
REMOVE_COLUMNS = "Hapus kolom pelaksana yang tidak terpakai, lalu ulangi."


def step_entries(
    template: Template, table: Table, found: FoundTable
) -> Iterator[tuple[Ref, Entry]]:
    """Yield the cells of the actors and the steps.

    Raises UserError if there are more than a form may have: nothing is dropped in silence.
    """
    activity = found.at("activity")
    if activity is None:
        return
    yield Ref("steps"), found.sheet.entry(activity.heading, activity.found)
    yield from _actor_entries(template, found)
    layout = _layout("steps", found)
    for index, row in enumerate(_step_rows(found)):
        if index >= table.row_limit:
            message = TOO_MANY_STEPS.format(sheet=found.sheet.name, limit=table.row_limit)
            raise UserError(message, SPLIT, "too-many-steps")
        yield (
            Ref("steps", index),
            found.sheet.entry(Spot(row, activity.heading.column), found.found),
        )
        yield from _row_entries(layout, index, row, found.sheet)


def test_entries(found: FoundTable) -> Iterator[tuple[Ref, Entry]]:
    """Yield the cells of the test log: every line that says something."""
    heading = found.placed[0]
    yield Ref("tests"), found.sheet.entry(heading.heading, heading.found)
    rows = range(found.first_row, found.sheet.last_row + 1)
    columns = [placed.heading.column for placed in found.placed]
    filled = (row for row in rows if any(found.sheet.text(Spot(row, c)).strip() for c in columns))
    layout = _layout("tests", found)
    for index, row in enumerate(filled):
        yield from _row_entries(layout, index, row, found.sheet)


def _row_entries(
    layout: _Layout, index: int, row: int, sheet: SheetCells
) -> Iterator[tuple[Ref, Entry]]:
    filling = sheet.filling
    for ref, spot, blank in _blank_row(layout, index, row):
        yield ref, filling(spot, blank)


@dataclass(frozen=True, slots=True, eq=False)
class _Layout:
    """Where the columns of a table stand; one for all forms alike, so that it is known again."""

    part: str
    sheet: str
    columns: tuple[tuple[str, int | None, int, str], ...]


def _layout(part: str, found: FoundTable) -> _Layout:
    columns = tuple(
        (placed.column.field, placed.column.item, placed.heading.column, placed.found.value)
        for placed in found.placed
    )
    return _known_layout(part, found.sheet.name, columns)


_known_layout = lru_cache(maxsize=64)(_Layout)


@lru_cache(maxsize=8192)  # the forms of a batch have their rows in the same places
def _blank_row(layout: _Layout, index: int, row: int) -> tuple[tuple[Ref, Spot, Entry], ...]:
    """Return the cells of a row as they are while they are empty."""
    cells = []
    for field, item, column, found in layout.columns:
        spot = Spot(row, column)
        blank = Entry("", str(spot), layout.sheet, None, "", FoundBy(found))
        cells.append((Ref(layout.part, index, field, item), spot, blank))
    return tuple(cells)


def _step_rows(found: FoundTable) -> Iterator[int]:
    """Yield the rows with a Kegiatan or a Jenis."""
    columns = [placed.heading.column for name in ("activity", "kind") if (placed := found.at(name))]
    blank, bounded = 0, found.found is FoundBy.LABEL
    for row in range(found.first_row, found.sheet.last_row + 1):
        texts = [found.sheet.text(Spot(row, column)).strip() for column in columns]
        if any(texts) and not (bounded and texts[0].isdecimal()):
            blank = 0
            yield row
        else:
            blank += 1
            if bounded and blank > BLANK_ROWS:
                return


def _actor_entries(template: Template, found: FoundTable) -> Iterator[tuple[Ref, Entry]]:
    """Yield the heads between the columns of activity and requirements, empty ones too."""
    between = _actor_columns(found)
    actors = template.actors
    row = found.first_row - 1
    heads = [Spot(row, column) for column in between]
    while heads and actors and len(heads) > actors.limit and not found.sheet.text(heads[-1]):
        heads.pop()
    if actors and len(heads) > actors.limit:
        message = TOO_MANY_ACTORS.format(sheet=found.sheet.name, limit=actors.limit)
        raise UserError(message, REMOVE_COLUMNS, "too-many-actors")
    if heads:
        yield Ref("actors"), found.sheet.entry(heads[0], found.found)
    for index, spot in enumerate(heads):
        yield Ref("actors", index), found.sheet.entry(spot, found.found)


def _actor_columns(found: FoundTable) -> range:
    activity, after = found.at("activity"), found.at("requirements") or found.at("duration")
    if activity is None or after is None:
        return range(0)
    return range(activity.heading.column + 1, after.heading.column)
