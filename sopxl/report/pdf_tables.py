"""Tables of words on the pages of a printed report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.platypus import CondPageBreak, Paragraph, Table, TableStyle

from sopxl.report import pdf_page
from sopxl.report.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.report.listing import Table as Listing

MOST_ROWS = 400
"""A printed table ends here; the web report and the workbook hold every row."""

TABLE_STYLE = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), pdf_page.PALE),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, pdf_page.LINE),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, pdf_page.STRONG),
        ("LEFTPADDING", (0, 0), (-1, -1), 6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
)


def table_of(table: Listing) -> Iterator[Any]:
    """Yield a table under its caption, or what is said instead of it."""
    yield CondPageBreak(80)
    yield Paragraph(escape(table.caption), pdf_page.CAPTION)
    if not table.rows:
        yield Paragraph(escape(table.absent), pdf_page.BODY)
        return
    shares = sum(column.width for column in table.columns)
    widths = [pdf_page.TEXT_WIDTH * column.width / shares for column in table.columns]
    yield Table(
        [_heading(table), *_rows(table)], widths, style=TABLE_STYLE, repeatRows=1, splitInRow=1
    )
    left_out = len(table.rows) - MOST_ROWS
    if left_out > 0:
        words = f"{number(left_out)} baris berikutnya ada pada laporan web dan buku kerja."
        yield Paragraph(words, pdf_page.SMALL)


def _heading(table: Listing) -> list[Paragraph]:
    styles = (pdf_page.HEADING_CELL, pdf_page.HEADING_NUMBER)
    return [Paragraph(escape(one.heading), styles[one.numeric]) for one in table.columns]


def _rows(table: Listing) -> Iterator[list[Paragraph]]:
    styles = (pdf_page.CELL, pdf_page.NUMBER)
    for row in table.rows[:MOST_ROWS]:
        cells = zip(table.columns, row.cells, strict=True)
        yield [Paragraph(escape(words), styles[column.numeric]) for column, words in cells]
