"""A new workbook in memory, written through XlsxWriter by rows and columns counted from 1."""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Self

from sopxl.template.address import Area, Spot
from sopxl.workbook.build.looks import FONT, LOOKS
from sopxl.workbook.package.archive import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2026, 1, 1)  # noqa: DTZ001  # Office stores no zone; same bytes on any day
TITLE_LIMIT, HINT_LIMIT = 32, 255
"""What Excel takes in an input message."""

SHEETS = "xl/worksheets/"
UNTYPED = re.compile(rb'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?)(><f>[^<]*</f><v></v></c>)')
"""A formula whose value is an empty text: XlsxWriter leaves its type out, and readers would take
the value for one that was never reckoned."""


class Book:
    """A workbook under construction: its sheets, its looks, and at last its bytes."""

    def __init__(self, title: str, subject: str) -> None:
        import xlsxwriter  # noqa: PLC0415  # the one door: loading takes 130 ms, for builders only

        self._stream = BytesIO()
        self._looks: dict[str, Format] = {}
        self.file: Workbook = xlsxwriter.Workbook(
            self._stream, {"in_memory": True, "strings_to_urls": False}
        )
        self.file.set_properties(
            {"title": title, "subject": subject, "author": "sopxl", "created": CREATED}
        )
        standard: Format = self.file.formats[0]
        standard.set_font_name(FONT["font_name"])
        standard.set_font_size(FONT["font_size"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self.file.close()

    @property
    def content(self) -> bytes:
        """The finished workbook, once the book is closed."""
        entries = unpack(self._stream.getvalue())
        return pack(
            entry.holding(UNTYPED.sub(rb'\1 t="str"\2', entry.content))
            if entry.name.startswith(SHEETS)
            else entry
            for entry in entries
        )

    def look(self, name: str) -> Format:
        """Return the format with this name, made once."""
        if name not in self._looks:
            self._looks[name] = self.file.add_format({**FONT, **LOOKS[name]})
        return self._looks[name]

    def sheet(self, name: str) -> Sheet:
        """Add a sheet."""
        return Sheet(self, self.file.add_worksheet(name), name)

    def name(self, name: str, area: Area) -> None:
        """Give an area a name that survives inserted rows and columns."""
        self.file.define_name(name, f"={area}")


class Sheet:
    """A sheet under construction; what it takes as text stays text, whatever it begins with."""

    def __init__(self, book: Book, grid: Worksheet, name: str) -> None:
        self.book = book
        self.grid = grid
        self.name = name

    def area(self, first: Spot, last: Spot) -> Area:
        """Return the area between two corners of this sheet."""
        return Area(self.name, first, last)

    def text(self, spot: Spot, text: str, look: str = "plain") -> None:
        """Write a text, or an empty cell with its look."""
        at, form = (spot.row - 1, spot.column - 1), self.book.look(look)
        if text:
            self.grid.write_string(*at, text, form)
        else:
            self.grid.write_blank(*at, None, form)

    def number(self, spot: Spot, number: float, look: str = "plain") -> None:
        """Write a number."""
        self.grid.write_number(spot.row - 1, spot.column - 1, number, self.book.look(look))

    def day(self, spot: Spot, day: date, look: str) -> None:
        """Write a date as Excel stores it."""
        moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a day has no zone
        self.grid.write_datetime(spot.row - 1, spot.column - 1, moment, self.book.look(look))

    def formula(self, spot: Spot, formula: str, look: str, cached: str | float) -> None:
        """Write a formula with the value that Excel will find, for readers that do not reckon."""
        at = (spot.row - 1, spot.column - 1)
        self.grid.write_formula(*at, f"={formula}", self.book.look(look), cached)

    def merge(self, first: Spot, last: Spot, look: str) -> None:
        """Merge an area; its first cell is written afterwards, so that it may hold anything."""
        if first != last:
            corners = (first.row - 1, first.column - 1, last.row - 1, last.column - 1)
            self.grid.merge_range(*corners, "", self.book.look(look))

    def merged_text(self, first: Spot, last: Spot, text: str, look: str) -> None:
        """Write a text across an area."""
        self.merge(first, last, look)
        self.text(first, text, look)

    def width(self, column: int, characters: float) -> None:
        """Set the width of a column."""
        self.grid.set_column(column - 1, column - 1, characters)

    def height(self, row: int, points: float) -> None:
        """Set the height of a row."""
        self.grid.set_row(row - 1, points)

    def tint(self, area: Area, condition: str, look: Mapping[str, Any]) -> None:
        """Colour the cells of an area where `condition`, written for its first cell, holds."""
        corners = (area.first.row, area.first.column, area.last.row, area.last.column)
        rule = {"type": "formula", "criteria": f"={condition}"}
        rule["format"] = self.book.file.add_format(dict(look))
        self.grid.conditional_format(*(corner - 1 for corner in corners), rule)

    def hint(self, area: Area, title: str, message: str, **check: Any) -> None:
        """Show a hint on entry; `check` may say what is expected, but nothing is ever refused."""
        corners = (area.first.row, area.first.column, area.last.row, area.last.column)
        rule: dict[str, Any] = {"validate": "any", "error_type": "warning", **check}
        if message:
            rule |= {"input_title": title[:TITLE_LIMIT], "input_message": message[:HINT_LIMIT]}
        self.grid.data_validation(*(corner - 1 for corner in corners), rule)
