"""The pages of the printed report: type, colours, head and foot, contents and bookmarks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph
from reportlab.platypus.tableofcontents import TableOfContents

from sopxl.backends import typeface

if TYPE_CHECKING:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

REGULAR, BOLD = "sopxl", "sopxl-tebal"
INK, FAINT, LINE = HexColor("#1c2733"), HexColor("#5b6875"), HexColor("#d3dae1")
STRONG, PALE, ALARM = HexColor("#123f6d"), HexColor("#eef3f8"), HexColor("#8c1d2f")
MIDDLE = HexColor("#e08a1e")
"""Stands out from the strong and from the pale colour, also printed in grey."""

WIDTH, HEIGHT = A4
MARGIN, HEAD, FOOT = 20 * mm, 22 * mm, 20 * mm
TEXT_WIDTH, TEXT_HEIGHT = WIDTH - 2 * MARGIN, HEIGHT - HEAD - FOOT

BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=10, leading=14, textColor=INK)
SMALL = ParagraphStyle("small", BODY, fontSize=8, leading=10.5, textColor=FAINT)
CELL = ParagraphStyle("cell", BODY, fontSize=8, leading=10.2)
NUMBER = ParagraphStyle("number", CELL, alignment=TA_RIGHT)
HEADING_CELL = ParagraphStyle("heading-cell", CELL, fontName=BOLD)
HEADING_NUMBER = ParagraphStyle("heading-number", HEADING_CELL, alignment=TA_RIGHT)
CHAPTER = ParagraphStyle(
    "chapter",
    BODY,
    fontName=BOLD,
    fontSize=16,
    leading=20,
    textColor=STRONG,
    spaceAfter=8,
    keepWithNext=1,
)
CAPTION = ParagraphStyle(
    "caption",
    BODY,
    fontName=BOLD,
    fontSize=10.5,
    leading=14,
    spaceBefore=10,
    spaceAfter=4,
)
QUESTION = ParagraphStyle("question", CAPTION, keepWithNext=1)
TITLE = ParagraphStyle("title", BODY, fontName=BOLD, fontSize=26, leading=32, textColor=STRONG)
SUBTITLE = ParagraphStyle("subtitle", BODY, fontSize=13, leading=18, textColor=FAINT)
SENTENCE = ParagraphStyle("sentence", BODY, spaceAfter=4, leftIndent=10, bulletIndent=0)
CONTENTS = ParagraphStyle("contents", BODY, leading=18)


class Pages(BaseDocTemplate):  # type: ignore[misc]  # ReportLab ships no types
    """A4 upright; the cover without head and foot, every other page with both."""

    def __init__(self, target: BytesIO, title: str, subject: str) -> None:
        super().__init__(
            target,
            pagesize=A4,
            title=title,
            subject=subject,
            author="sopxl",
            creator="sopxl",
            lang="id",
            invariant=1,
        )
        self.running_head = f"{title} · {subject}"
        self.last_page = 0
        frame = Frame(MARGIN, FOOT, TEXT_WIDTH, TEXT_HEIGHT, 0, 0, 0, 0, id="text")
        cover = Frame(MARGIN, FOOT, TEXT_WIDTH, HEIGHT - 2 * FOOT, 0, 0, 0, 0, id="cover")
        self.addPageTemplates(
            [
                PageTemplate("cover", [cover], autoNextPageTemplate="text"),
                PageTemplate("text", [frame], onPage=self._head_and_foot),
            ]
        )

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802  ReportLab's name
        """Enter a chapter in the contents and the bookmarks."""
        if isinstance(flowable, Paragraph) and flowable.style.name == CHAPTER.name:
            text = flowable.getPlainText()
            mark = f"bab-{self.page}-{self.frame.id}-{text}"
            self.canv.bookmarkPage(mark)
            self.canv.addOutlineEntry(text, mark, level=0)
            self.notify("TOCEntry", (0, text, self.page, mark))

    def _endBuild(self) -> None:  # noqa: N802  ReportLab's name
        """Remember how many pages there were: the next pass writes that into every foot."""
        self.last_page = self.page
        super()._endBuild()

    def _head_and_foot(self, canvas: Canvas, _: Any) -> None:
        canvas.saveState()
        canvas.setFont(REGULAR, 8)
        canvas.setFillColor(FAINT)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.drawString(MARGIN, HEIGHT - 14 * mm, self.running_head)
        canvas.line(MARGIN, HEIGHT - 16 * mm, WIDTH - MARGIN, HEIGHT - 16 * mm)
        number = f"Halaman {self.page} dari {self.last_page}"
        canvas.drawRightString(WIDTH - MARGIN, 11 * mm, number)
        canvas.restoreState()


def contents() -> TableOfContents:
    """Return the table of contents, to be filled while the report is built."""
    table = TableOfContents()
    table.levelStyles = [CONTENTS]
    table.dotsMinLevel = 0
    return table


@cache
def embed_type() -> None:
    """Make the typeface known to ReportLab, which then embeds what is used of it."""
    registerFont(TTFont(REGULAR, typeface.REGULAR))
    registerFont(TTFont(BOLD, typeface.BOLD))
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
