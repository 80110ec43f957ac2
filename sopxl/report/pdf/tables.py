"""Tables of words on the pages of a printed report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Paragraph, Table, TableStyle

from sopxl.report.pdf import page as pdf_page
from sopxl.report.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.report.listing import Table as Listing

MOST_ROWS = 40
"""A printed table ends here, so that a report of many offices can still be read; the web report
and the workbook hold every row."""

PIECES = re.compile(r"[^/.\-_›!]+[/.\-_›!]*|[/.\-_›!]+")
"""Parts of a number or a path that may stand on lines of their own."""

PADDING = 10
"""Points to the left and right of the words in a cell together."""

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
    yield CondPageBreak(110)
    yield Paragraph(escape(table.caption), pdf_page.CAPTION)
    if not table.rows:
        yield Paragraph(escape(table.absent), pdf_page.BODY)
        return
    widths = column_widths(table)
    yield Table(
        [_heading(table), *_rows(table, widths)],
        widths,
        style=TABLE_STYLE,
        repeatRows=1,
        splitInRow=1,
    )
    if left_out := table.beyond(MOST_ROWS):
        words = f"{number(left_out)} baris berikutnya ada pada laporan web dan {table.rest}."
        yield Paragraph(words, pdf_page.SMALL)


def column_widths(table: Listing) -> list[float]:
    """Return the widths by their shares, in points; none is narrower than a word of its heading.

    What the narrow columns need, the others give in proportion to what they can spare.
    """
    shares = sum(column.width for column in table.columns)
    widths = [pdf_page.TEXT_WIDTH * column.width / shares for column in table.columns]
    least = [_widest_word(column.heading) + PADDING for column in table.columns]
    spare = [max(0.0, width - need) for width, need in zip(widths, least, strict=True)]
    lack = sum(max(0.0, need - width) for width, need in zip(widths, least, strict=True))
    given = min(1.0, lack / sum(spare)) if lack else 0.0
    return [
        max(width, need) - room * given
        for width, need, room in zip(widths, least, spare, strict=True)
    ]


def _widest_word(heading: str) -> float:
    style = pdf_page.HEADING_CELL
    words = heading.split()
    return max((stringWidth(word, style.fontName, style.fontSize) for word in words), default=0.0)


def _heading(table: Listing) -> list[Paragraph]:
    styles = (pdf_page.HEADING_CELL, pdf_page.HEADING_NUMBER)
    return [Paragraph(escape(one.heading), styles[one.numeric]) for one in table.columns]


def _rows(table: Listing, widths: list[float]) -> Iterator[list[Paragraph]]:
    styles = (pdf_page.CELL, pdf_page.NUMBER)
    for row in table.rows[:MOST_ROWS]:
        cells = zip(table.columns, widths, row.cells, strict=True)
        yield [
            Paragraph(_broken(words, width - PADDING), styles[column.numeric])
            for column, width, words in cells
        ]


def _broken(words: str, width: float) -> str:
    """Break what is too long for its column where a reader would: after a stroke, dot or dash."""
    return " ".join(
        escape(word) if _wide(word) <= width else "<br/>".join(map(escape, _lines(word, width)))
        for word in words.split(" ")
    )


def _lines(word: str, width: float) -> Iterator[str]:
    line = ""
    for piece in PIECES.findall(word):
        if line and _wide(line + piece) > width:
            yield line
            line = ""
        line += piece
    yield line


def _wide(word: str) -> float:
    return float(stringWidth(word, pdf_page.CELL.fontName, pdf_page.CELL.fontSize))
