"""The covering page of an office on paper.

Importing this loads ReportLab: only those who give workbooks back do.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.platypus import Paragraph, Spacer

from sopxl.report.pdf import page as pdf_page
from sopxl.report.pdf.tables import MOST_ROWS, table_of
from sopxl.report.slip import SLIP_TITLE, sentences, tables
from sopxl.report.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.report.listing import Table
    from sopxl.report.slip import Slip

CONTINUED = "{caption} (lanjutan)"


def render(slip: Slip) -> bytes:
    """Return the covering page as a PDF file; the same slip gives the same bytes."""
    pdf_page.embed_type()
    target = BytesIO()
    document = pdf_page.Pages(target, SLIP_TITLE, f"{slip.office}, {day(slip.today)}")
    document.multiBuild(list(_story(slip)))
    return target.getvalue()


def _story(slip: Slip) -> Iterator[Any]:
    yield Paragraph(SLIP_TITLE, pdf_page.TITLE)
    yield Paragraph(escape(slip.office), pdf_page.SUBTITLE)
    yield Paragraph(day(slip.today), pdf_page.SUBTITLE)
    yield Spacer(0, 12)
    for sentence in sentences(slip):
        yield Paragraph(escape(sentence), pdf_page.SENTENCE, bulletText="•")
    for table in tables(slip):
        for piece in _pieces(table):
            yield from table_of(piece)


def _pieces(table: Table) -> Iterator[Table]:
    """Yield a long table in pieces, each as long as a printed table may be: nothing is left out."""
    for start in range(0, max(len(table.rows), 1), MOST_ROWS):
        caption = CONTINUED.format(caption=table.caption) if start else table.caption
        yield replace(table, caption=caption, rows=table.rows[start : start + MOST_ROWS])
