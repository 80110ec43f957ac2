"""What stands around an office's table and nobody knows: told, since it is not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.intake.draft import FoundBy
from sopxl.intake.locate.identity import above, label_words_of
from sopxl.model.ref import Ref, identity_ref
from sopxl.template.address import Spot
from sopxl.template.spec import normal_label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sopxl.intake.draft import Entry
    from sopxl.intake.locate.actors import ActorColumns
    from sopxl.intake.locate.cells import SheetCells
    from sopxl.intake.locate.table import FoundTable
    from sopxl.template.spec import Table, Template

UNREAD_HEAD = "head"
BETWEEN = "; "


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


def unread_head(
    template: Template,
    found: FoundTable,
    sheets: Iterable[SheetCells],
    entries: Mapping[Ref, Entry],
) -> Iterator[tuple[Ref, Entry]]:
    """Yield what stands above a table of steps, or on the sheet of the head, as one cell.

    It is told where no label of a title was found: a title is there in a way nobody understands.
    """
    top = above(found)
    if top is None or identity_ref("title") in entries:
        return
    own = next((sheet for sheet in sheets if sheet.name.strip() == template.field_sheet), None)
    read = {(entry.sheet, entry.cell) for entry in entries.values()}
    known = label_words_of(template)
    for sheet in filter(None, (top, own)):
        said = [
            spot
            for spot, text in sheet.filled()
            if (sheet.name, str(spot)) not in read and _says_words(text, known)
        ]
        if said:
            text = BETWEEN.join(sheet.text(spot).strip() for spot in said)
            entry = sheet.entry(said[0], found.found)
            yield Ref("passed_over", 0, UNREAD_HEAD), entry._replace(text=text)
            return


def _says_words(text: str, known: Collection[str]) -> bool:
    return any(map(str.isalpha, text)) and normal_label(text) not in known
