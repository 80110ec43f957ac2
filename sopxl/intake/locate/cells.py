"""Sheets as plain cells: what any reader, of a file or of the live program, hands to `locate`."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from sopxl.intake.draft import Entry, FoundBy
from sopxl.template.address import Spot
from sopxl.template.spec import normal_label
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sopxl.intake.draft import Value
    from sopxl.model.ref import Ref

TRUE, FALSE = "BENAR", "SALAH"
WHOLE = 1e15
"""Beyond this a float no longer tells whole numbers apart."""

MIDNIGHT = time()
DAYS_TO_1904 = 1462
ORIGIN = Spot(1, 1)


@dataclass(frozen=True)
class SheetCells:
    """The cells of one sheet.

    `cells` holds those that are not empty, by row and column. `formulas` holds those that matter,
    `merged` the merged areas, both as far as the source knows. A formula whose value was never
    stored has an entry in `formulas` and none in `cells`.
    """

    name: str
    cells: Mapping[tuple[int, int], Value]
    formulas: Mapping[Spot, str] = field(default_factory=dict)
    merged: Sequence[tuple[Spot, Spot]] = ()
    since_1904: bool = False
    """Whether a number that is a day counts from 1904, as in workbooks of an old Mac."""

    @classmethod
    def of_rows(  # noqa: PLR0917  # a sheet, in other words
        cls,
        name: str,
        rows: Iterable[Iterable[Value]],
        origin: Spot = ORIGIN,
        formulas: Mapping[Spot, str] | None = None,
        merged: Sequence[tuple[Spot, Spot]] = (),
        since_1904: bool = False,  # noqa: FBT001, FBT002  # likewise
    ) -> SheetCells:
        """Return a sheet given row by row, its first cell at `origin`; "" is an empty cell."""
        cells = {
            (row, column): value
            for row, values in enumerate(rows, start=origin.row)
            for column, value in enumerate(values, start=origin.column)
            if value is not None and value != ""
        }
        return cls(name, cells, formulas or {}, merged, since_1904)

    @cached_property
    def last_row(self) -> int:
        """The lowest row that holds anything, a formula without its value among them."""
        return max(map(itemgetter(0), chain(self.cells, self.formulas)), default=0)

    def value(self, spot: Spot) -> Value:
        """Return what a cell holds, None for an empty one."""
        return self.cells.get(spot)

    def text(self, spot: Spot) -> str:
        """Return what a person sees in a cell."""
        return shown(self.cells.get(spot))

    def says(self, spot: Spot) -> bool:
        """Tell whether a cell holds something to read, be it a formula without its value."""
        value = self.cells.get(spot)
        return spot in self.formulas if value is None else bool(shown(value).strip())

    def entry(self, spot: Spot, found: FoundBy) -> Entry:
        """Return the cell as a draft keeps it."""
        value, formula = self.cells.get(spot), self.formulas.get(spot, "")
        text = value if type(value) is str else shown(value)
        return Entry(text, str(spot), self.name, value, formula, found)

    def day_entry(self, spot: Spot, found: FoundBy) -> Entry:
        """Return a cell that should hold a day; a number there counts from 1900 as everywhere."""
        entry = self.entry(spot, found)
        match entry.value:
            case int() | float() as number if self.since_1904 and not isinstance(number, bool):
                return entry._replace(value=number + DAYS_TO_1904)
        return entry

    def filling(self, spot: Spot, blank: Entry) -> Entry:
        """Return the entry of a cell, made of the one that it has while it is empty."""
        value, formula = self.cells.get(spot), self.formulas.get(spot, "")
        return blank if value is None and not formula else _filled(blank, value, formula)

    def fillings(self, blanks: Iterable[tuple[Ref, Spot, Entry]]) -> Iterator[tuple[Ref, Entry]]:
        """Yield the entries of many cells, as `filling` makes them of those of empty ones."""
        values, formulas = self.cells.get, self.formulas.get
        for ref, spot, blank in blanks:
            value, formula = values(spot), formulas(spot, "")
            empty = value is None and not formula
            yield ref, blank if empty else _filled(blank, value, formula)

    def filled(self) -> Iterator[tuple[Spot, str]]:
        """Yield the cells that hold something, in reading order."""
        for spot in sorted(self.cells):
            yield Spot(*spot), shown(self.cells[spot])

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

    def above(self, row: int) -> SheetCells:
        """Return the sheet as it is above a row."""
        return replace(
            self,
            cells={spot: value for spot, value in self.cells.items() if spot[0] < row},
            formulas={spot: text for spot, text in self.formulas.items() if spot.row < row},
        )

    def below(self, spot: Spot) -> Spot:
        """Return the first cell below `spot`, or below the merged area that begins there."""
        last = next((last for first, last in self.merged if first == spot), spot)
        return Spot(last.row + 1, spot.column)


def _filled(blank: Entry, value: Value, formula: str) -> Entry:
    text = value if type(value) is str else shown(value)
    _, cell, sheet, _, _, found, merged = blank
    # Past the constructor, which takes longer than all the rest of this.
    return tuple.__new__(Entry, (text, cell, sheet, value, formula, found, merged))


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


@lru_cache(maxsize=4096)  # most of them are the numbers of steps
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
