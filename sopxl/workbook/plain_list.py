"""A list that people keep in a workbook of their own: lines change, come and go in it.

Whatever else they did to the workbook stays: the order of the lines, colours, widths, notes,
further columns and sheets. This is the one place where a workbook is loaded and saved as a whole,
which openpyxl does for plain tables like these; forms with drawings are changed part by part.
"""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING, Any, TypeAlias

from sopxl.template.address import letter
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

NOT_IN_XML = re.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F]")
"""Signs that a workbook holds as `_x0001_`."""

FORMULA, TEXT = "f", "s"
"""What openpyxl calls the kinds of cells."""

Record: TypeAlias = "Mapping[str, str | int]"
"""The cells of a line, by the headings of their columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What is to become of the lines of a list: of those with these row numbers, and of new ones.

    `changed` holds only the cells that are to be written.
    """

    changed: Mapping[int, Record]
    gone: frozenset[int]
    new: tuple[Record, ...]


def amend_list(source: Path, target: Path, amendment: Amendment, settled: Collection[str]) -> None:
    """Write the workbook `source`, whose first sheet is a list, with other lines to `target`.

    New lines follow the last one and look like it. Formulas in the columns with the headings
    `settled` become their values: openpyxl saves a formula without what it comes to.
    """
    from openpyxl import load_workbook  # noqa: PLC0415  the door to openpyxl: 360 ms to load

    book = load_workbook(source)
    reckoned = load_workbook(source, data_only=True).worksheets[0]
    table = _Table(book.worksheets[0])
    table.settle(settled, reckoned)
    for row, record in amendment.changed.items():
        table.write(row, record)
    for row in sorted(amendment.gone, reverse=True):
        table.sheet.delete_rows(row)
    for record in amendment.new:
        table.append(record)
    book.save(target)


class _Table:
    """The first sheet of a list: headings in its first row that has any, lines below."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self._top = next(row for row in range(1, sheet.max_row + 1) if self._texts(row))
        self._columns = self._texts(self._top)

    def settle(self, headings: Collection[str], reckoned: Worksheet) -> None:
        """Put in place of each formula in some columns what it comes to."""
        columns = [column for heading, column in self._columns.items() if heading in headings]
        for row in range(self._top + 1, self.sheet.max_row + 1):
            for column in columns:
                cell = self.sheet.cell(row, column)
                if cell.data_type == FORMULA:
                    cell.value = reckoned.cell(row, column).value

    def write(self, row: int, record: Record) -> None:
        """Write some cells of a line."""
        for heading, value in record.items():
            _write(self.sheet.cell(row, self._columns[heading]), value)

    def append(self, record: Record) -> None:
        """Add a line below the last one; filter and drop-downs reach down to it."""
        last = self._last()
        row = last + 1
        for column in self._columns.values():
            above: Any = self.sheet.cell(last, column)
            cell: Any = self.sheet.cell(row, column)
            if last > self._top:
                cell._style = copy(above._style)  # noqa: SLF001  the only way to copy a whole look
            for choice in self.sheet.data_validations.dataValidation:
                if above.coordinate in choice:
                    choice.add(cell.coordinate)
        self.write(row, record)
        if self.sheet.auto_filter.ref:
            start, _, _ = self.sheet.auto_filter.ref.partition(":")
            self.sheet.auto_filter.ref = f"{start}:{letter(max(self._columns.values()))}{row}"

    def _last(self) -> int:
        """Return the last row with anything in it."""
        return next(row for row in range(self.sheet.max_row, 0, -1) if self._texts(row))

    def _texts(self, row: int) -> dict[str, int]:
        """Return the columns of the cells of a row that hold anything, by what they hold."""
        cells = self.sheet.iter_rows(row, row, values_only=True)
        texts = enumerate(next(cells, ()), start=1)
        return {str(value).strip(): column for column, value in texts if value is not None}


def _write(cell: Any, value: str | int) -> None:
    """Write a value; a text remains one, whatever it begins with."""
    if isinstance(value, int):
        cell.value = value
        return
    cell.value = NOT_IN_XML.sub(lambda sign: f"_x{ord(sign[0]):04X}_", value)
    cell.data_type = TEXT
