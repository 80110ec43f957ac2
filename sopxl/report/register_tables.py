"""The tables of a register for other programs: names without spaces, values as they are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sopxl.report.register_workbook.sheets import SHEETS, Look, plain
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sopxl.report.register_workbook.sheets import Column, Sheet

    Row = Mapping[str, Any]

NUMERIC = frozenset({Look.NUMBER, Look.BAR, Look.YES_NO})
FRACTIONS = frozenset({"number", "shortest_minutes", "longest_minutes"})
"""Columns whose numbers need not be whole, or may be larger than whole numbers can be stored."""

PLACE = (("berkas_sumber", "path"), ("lembar", "sheet"), ("sel", "cell"))
"""What stands for a link to a cell."""


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column of a table: its name, that of its value in the view, the type of its values."""

    name: str
    value: str
    type: type[str | int | float]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table for other programs: the name of its file, the view that fills it, its columns."""

    name: str
    view: str
    columns: tuple[DataColumn, ...]

    def rows(self, found: Iterator[Row]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of the view as values in the order of the columns."""
        takers = [_taker(column) for column in self.columns]
        for row in found:
            yield tuple([take(row) for take in takers])


def data_tables() -> tuple[DataTable, ...]:
    """Return all tables of a register, as the workbook has them."""
    return tuple(DataTable(sheet.table, sheet.view, _columns(sheet)) for sheet in SHEETS)


def _columns(sheet: Sheet) -> tuple[DataColumn, ...]:
    found: dict[str, DataColumn] = {}
    for column in sheet.columns:
        for made in _of(column):
            found.setdefault(made.name, made)
    return tuple(found.values())


def _of(column: Column) -> Iterator[DataColumn]:
    match column.look:
        case Look.ORDINAL:
            return
        case Look.CELL:
            yield from (DataColumn(name, value, str) for name, value in PLACE)
        case look if look in NUMERIC:
            kind = float if column.name in FRACTIONS else int
            yield DataColumn(plain(column.heading), column.name, kind)
        case _:
            yield DataColumn(plain(column.heading), column.name, str)


def _taker(column: DataColumn) -> Callable[[Row], Any]:
    name, kind = column.value, column.type

    def take(row: Row) -> Any:
        value = row[name]
        return value if value is None else kind(value)

    return take
