"""Names of the head that stayed where they were while their fields moved down.

Excel moves a name along with its cell. Other programs insert a row and leave the names behind, so
that each would name the field above. A label tells: it stands beside its value, or above a list.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sopxl.template.address import Area, Spot
from sopxl.template.sop_ap import SOP_AP
from sopxl.template.spec import label_words, normal_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sopxl.intake.locate.cells import SheetCells
    from sopxl.template.spec import Field

    Names = Mapping[str, Area | None]

FROM_BELOW = tuple(sorted(SOP_AP.fields, key=lambda field: -Spot.at(field.label_cell).row))
"""The fields of the head, those whose labels stand lowest first."""

LEAST = 2
"""So many fields must have moved down by the same number of rows: nobody moves labels alone."""


def caught_up(sheets: Sequence[SheetCells], names: Names) -> Names:
    """Return the names of a workbook, those of its head moved down to where their labels stand."""
    by_name = {sheet.name: sheet for sheet in sheets}
    from_below = (
        (field, area, by_name[area.sheet])
        for field in FROM_BELOW
        if (area := names.get(field.defined_name)) and area.sheet in by_name
    )
    # A row that was inserted moves all below it, so that the lowest field tells of any.
    lowest = next(from_below, None)
    if lowest is None or not _behind(*lowest):
        return names
    named = (lowest, *from_below)
    rows = {field.defined_name: _behind(field, area, sheet) for field, area, sheet in named}
    sharing = Counter(rows.values())
    moved = {
        field.defined_name: _moved(area, rows[field.defined_name])
        for field, area, _ in named
        if sharing[rows[field.defined_name]] >= LEAST
    }
    return {**names, **moved}


def _behind(field: Field, area: Area, sheet: SheetCells) -> int:
    """Return how many rows the label of a field stands lower than its name would have it."""
    label, value = Spot.at(field.label_cell), Spot.at(field.cell)
    here = area.first.moved(label.row - value.row, label.column - value.column)
    words = label_words(field.label, *field.also)
    if normal_label(sheet.text(here)) in words:
        return 0  # as on nearly every form, whose other cells need not be looked at
    spots = (spot for word in words for spot in sheet.labels.get(word, ()))
    rows = (spot.row - here.row for spot in spots if spot.column == here.column)
    return min((row for row in rows if row > 0), default=0)


def _moved(area: Area, rows: int) -> Area:
    return Area(area.sheet, area.first.moved(rows), area.last.moved(rows))
