"""The commands of the draw list: what the macro can do, one row for each."""

from __future__ import annotations

from dataclasses import astuple, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from sopxl.scene.style import FONT
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

Value: TypeAlias = str | int | float | None

MANUAL_BREAK, NO_BREAK = -4135, -4142
"""XlPageBreak; the numbers are Excel's own."""

TEXT_CELL, NUMBER_CELL, FORMULA_CELL = 0, 1, 2


class Operation(StrEnum):
    """What the macro can do."""

    CLEAR = "CLEAR"
    MEMORY = "MEMORY"
    ROW = "ROW"
    BREAK = "BREAK"
    SCALE = "SCALE"
    AREA = "AREA"
    CELL = "CELL"
    BACKING = "BACKING"
    SHAPE = "SHAPE"
    TEXT = "TEXT"
    LINK = "LINK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One row of the draw list; the fields are its columns, in this order.

    Columns and rows of the sheet count from 1, distances are points. A connector runs from the
    first place to the second; `adjustments` says how many of the three hold.
    """

    operation: Operation
    name: str = ""
    kind: int | None = None
    column1: int | None = None
    x1: float | None = None
    row1: int | None = None
    y1: float | None = None
    column2: int | None = None
    x2: float | None = None
    row2: int | None = None
    y2: float | None = None
    text: str = ""
    size: float | None = None
    align: int | None = None
    description: str = ""
    source: str = ""
    source_site: int | None = None
    target: str = ""
    target_site: int | None = None
    weight: float | None = None
    arrow: int | None = None
    adjustments: int | None = None
    adjustment1: float | None = None
    adjustment2: float | None = None
    adjustment3: float | None = None
    font: str = FONT
    fill: int | None = None
    transparency: float | None = None
    outline: int | None = None
    ink: int | None = None

    def row(self) -> tuple[Value, ...]:
        """Return the row as it is written into the sheet.

        Excel would take a text like «=A1» or «1/2» for a formula or a date: an apostrophe before it
        keeps it what it is, and is no part of what the macro reads.
        """
        guarded = replace(self, text=_literal(self.text), description=_literal(self.description))
        _, *values = astuple(guarded)
        return (self.operation.value, *(None if value == "" else value for value in values))


def clear() -> Command:
    """Remove everything that sopxl has drawn."""
    return Command(operation=Operation.CLEAR)


def memory(name: str, text: str) -> Command:
    """Keep `text` in a hidden shape called `name`."""
    return Command(operation=Operation.MEMORY, name=name, text=text)


def row_height(row: int, points: float) -> Command:
    """Make a row of the sheet, counted from 1, so high; 0 lets Excel choose."""
    return Command(operation=Operation.ROW, row1=row, y1=points)


def page_break(row: int, *, wanted: bool) -> Command:
    """Begin a new page with a row of the sheet, counted from 1, or take that break away."""
    kind = MANUAL_BREAK if wanted else NO_BREAK
    return Command(operation=Operation.BREAK, row1=row, kind=kind)


def scale(percent: int) -> Command:
    """Print the sheet at this scale; 0 fits it to its pages."""
    return Command(operation=Operation.SCALE, size=percent)


def print_end(row: int) -> Command:
    """End the print area with a row of the sheet, counted from 1."""
    return Command(operation=Operation.AREA, row1=row)


def cell(sheet: str, row: int, column: int, value: str | float) -> Command:
    """Put a text or a number into a cell of a sheet, counted from 1."""
    kind = TEXT_CELL if isinstance(value, str) else NUMBER_CELL
    return _cell(sheet, row, column, kind, str(value))


def formula(sheet: str, row: int, column: int, text: str) -> Command:
    """Put a formula, written without its «=», into a cell of a sheet, counted from 1."""
    return _cell(sheet, row, column, FORMULA_CELL, f"={text}")


def _cell(sheet: str, row: int, column: int, kind: int, text: str) -> Command:
    operation = Operation.CELL
    return Command(operation=operation, name=sheet, kind=kind, column1=column, row1=row, text=text)


def rows(commands: Iterable[Command]) -> list[tuple[Value, ...]]:
    """Return the block of cells that holds the list."""
    return [command.row() for command in commands]


def _literal(text: str) -> str:
    return f"'{text}" if text else ""
