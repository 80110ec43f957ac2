"""The differences between two editions on paper.

Importing this loads ReportLab: only those who write the differences do.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.platypus import CondPageBreak, PageBreak, Paragraph, Spacer

from sopxl.report.comparison.sections import TITLE, sections, sentences, since
from sopxl.report.pdf import page as pdf_page
from sopxl.report.pdf.tables import table_of
from sopxl.report.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.report.comparison.changes import Comparison

ROOM_FOR_A_CHAPTER = 200


def render(comparison: Comparison) -> bytes:
    """Return the differences as a PDF file; the same editions give the same bytes."""
    pdf_page.embed_type()
    target = BytesIO()
    document = pdf_page.Pages(target, TITLE, f"keadaan pada {day(comparison.today)}")
    document.multiBuild(list(_story(comparison)))
    return target.getvalue()


def _story(comparison: Comparison) -> Iterator[Any]:
    yield Spacer(0, 60)
    yield Paragraph(TITLE, pdf_page.TITLE)
    yield Spacer(0, 6)
    yield Paragraph(since(comparison), pdf_page.SUBTITLE)
    yield Paragraph(f"Keadaan pada {day(comparison.today)}", pdf_page.SUBTITLE)
    yield Spacer(0, 24)
    yield from changed(comparison)
    yield PageBreak()
    for section in sections(comparison):
        yield CondPageBreak(ROOM_FOR_A_CHAPTER)
        yield Paragraph(section.title, pdf_page.CHAPTER)
        for table in section.tables:
            yield from table_of(table)
        yield Spacer(0, 18)


def changed(comparison: Comparison) -> Iterator[Any]:
    """Yield what changed, in a few sentences."""
    for sentence in sentences(comparison):
        yield Paragraph(escape(sentence), pdf_page.SENTENCE, bulletText="•")
