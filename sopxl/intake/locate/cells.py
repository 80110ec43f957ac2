"""Sheets as plain cells: what any reader, of a file or of the live program, hands to `locate`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from sopxl.intake.draft import Entry, FoundBy
from sopxl.template.address import Spot, letter
from sopxl.template.spec import normal_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sopxl.intake.draft import Value

TRUE, FALSE = "BENAR", "SALAH"
WHOLE = 1e15
"""Beyond this a float no longer tells whole numbers apart."""

MIDNIGHT = time()


@dataclass(frozen=True)
class SheetCells:
    """The cells of one sheet.

    `rows` are the values row by row, the first of them at `origin`; None and "" are empty cells.
    `formulas` holds those that matter, `merged` the merged areas, both as far as the source knows.
    A formula whose value was never stored has an entry in `formulas` and an empty value.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    origin: Spot = Spot(1, 1)
    formulas: Mapping[Spot, str] = field(default_factory=dict)
    merged: Sequence[tuple[Spot, Spot]] = ()

    @property
    def last_row(self) -> int:
        """The lowest row that holds anything."""
        return self.origin.row + len(self.rows) - 1

    def value(self, spot: Spot) -> Value:
        """Return what a cell holds, None for an empty one or one beyond the sheet."""
        row, column = spot.row - self.origin.row, spot.column - self.origin.column
        if row < 0 or column < 0 or row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        value = self.rows[row][column]
        return None if value == "" else value

    def text(self, spot: Spot) -> str:
        """Return what a person sees in a cell."""
        return shown(self.value(spot))

    def entry(self, spot: Spot, found: FoundBy) -> Entry:
        """Return the cell as a draft keeps it."""
        value = self.value(spot)
        return Entry(
            text=shown(value),
            cell=f"{letter(spot.column)}{spot.row}",
            sheet=self.name,
            value=value,
            formula=self.formulas.get(spot, ""),
            found=found,
        )

    def filled(self) -> Iterator[tuple[Spot, str]]:
        """Yield the cells that hold something, in reading order."""
        for row, values in enumerate(self.rows, start=self.origin.row):
            for column, value in enumerate(values, start=self.origin.column):
                if value is not None and value != "":
                    yield Spot(row, column), shown(value)

    @cached_property
    def labels(self) -> Mapping[str, tuple[Spot, ...]]:
        """The cells by their text as a label; built when a name is missing."""
        found: dict[str, list[Spot]] = {}
        for spot, text in self.filled():
            found.setdefault(normal_label(text), []).append(spot)
        return {label: tuple(spots) for label, spots in found.items()}

    def right_of(self, spot: Spot) -> Spot:
        """Return the first cell right of `spot`, or of the merged area that begins there."""
        last = next((last for first, last in self.merged if first == spot), spot)
        return Spot(spot.row, last.column + 1)

    def below(self, spot: Spot) -> Spot:
        """Return the first cell below `spot`, or below the merged area that begins there."""
        last = next((last for first, last in self.merged if first == spot), spot)
        return Spot(last.row + 1, spot.column)


def shown(value: Value) -> str:
    """Return a value as a person sees it: whole numbers without decimals, days in ISO form."""
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return TRUE if value else FALSE
        case int() | float():
            return _shown_number(value)
        case _:
            return _shown_moment(value)


def _shown_number(number: float) -> str:
    if number == number // 1 and abs(number) < WHOLE:
        return str(int(number))
    return f"{number:.15g}".replace(".", ",")


def _shown_moment(moment: date | time | timedelta) -> str:
    match moment:
        case datetime() if moment.time() == MIDNIGHT:
            return moment.date().isoformat()
        case datetime():
            return moment.isoformat(sep=" ", timespec="minutes")
        case date() | time():
            return moment.isoformat()
        case timedelta():
            return str(moment)
