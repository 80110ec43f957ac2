"""Who carries out a step: heads of columns, and what stands below them on forms of the offices.

The form has a column in which the actor is chosen. Offices mark the actor's own column (×, ●, v),
draw a symbol there, or have one column «Pelaksana» with a name in each row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.intake.draft import Entry, FoundBy
from sopxl.intake.locate.merges import Merge, merge_at
from sopxl.intake.parse.text import one_line
from sopxl.model.errors import UserError
from sopxl.model.ref import Ref
from sopxl.template.address import Spot
from sopxl.template.spec import label_words, normal_label
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sopxl.intake.locate.rows import Entries
    from sopxl.intake.locate.table import FoundTable
    from sopxl.template.spec import Template

TOO_MANY_ACTORS = "Tabel pada lembar «{sheet}» memuat lebih dari {limit} kolom pelaksana."
REMOVE_COLUMNS = "Hapus kolom pelaksana yang tidak terpakai, lalu ulangi."

BETWEEN_ACTORS = ";"
LONGEST_MARK = 12
"""Some type «Mulai», «Selesai» or the step's number where others draw a symbol."""

NO_MARKS = frozenset({"ya", "tidak", "y", "t", "-"})
"""What is written beside an arrow, or in a cell to be left empty; all else marks the actor."""


@dataclass(frozen=True, slots=True)
class ActorHead:
    """A column of an actor, and the cell that names the actor."""

    column: int
    spot: Spot
    name: str


@dataclass(frozen=True, slots=True)
class ActorColumns:
    """The columns of the actors; `named` is the one that holds names instead of marks.

    `chosen` says whether the table has a column in which the actor is chosen, as the form has.
    `wordy` are the heads among them of columns that hold no marks but texts, and so are no actors.
    """

    found: FoundTable
    columns: range
    heads: tuple[ActorHead, ...] = ()
    named: int | None = None
    chosen: bool = False
    wordy: tuple[Spot, ...] = ()


def actor_columns(template: Template, found: FoundTable, rows: Sequence[int]) -> ActorColumns:
    """Return the columns between activity and requirements, those without a head too.

    `rows` are those of the steps. Raises UserError if there are more than a form may have.
    """
    actors = template.actors
    words = frozenset(label_words(actors.label, *actors.also) if actors else ())
    chosen, columns = found.at("actors"), _columns(found, words)
    heads = list(_heads(found, columns, words))
    if len(heads) == 1 and normal_label(heads[0].name) in words:
        return ActorColumns(found, columns, named=heads[0].column, chosen=chosen is not None)
    if chosen and not heads:
        return ActorColumns(found, columns, named=chosen.heading.column, chosen=True)
    wordy = [] if chosen else [head for head in heads if _is_wordy(found, head, rows)]
    heads = [head for head in heads if head not in wordy]
    limit = actors.limit if actors else len(heads)
    while len(heads) > limit and not heads[-1].name:
        heads.pop()
    if len(heads) > limit:
        message = TOO_MANY_ACTORS.format(sheet=found.sheet.name, limit=limit)
        raise UserError(message, REMOVE_COLUMNS, "too-many-actors")
    spots = tuple(head.spot for head in wordy)
    return ActorColumns(found, columns, tuple(heads), chosen=chosen is not None, wordy=spots)


def _is_wordy(found: FoundTable, head: ActorHead, rows: Sequence[int]) -> bool:
    """Tell whether the cells below a head say more than a mark or the actor's own name."""
    texts = (found.sheet.text(Spot(row, head.column)).strip() for row in rows)
    name = normal_label(head.name)
    return any(len(text) > LONGEST_MARK and normal_label(text) != name for text in texts)


def head_entries(columns: ActorColumns, rows: tuple[int, ...]) -> Entries:
    """Yield the heads; where a column holds names, its names as they first appear."""
    sheet, found = columns.found.sheet, columns.found.found
    heads = [sheet.entry(head.spot, found) for head in columns.heads]
    if columns.named is not None:
        heads = list(_named(columns, columns.named, rows))
    activity = columns.found.at("activity")
    if heads:
        yield Ref("actors"), heads[0]
    elif activity:
        yield Ref("actors"), sheet.entry(activity.heading, found)
    for index, head in enumerate(heads):
        yield Ref("actors", index), head


def _named(columns: ActorColumns, column: int, rows: tuple[int, ...]) -> Iterator[Entry]:
    """Yield the names of a column as they first appear, those who share a cell one by one.

    Such a part is clean already: mending it would put one name in the place of all.
    """
    seen: set[str] = set()
    for row in rows:
        entry = columns.found.sheet.entry(Spot(row, column), columns.found.found)
        parts = entry.text.split(BETWEEN_ACTORS)
        for part in parts:
            name = one_line(part)
            if name and name not in seen:
                seen.add(name)
                yield entry._replace(text=name, value=name) if len(parts) > 1 else entry


def marked_entry(columns: ActorColumns, index: int, row: int, merges: tuple[Merge, ...]) -> Entries:
    """Yield who carries out a step of a table that has no column to choose them in."""
    sheet, ref = columns.found.sheet, Ref("steps", index, "actors")
    if columns.chosen:
        return
    if columns.named is not None:
        spot = Spot(row, columns.named)
        merge = merge_at(merges, spot)
        yield ref, sheet.entry(merge.first if merge else spot, FoundBy.LABEL)
    elif columns.heads:
        marked = list(_marked(columns, row, merges))
        names = dict.fromkeys(" ".join(head.name.split()) for head, _ in marked)
        first = marked[0][1] if marked else Spot(row, columns.heads[0].column)
        text = f"{BETWEEN_ACTORS} ".join(filter(None, names))
        yield ref, Entry(text, str(first), sheet.name, text or None, "", FoundBy.LABEL)


def _marked(
    columns: ActorColumns, row: int, merges: tuple[Merge, ...]
) -> Iterator[tuple[ActorHead, Spot]]:
    for head in columns.heads:
        spot = Spot(row, head.column)
        merge = merge_at(merges, spot)
        mark = merge.first if merge else spot
        text = columns.found.sheet.text(mark).strip().casefold()
        if text and text not in NO_MARKS:
            yield head, mark


def _heads(found: FoundTable, columns: range, words: frozenset[str]) -> Iterator[ActorHead]:
    """Yield the heads; a head merged over several columns names the first of them."""
    sheet = found.sheet
    row = _head_row(found, columns, words)
    merges = tuple(
        Merge(first, last) for first, last in sheet.merged if first.row <= row <= last.row
    )
    for column in columns:
        spot = Spot(row, column)
        merge = merge_at(merges, spot)
        if merge is None or merge.first.column == column:
            cell = merge.first if merge else spot
            yield ActorHead(column, cell, sheet.text(cell).strip())


def _columns(found: FoundTable, words: frozenset[str]) -> range:
    """Return the columns between activity and requirements, else those headed «Pelaksana»."""
    activity, after = found.at("activity"), found.at("requirements") or found.at("duration")
    if activity is None or after is None:
        return range(0)
    columns = range(activity.heading.column + 1, after.heading.column)
    if columns or found.found is not FoundBy.LABEL or found.at("actors"):
        return columns
    sheet = found.sheet
    heads = (spot for word in words for spot in sheet.labels.get(word, ()))
    near = range(activity.heading.row - 1, found.first_row)
    group = next((s for s in heads if s.row in near and s.column > after.heading.column), None)
    if group is None:
        return columns
    return range(group.column, sheet.right_of(group).column)


def _head_row(found: FoundTable, columns: range, words: frozenset[str]) -> int:
    """Return the row of the heads: the last above the steps, or one next to it.

    Offices leave the row below «Kegiatan» empty instead of merging it, or the one above the steps.
    """
    last = found.first_row - 1
    if found.found is not FoundBy.LABEL:
        return last
    above, here, below = (_texts(found, row, columns) for row in (last - 1, last, last + 1))
    activity = found.at("activity")
    if words & set(map(normal_label, here)) and len(columns) > 1 and below:
        spot = Spot(last + 1, activity.heading.column if activity else 1)
        return last if found.sheet.says(spot) else last + 1
    return last if here or not above else last - 1


def _texts(found: FoundTable, row: int, columns: range) -> list[str]:
    texts = (found.sheet.text(Spot(row, column)).strip() for column in columns)
    return [text for text in texts if text]
