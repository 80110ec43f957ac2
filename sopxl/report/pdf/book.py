"""The SOP book on paper: upright pages in front, then every SOP on the paper it is drawn for.

Importing this loads ReportLab: only those who print a book do.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.platypus import (
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

from sopxl.backends import pdf_canvas
from sopxl.report.book import EXPLANATION, TITLE, left_out, listed
from sopxl.report.pdf import page as pdf_page
from sopxl.report.pdf.decision import decision
from sopxl.report.pdf.tables import table_of
from sopxl.report.wording import day, number
from sopxl.scene import replay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas

    from sopxl.report.book import Book, Chapter
    from sopxl.scene import Page

CONTENTS_TITLE, EXPLANATION_TITLE = "Daftar isi", "Penjelasan singkat"
DECISION_TITLE = "Keputusan pimpinan"
FOOT = 5 * mm
"""How far above the edge the page number of a drawn page stands, below its frame."""


def render(book: Book) -> bytes:
    """Return the book as a PDF file; the same book gives the same bytes."""
    pdf_page.embed_type()
    pdf_canvas.embed_type()
    target = BytesIO()
    pages = _BookPages(target, book)
    pages.multiBuild(list(_story(book)))
    return target.getvalue()


class _BookPages(pdf_page.Pages):
    """The pages of a book: one template for each drawn page, since each has its own picture."""

    def __init__(self, target: BytesIO, book: Book) -> None:
        super().__init__(target, TITLE, book.office)
        self._looks = book.looks
        for name, page in _drawn_pages(book):
            width, height = paper = pdf_canvas.paper_in_points(page)
            frame = Frame(0, 0, width, height, 0, 0, 0, 0, id=name)
            self.addPageTemplates(
                PageTemplate(name, [frame], onPage=self._drawing(page), pagesize=paper)
            )

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802  ReportLab's name
        """Enter an SOP in the contents and the bookmarks, below the chapters of the book."""
        super().afterFlowable(flowable)
        if isinstance(flowable, _Opening):
            mark = f"sop-{self.page}"
            self.canv.bookmarkPage(mark)
            self.canv.addOutlineEntry(flowable.title, mark, level=0)
            self.notify("TOCEntry", (0, escape(flowable.title), self.page, mark))

    def _drawing(self, page: Page) -> Any:
        def draw(canvas: Canvas, _: Any) -> None:
            canvas.saveState()
            replay(page, pdf_canvas.PdfCanvas(canvas, page, self._looks))
            canvas.setFont(pdf_page.REGULAR, 7)
            canvas.setFillColor(pdf_page.FAINT)
            width, _height = pdf_canvas.paper_in_points(page)
            words = f"{TITLE} · halaman {self.page} dari {self.last_page}"
            canvas.drawRightString(width - pdf_page.MARGIN, FOOT, words)
            canvas.restoreState()

        return draw


class _Opening(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """Nothing to be seen: the place where an SOP begins."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def wrap(self, *_: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Draw nothing: the page has been drawn."""


def _drawn_pages(book: Book) -> Iterator[tuple[str, Page]]:
    """Yield every drawn page with the name of its template."""
    for place, chapter in enumerate(book.chapters):
        for position, page in enumerate(chapter.scene.pages):
            yield _name(place, position), page


def _name(place: int, position: int) -> str:
    return f"sop-{place}-{position}"


def _story(book: Book) -> Iterator[Any]:
    yield from _cover(book)
    yield PageBreak()
    yield Paragraph(DECISION_TITLE, pdf_page.CHAPTER)
    yield from decision(book)
    yield PageBreak()
    yield Paragraph(CONTENTS_TITLE, pdf_page.CAPTION)
    yield pdf_page.contents()
    yield PageBreak()
    yield Paragraph(EXPLANATION_TITLE, pdf_page.CHAPTER)
    for paragraph in EXPLANATION:
        yield Paragraph(paragraph, pdf_page.BODY)
        yield Spacer(0, 8)
    yield from table_of(listed(book))
    if book.left_out:
        yield from table_of(left_out(book))
    for place, chapter in enumerate(book.chapters):
        yield from _chapter(place, chapter)


def _cover(book: Book) -> Iterator[Any]:
    yield Spacer(0, 150)
    yield Paragraph(TITLE, pdf_page.TITLE)
    yield Spacer(0, 10)
    yield Paragraph(escape(book.office), pdf_page.SUBTITLE)
    yield Spacer(0, 24)
    yield Paragraph(f"{number(len(book.chapters))} SOP", pdf_page.SUBTITLE)
    yield Paragraph(f"Keadaan pada {day(book.today)}", pdf_page.SUBTITLE)


def _chapter(place: int, chapter: Chapter) -> Iterator[Any]:
    for position in range(len(chapter.scene.pages)):
        yield NextPageTemplate(_name(place, position))
        yield PageBreak()
        yield _Opening(chapter.title) if position == 0 else Spacer(0, 0)
