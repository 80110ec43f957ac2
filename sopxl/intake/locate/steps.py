"""The procedure and the test log of a form: which rows they have, and their cells."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from sopxl.intake.draft import FoundBy
from sopxl.intake.locate.actors import actor_columns, head_entries, marked_entry
from sopxl.intake.locate.merges import merge_at, merges_from
from sopxl.intake.locate.rows import layout_of, merged_row_entries, row_entries
from sopxl.intake.locate.unknown import unknown_columns
from sopxl.model.errors import UserError
from sopxl.model.ref import Ref
from sopxl.template.address import Spot
from sopxl.template.sop_ap import END_OF_STEPS, UNITS_IN_HEADING
from sopxl.template.spec import label_words, normal_label
from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.intake.locate.merges import Merge
    from sopxl.intake.locate.rows import Entries
    from sopxl.intake.locate.table import FoundTable
    from sopxl.template.spec import Table, Template

BLANK_ROWS = 12
"""So many rows without a step end a table that was found by its words: what follows is a footer."""

TOO_MANY_STEPS = "Tabel langkah pada lembar «{sheet}» memuat lebih dari {limit} langkah."
SPLIT = "Pecah menjadi beberapa SOP yang saling terkait, lalu ulangi."

TOTAL = re.compile(r"(?:jumlah|total)(?: (?:keseluruhan|seluruh|waktu|durasi|lama)\b.*)?[ :.]*")
"""What offices write beside the sum of the durations, below the last step."""

NUMBER = re.compile(r"\d+(?:[.,]\d+)?(?: ?[-–] ?\d+)?")
"""A duration, or a range, without its unit."""

STANDARDS = ("requirements", "duration", "output")
SAID_OF_A_STEP = ("actors", "ways_out", *STANDARDS, "remarks")
OTHER_ROW, TOTAL_ROW, UNKNOWN_COLUMN = "row", "total", "column"


@dataclass(frozen=True, slots=True)
class FoundRows:
    """The rows of a table: those of each step, and those that say something and are none."""

    steps: tuple[range, ...]
    others: tuple[tuple[str, Spot], ...]


def step_entries(template: Template, table: Table, found: FoundTable) -> Entries:
    """Yield the cells of the actors and the steps, and of rows that are neither.

    Raises UserError if there are more than a form may have: nothing is dropped in silence.
    """
    activity = found.at("activity")
    if activity is None:
        return
    merges = merges_from(found.sheet, found.first_row)
    rows = _Rows(found, merges).read()
    if len(rows.steps) > table.row_limit:
        message = TOO_MANY_STEPS.format(sheet=found.sheet.name, limit=table.row_limit)
        raise UserError(message, SPLIT, "too-many-steps")
    yield Ref("steps"), found.sheet.entry(activity.heading, activity.found)
    starts = tuple(span.start for span in rows.steps)
    columns = actor_columns(template, found, starts)
    yield from head_entries(columns, starts)
    layout, unit = layout_of("steps", found), _unit_in_heading(found)
    for index, span in enumerate(rows.steps):
        first = Spot(span.start, activity.heading.column)
        yield Ref("steps", index), found.sheet.entry(first, found.found)
        if merges:
            cells = merged_row_entries(layout, index, span, found.sheet, merges)
        else:
            cells = row_entries(layout, index, span.start, found.sheet)
        yield from _in_units(cells, unit) if unit else cells
        if not columns.chosen:
            yield from marked_entry(columns, index, span.start, merges)
    heads = unknown_columns(table, found, columns, starts)
    unknown = ((UNKNOWN_COLUMN, spot) for spot in heads)
    for item, (kind, spot) in enumerate((*rows.others, *unknown)):
        yield Ref("passed_over", item, kind), found.sheet.entry(spot, found.found)


def _unit_in_heading(found: FoundTable) -> str:
    """Return the unit that a heading like «Waktu (menit)» tells for the numbers below it."""
    duration = found.at("duration")
    if duration is None or found.found is not FoundBy.LABEL:
        return ""
    heading = normal_label(found.sheet.text(duration.heading))
    return next((unit for word, unit in UNITS_IN_HEADING.items() if heading == word.casefold()), "")


def _in_units(cells: Entries, unit: str) -> Entries:
    for ref, entry in cells:
        bare = ref.field == "duration" and NUMBER.fullmatch(entry.text.strip())
        yield ref, entry._replace(text=f"{entry.text.strip()} {unit}") if bare else entry


def has_steps(found: FoundTable) -> bool:
    """Tell whether there is any step below the head of a table."""
    return bool(_Rows(found, ()).read().steps)


def test_entries(found: FoundTable) -> Entries:
    """Yield the cells of the test log: every line that says something."""
    heading = found.placed[0]
    yield Ref("tests"), found.sheet.entry(heading.heading, heading.found)
    rows = range(found.first_row, found.sheet.last_row + 1)
    columns = [placed.heading.column for placed in found.placed]
    filled = (row for row in rows if any(found.sheet.says(Spot(row, c)) for c in columns))
    layout = layout_of("tests", found)
    for index, row in enumerate(filled):
        yield from row_entries(layout, index, row, found.sheet)


class _Rows:
    """Goes down a table of steps."""

    def __init__(self, found: FoundTable, merges: tuple[Merge, ...]) -> None:
        self._found, self._merges = found, merges
        self._sheet = found.sheet
        self._bounded = found.found is FoundBy.LABEL
        self._activity, self._kind, self._number = map(self._column, ("activity", "kind", "number"))
        self._standards = [c for c in map(self._column, STANDARDS) if c is not None]
        said_in = STANDARDS if self._bounded else SAID_OF_A_STEP
        self._telling = [p.heading.column for p in found.placed if p.column.field in said_in]

    def read(self) -> FoundRows:
        """Return the rows; a footer far below a table that was found by its words has none."""
        steps: list[range] = []
        others: list[tuple[str, Spot]] = []
        blank = 0
        for row in range(self._found.first_row, self._sheet.last_row + 1):
            if self._is_step(row, after_blank=blank > 0):
                blank = 0
                steps.append(range(row, row + 1))
            elif steps and self._continues(row):
                steps[-1] = range(steps[-1].start, row + 1)
            elif steps and (other := self._other(row, near=not (self._bounded and blank))):
                others.append(other)
            else:
                blank += 1
                if self._bounded and blank > BLANK_ROWS:
                    break
        return FoundRows(tuple(steps), tuple(others))

    @cached_property
    def _labels(self) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
        """The columns with the words that may stand above them."""
        return tuple(
            (
                placed.column.field,
                placed.heading.column,
                label_words(placed.column.label, *placed.column.also),
            )
            for placed in self._found.placed
        )

    def _column(self, field: str) -> int | None:
        placed = self._found.at(field)
        return placed.heading.column if placed else None

    def _says(self, row: int, column: int | None) -> bool:
        return column is not None and self._sheet.says(Spot(row, column))

    def _is_step(self, row: int, *, after_blank: bool) -> bool:
        """Tell whether a row has a Kegiatan or a Jenis, and is no head, sum or footer."""
        if self._says(row, self._kind):
            return True
        if not self._says(row, self._activity):
            return self._says(row, self._number) and self._is_merged(row)
        text = self._text(row, self._activity)
        numbered = self._says(row, self._number)
        if not self._bounded:
            return True
        if text.isdecimal() or self._is_heading(row) or (TOTAL.fullmatch(text) and not numbered):
            return False
        alone = self._number is not None and not numbered
        return not (after_blank and alone and not any(self._says(row, c) for c in self._standards))

    def _text(self, row: int, column: int | None) -> str:
        return "" if column is None else self._sheet.text(Spot(row, column)).strip().casefold()

    def _is_heading(self, row: int) -> bool:
        """Tell whether a row repeats the head of the table, as on a new page."""
        said = {
            field: normal_label(text)
            for field, column, _ in self._labels
            if (text := self._sheet.text(Spot(row, column)))
        }
        repeated = [field for field, _, words in self._labels if said.get(field) in words]
        return "activity" in repeated or 1 < len(repeated) == len(said)

    def _continues(self, row: int) -> bool:
        """Tell whether a row is merged into the step above it and has no number of its own."""
        return self._is_merged(row) and not self._says(row, self._number)

    def _is_merged(self, row: int) -> bool:
        """Tell whether the activity of a row stands in a row above it."""
        if not self._merges or self._activity is None:
            return False
        merge = merge_at(self._merges, Spot(row, self._activity))
        return merge is not None and merge.first.row < row and self._sheet.says(merge.first)

    def _other(self, row: int, *, near: bool) -> tuple[str, Spot] | None:
        """Return the cell by which a row says something among the steps, and is none.

        Nothing but steps stands below the head of our own form; below a table that was found by its
        words there are signatures and notes, so only what is near and of the standards counts.
        """
        said = next((c for c in self._telling if near and self._says(row, c)), None)
        spot = None if said is None else Spot(row, said)
        if (spot and self._sheet.text(spot) == END_OF_STEPS) or self._is_heading(row):
            return None
        for column in (self._number, self._activity):
            if column and TOTAL.fullmatch(self._text(row, column)):
                return TOTAL_ROW, Spot(row, column)
        return (OTHER_ROW, spot) if spot and not self._says(row, self._activity) else None
