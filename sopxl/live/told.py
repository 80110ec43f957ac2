"""What the macro `TellBook` says of an open workbook, as sheets, names and protections.

The text is made of records and fields; `macros/SopxlRead.bas` has their order.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sopxl.intake.locate.cells import SheetCells
from sopxl.model.errors import UserError
from sopxl.template.address import Spot
from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.intake.draft import Value

RECORD, FIELD = "\x1e", "\x1f"
YES = "1"
ERRORS = {
    2000: "#NULL!",
    2007: "#DIV/0!",
    2015: "#VALUE!",
    2023: "#REF!",
    2029: "#NAME?",
    2036: "#NUM!",
    2042: "#N/A",
}
"""What a sheet shows for the errors of VBA."""

ANY_ERROR = "#VALUE!"
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # a day in a sheet has no time zone
SPELLED = 80
"""Characters up to which a formula is kept word by word, as in a file that is read closed."""

TOO_LARGE = "Lembar «{sheet}» terlalu besar untuk dibaca."
DELETE_EMPTY = (
    "Hapus baris dan kolom kosong yang berformat di bawah dan di kanan isian, simpan, lalu ulangi."
)


@dataclass(frozen=True, slots=True)
class Told:
    """An open workbook: its cells, our names, and what in it is protected."""

    sheets: tuple[SheetCells, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    protected: frozenset[str] = frozenset()
    fixed: bool = False
    """Whether no sheet may be added."""

    lists: frozenset[str] = frozenset()
    """The sheets that were passed over, as far as they are there."""

    ends: dict[str, Spot] = field(default_factory=dict)
    """The last cell of each sheet that is in use, be it for its format alone."""


def told(text: str) -> Told:
    """Return what the text of `TellBook` says.

    Raises UserError for a sheet that is too large to be read.
    """
    sheets: list[_Sheet] = []
    names: dict[str, str] = {}
    lists: set[str] = set()
    fixed = False
    for record in text.split(RECORD)[:-1]:
        match record.split(FIELD):
            case "B", flag:
                fixed = flag == YES
            case "N", name, reference:
                names[name] = reference
            case "S", name, flag, *area:
                sheets.append(_Sheet.of(name, flag == YES, *map(int, area)))
            case "P", name:
                lists.add(name)
            case "C", row, column, value, *formula:
                sheets[-1].put(int(row), int(column), _value(value), "".join(formula))
            case "L", name:
                raise UserError(TOO_LARGE.format(sheet=name), DELETE_EMPTY, "too-many-cells")
            case other:
                message = f"a record that no one knows: {other}"
                raise ValueError(message)
    return Told(
        sheets=tuple(sheet.cells() for sheet in sheets),
        names=names,
        protected=frozenset(sheet.name for sheet in sheets if sheet.protected),
        fixed=fixed,
        lists=frozenset(lists),
        ends={sheet.name: sheet.end for sheet in sheets},
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet while its cells are coming in."""

    name: str
    protected: bool
    origin: Spot
    rows: list[list[Value]]
    formulas: dict[Spot, str] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, protected: bool, *area: int) -> _Sheet:  # noqa: FBT001  # as told
        row, column, rows, columns = area
        return cls(name, protected, Spot(row, column), [[None] * columns for _ in range(rows)])

    def put(self, row: int, column: int, value: Value, formula: str) -> None:
        """Put in one cell, counted from 1 within the area."""
        self.rows[row - 1][column - 1] = value
        if formula:
            spot = self.origin.moved(row - 1, column - 1)
            self.formulas[spot] = formula if len(formula) < SPELLED else "="

    @property
    def end(self) -> Spot:
        """The last cell of the area."""
        return self.origin.moved(len(self.rows) - 1, max(map(len, self.rows), default=0) - 1)

    def cells(self) -> SheetCells:
        """Return the sheet as every reader hands it over."""
        return SheetCells.of_rows(self.name, self.rows, self.origin, self.formulas)


def _value(text: str) -> Value:
    content = text[1:]
    match text[0]:
        case "s":
            return content
        case "d":
            return _moment(float(content))
        case "b":
            return content == YES
        case "e":
            return ERRORS.get(int(content), ANY_ERROR)
        case _:
            return float(content)


def _moment(serial: float) -> date | time:
    """Return the day, the time of day, or both that a number of days since 1899 means."""
    moment = EPOCH + timedelta(seconds=round(serial * 86_400))
    if serial < 1:
        return moment.time()
    return moment.date() if moment.time() == time() else moment
