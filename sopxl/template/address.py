"""A1 arithmetic: cells and ranges as people write them, rows and columns as numbers from 1."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_AREA = re.compile(
    rf"(?:'((?:[^']|'')+)'|([^'!:,()]+))!({_CELL.pattern})(?::({_CELL.pattern}))?", re.IGNORECASE
)


@cache
def letter(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column: A is 1, AA is 27."""
    number = 0
    for character in letters.upper():
        number = number * 26 + ord(character) - ord("A") + 1
    return number


class Spot(NamedTuple):
    """One cell by row and column, both from 1; spots sort in reading order."""

    row: int
    column: int

    @classmethod
    def at(cls, cell: str) -> Spot:
        """Return the spot that `cell` («C7», «$C$7») names.

        Raises ValueError for anything that is no cell.
        """
        found = _CELL.fullmatch(cell.upper())
        if found is None:
            raise ValueError(cell)
        return cls(int(found[2]), column_number(found[1]))

    def __str__(self) -> str:
        return f"{letter(self.column)}{self.row}"

    @property
    def fixed(self) -> str:
        """The absolute form, `$C$7`."""
        return f"${letter(self.column)}${self.row}"

    def moved(self, rows: int = 0, columns: int = 0) -> Spot:
        """Return the spot so many rows below and columns right of this one."""
        return Spot(self.row + rows, self.column + columns)


class Area(NamedTuple):
    """A rectangle of cells on a sheet, both corners inside."""

    sheet: str
    first: Spot
    last: Spot

    @classmethod
    @lru_cache(maxsize=4096)  # every workbook of a batch has the same names
    def of(cls, reference: str) -> Area | None:
        """Return the area of a plain reference («SOP!$F$4:$F$5»), None for any other formula."""
        found = _AREA.fullmatch(reference.strip().lstrip("="))
        if found is None:
            return None
        sheet = (found[1] or found[2] or "").replace("''", "'")
        first = Spot.at(found[3])
        last = Spot.at(found[6]) if found[6] else first
        return cls(sheet, first, last)

    def __str__(self) -> str:
        name = self.sheet if self.sheet.isalnum() else "'" + self.sheet.replace("'", "''") + "'"
        end = "" if self.first == self.last else f":{self.last.fixed}"
        return f"{name}!{self.first.fixed}{end}"
