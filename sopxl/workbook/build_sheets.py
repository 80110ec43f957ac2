"""The sheets around the procedure: guide, test log, findings, lists, and what the form is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.settings import Paper
from sopxl.template import guide
from sopxl.template.address import Spot, column_number
from sopxl.template.sop_ap import FINDINGS, GUIDE, LISTS, META, TESTS
from sopxl.template.spec import Kind
from sopxl.workbook.build_aids import PAPERS
from sopxl.workbook.build_values import show, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.worksheet import Worksheet

    from sopxl.model.identity import TestRecord
    from sopxl.template.spec import Template
    from sopxl.workbook.build_book import Book

LIST_HEADINGS = ("Kode Satker", "Nama Satker")
SYMBOL_NAME = "sopxl.guide."
"""How the names of the cells begin in which the five symbols are drawn."""

STEP_HEIGHT, SYMBOL_HEIGHT, HEADING_ROWS = 32, 42, 3


def build_guide(book: Book) -> None:
    """Add the guide; its symbols are drawn later, into the cells named after them."""
    sheet = book.sheet(GUIDE)
    for column, width in enumerate((5, 28, 90), start=1):
        sheet.width(column, width)
    sheet.text(Spot(1, 1), guide.HEADING, "section")
    sheet.text(Spot(2, 1), guide.SUBHEADING)
    row = HEADING_ROWS
    for number, (title, text) in enumerate(guide.FILLING, start=1):
        row += 1
        sheet.number(Spot(row, 1), number, "step")
        sheet.text(Spot(row, 2), title, "strong")
        sheet.text(Spot(row, 3), text, "wrapped")
        sheet.height(row, STEP_HEIGHT)
    row += 2
    sheet.text(Spot(row, 1), guide.SYMBOLS_HEADING, "section")
    for symbol in guide.SYMBOLS:
        row += 1
        cell = Spot(row, 2)
        sheet.text(cell, "")
        sheet.text(Spot(row, 3), f"{symbol.name}: {symbol.meaning}")
        sheet.height(row, SYMBOL_HEIGHT)
        book.name(f"{SYMBOL_NAME}{symbol.shape}", sheet.area(cell, cell))
    _print_on_a4(sheet.grid)


def build_tests(book: Book, template: Template, tests: tuple[TestRecord, ...]) -> None:
    """Add the test log."""
    table = template.table(TESTS)
    sheet = book.sheet(TESTS)
    sheet.text(Spot(1, 1), guide.TESTS_HEADING, "section")
    sheet.text(Spot(2, 1), guide.TESTS_NOTE)
    rows = max(table.prepared_rows, len(tests))
    for column in table:
        at = column_number(column.letter)
        heading, first = Spot(table.heading_row, at), Spot(table.first_row, at)
        sheet.text(heading, column.label, "heading")
        sheet.width(at, column.width)
        book.name(column.defined_name, sheet.area(heading, heading))
        area = sheet.area(heading, first.moved(rows=rows))
        expected = {"validate": "list", "source": list(column.choices)} if column.choices else {}
        sheet.hint(area, column.label, column.hint, **expected)
        look = "value.date" if column.kind is Kind.DATE else "value"
        for row in range(rows):
            value = value_of(tests[row], column.field) if row < len(tests) else ""
            show(sheet, first.moved(rows=row), value, look)
    sheet.grid.freeze_panes(table.heading_row, 0)
    _print_on_a4(sheet.grid)


def build_findings(book: Book) -> None:
    """Add the sheet into which checking writes what it found."""
    sheet = book.sheet(FINDINGS)
    sheet.text(Spot(1, 1), guide.FINDINGS_HEADING, "section")
    sheet.text(Spot(2, 1), guide.FINDINGS_NOTE)
    for at, (label, width) in enumerate(guide.FINDINGS_COLUMNS, start=1):
        sheet.text(Spot(HEADING_ROWS + 1, at), label, "heading")
        sheet.width(at, width)
    sheet.grid.freeze_panes(HEADING_ROWS + 1, 0)
    _print_on_a4(sheet.grid)


def build_lists(book: Book, offices: Mapping[str, str]) -> None:
    """Add the hidden sheet with the offices by code, for the drop-down and the head."""
    sheet = book.sheet(LISTS)
    for at, label in enumerate(LIST_HEADINGS, start=1):
        sheet.text(Spot(1, at), label, "strong")
    for row, (code, name) in enumerate(offices.items(), start=2):
        sheet.text(Spot(row, 1), code)
        sheet.text(Spot(row, 2), name)
    sheet.grid.hide()


def build_meta(book: Book, template: Template) -> None:
    """Add the very hidden sheet that says which form this is and keeps an office's settings."""
    sheet = book.sheet(META)
    sheet.text(Spot(1, 1), guide.TEMPLATE_KEY)
    sheet.text(Spot(1, 2), template.key)
    for row, key in enumerate(guide.SETTINGS, start=2):
        sheet.text(Spot(row, 1), key)
    sheet.grid.very_hidden()


def _print_on_a4(grid: Worksheet) -> None:
    code, _ = PAPERS[Paper.A4]
    grid.set_landscape()
    grid.set_paper(code)
    grid.fit_to_pages(1, 0)
    grid.hide_gridlines(2)
