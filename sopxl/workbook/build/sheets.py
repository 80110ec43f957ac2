"""The sheets around the procedure: guide, test log, findings, lists, and what the form is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.template import guide
from sopxl.template.address import Spot
from sopxl.template.sop_ap import FINDINGS, GUIDE, LISTS, META, TESTS
from sopxl.workbook.build.tables import add_table, print_on_a4
from sopxl.workbook.build.values import value_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sopxl.model.identity import TestRecord
    from sopxl.template.spec import Template
    from sopxl.workbook.build.book import Book, Sheet

LIST_HEADINGS = ("Kode Satker", "Nama Satker")
SYMBOL_NAME = "sopxl.guide."
"""How the names of the cells begin in which the five symbols are drawn."""

GUIDE_WIDTHS, GUIDE_SCALE = (5, 28, 90), 90
"""In characters; in percent, for LibreOffice shrinks a sheet with shapes too far when fitting."""

STEP_HEIGHT, SYMBOL_HEIGHT, HEADING_ROWS = 32, 36, 3


def build_guide(book: Book) -> None:
    """Add the guide; its symbols are drawn later, into the cells named after them."""
    sheet, row = add_guide(book, guide.HEADING, guide.SUBHEADING, guide.FILLING)
    row += 1
    sheet.text(Spot(row, 1), guide.SYMBOLS_HEADING, "section")
    for symbol in guide.SYMBOLS:
        row += 1
        cell = Spot(row, 2)
        sheet.text(Spot(row, 3), f"{symbol.name}: {symbol.meaning}")
        sheet.height(row, SYMBOL_HEIGHT)
        book.name(f"{SYMBOL_NAME}{symbol.shape}", sheet.area(cell, cell))
    sheet.grid.print_area(0, 0, row - 1, len(GUIDE_WIDTHS) - 1)


def add_guide(
    book: Book, heading: str, subheading: str, filling: Sequence[tuple[str, str]]
) -> tuple[Sheet, int]:
    """Add a sheet that tells how to fill in the form; return it with its next free row."""
    sheet = book.sheet(GUIDE)
    for column, width in enumerate(GUIDE_WIDTHS, start=1):
        sheet.width(column, width)
    sheet.text(Spot(1, 1), heading, "section")
    sheet.text(Spot(2, 1), subheading)
    for number, (title, text) in enumerate(filling, start=1):
        row = HEADING_ROWS + number
        sheet.number(Spot(row, 1), number, "step")
        sheet.text(Spot(row, 2), title, "strong")
        sheet.text(Spot(row, 3), text, "wrapped")
        sheet.height(row, STEP_HEIGHT)
    print_on_a4(sheet.grid)
    sheet.grid.set_print_scale(GUIDE_SCALE)
    return sheet, HEADING_ROWS + len(filling) + 1


def build_tests(book: Book, template: Template, tests: tuple[TestRecord, ...]) -> None:
    """Add the test log."""
    table = template.table(TESTS)
    rows = [[value_of(test, column.field) for column in table] for test in tests]
    add_table(book, table, guide.TESTS_HEADING, guide.TESTS_NOTE, rows)


def build_findings(book: Book) -> None:
    """Add the sheet into which checking writes what it found."""
    sheet = book.sheet(FINDINGS)
    sheet.text(Spot(1, 1), guide.FINDINGS_HEADING, "section")
    sheet.text(Spot(2, 1), guide.FINDINGS_NOTE)
    for at, (label, width) in enumerate(guide.FINDINGS_COLUMNS, start=1):
        sheet.text(Spot(guide.FINDINGS_HEADING_ROW, at), label, "heading")
        sheet.width(at, width)
    sheet.grid.freeze_panes(guide.FINDINGS_HEADING_ROW, 0)
    print_on_a4(sheet.grid)


def build_lists(book: Book, offices: Mapping[str, str]) -> None:
    """Add the hidden sheet with the offices by code, for the drop-down and the head."""
    sheet = book.sheet(LISTS)
    for at, label in enumerate(LIST_HEADINGS, start=1):
        sheet.text(Spot(1, at), label, "strong")
    for row, (code, name) in enumerate(offices.items(), start=2):
        sheet.text(Spot(row, 1), code)
        sheet.text(Spot(row, 2), name)
    sheet.grid.hide()


def build_meta(book: Book, template: Template, settings: Sequence[str] = ()) -> None:
    """Add the very hidden sheet that says which form this is and keeps an office's settings."""
    sheet = book.sheet(META)
    sheet.text(Spot(1, 1), guide.TEMPLATE_KEY)
    sheet.text(Spot(1, 2), template.key)
    for row, key in enumerate(settings, start=2):
        sheet.text(Spot(row, 1), key)
    sheet.grid.very_hidden()
