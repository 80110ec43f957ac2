"""Columns of an office's table whose heads nobody knows: told, since what they hold is not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.intake.draft import FoundBy
from sopxl.template.address import Spot
from sopxl.template.spec import normal_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sopxl.intake.locate.actors import ActorColumns
    from sopxl.intake.locate.table import FoundTable
    from sopxl.template.spec import Table


def unknown_columns(
    table: Table, found: FoundTable, actors: ActorColumns, rows: Sequence[int]
) -> Iterator[Spot]:
    """Yield the heads of columns right of the activity that say something and are not read.

    The form reckons its own column of checks, known by its words where the names are lost.
    """
    activity = found.at("activity")
    if activity is None or found.found is not FoundBy.LABEL:
        return
    yield from actors.wordy
    known = {placed.heading.column for placed in found.placed} | set(actors.columns)
    near = range(activity.heading.row, found.first_row)
    there = sorted(spot for spot in found.sheet.cells if spot[0] in near)
    heads = {column: Spot(row, column) for row, column in there}
    for column in sorted(heads.keys() - known):
        used = any(found.sheet.says(Spot(row, column)) for row in rows)
        own = actors.chosen and _is_check(table, found.sheet.text(heads[column]))
        if used and column > activity.heading.column and not own:
            yield heads[column]


def _is_check(table: Table, heading: str) -> bool:
    check = table.check
    return check is not None and normal_label(heading) == normal_label(check.label)
