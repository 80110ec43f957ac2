"""Score cards on paper: two offices side by side, a bar for each share, a stroke for the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Line, Rect
from reportlab.platypus import CondPageBreak, Paragraph, Spacer, Table, TableStyle

from sopxl.report.pdf import page as pdf_page
from sopxl.report.wording import number, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sopxl.report.figures.measures import Measure, ScoreCard

MOST_CARDS, ACROSS, GAP = 60, 2, 14
CARD_WIDTH = (pdf_page.TEXT_WIDTH - GAP) / ACROSS
NAME_WIDTH, VALUE_WIDTH = 78, 62
BAR_WIDTH, BAR_HEIGHT = CARD_WIDTH - NAME_WIDTH - VALUE_WIDTH, 8
EXPLAINED = (
    "Batang: bagian dari yang dikirim satker itu sendiri. Garis tegak: nilai tengah semua satker. "
    "Urut kode satker; kartu ini tidak memeringkat."
)
TIGHT = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ("SPAN", (0, 0), (-1, 0)),
        ("LINEABOVE", (0, 0), (-1, 0), 0.8, pdf_page.STRONG),
    ]
)
PAIR = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (0, -1), GAP),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    ]
)


def cards_of(cards: Sequence[ScoreCard]) -> Iterator[Any]:
    """Yield the cards, two to a row."""
    yield Paragraph(EXPLAINED, pdf_page.SMALL)
    yield Spacer(0, 8)
    shown = cards[:MOST_CARDS]
    for start in range(0, len(shown), ACROSS):
        pair = [_card(one) for one in shown[start : start + ACROSS]]
        pair += [""] * (ACROSS - len(pair))
        yield CondPageBreak(90)
        yield Table([pair], [CARD_WIDTH + GAP, CARD_WIDTH], style=PAIR)
    left_out = len(cards) - len(shown)
    if left_out > 0:
        words = f"{number(left_out)} satker berikutnya ada pada laporan web dan buku kerja."
        yield Paragraph(words, pdf_page.SMALL)


def _card(card: ScoreCard) -> Table:
    name = f"<b>{escape(card.office)}</b> · {card.satker} · {number(card.sops)} SOP"
    rows: list[list[Any]] = [[Paragraph(name, pdf_page.CELL), "", ""]]
    rows += [_row(one) for one in card.measures]
    return Table(rows, [NAME_WIDTH, BAR_WIDTH, VALUE_WIDTH], style=TIGHT)


def _row(one: Measure) -> list[Any]:
    value = f"{percent(one.part, one.whole)} ({number(one.part)}/{number(one.whole)})"
    return [Paragraph(one.name, pdf_page.CELL), _bar(one), Paragraph(value, pdf_page.NUMBER)]


def _bar(one: Measure) -> Drawing:
    """Draw a share on its ground; what has no share has no bar."""
    drawn = Drawing(BAR_WIDTH, BAR_HEIGHT)
    drawn.add(Rect(0, 0, BAR_WIDTH, BAR_HEIGHT, fillColor=pdf_page.PALE, strokeColor=None))
    if one.share is not None:
        width = BAR_WIDTH * one.share
        drawn.add(Rect(0, 0, width, BAR_HEIGHT, fillColor=pdf_page.STRONG, strokeColor=None))
    if one.middle is not None:
        at = min(BAR_WIDTH * one.middle, BAR_WIDTH - 0.5)
        drawn.add(Line(at, -2, at, BAR_HEIGHT + 2, strokeColor=pdf_page.MIDDLE, strokeWidth=2))
    return drawn
