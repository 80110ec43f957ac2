"""The printed report: A4, searchable, with contents, bookmarks and page numbers.

Importing this loads ReportLab and matplotlib: only those who write the report do.
"""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.platypus import (
    CondPageBreak,
    Image,
    KeepTogether,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from sopxl.report import charts
from sopxl.report.chapters.sections import sections
from sopxl.report.comparison.sections import overview, sentences, since
from sopxl.report.figures.key_figures import Code, key_figures
from sopxl.report.pdf import page as pdf_page
from sopxl.report.pdf.cards import cards_of
from sopxl.report.pdf.tables import table_of
from sopxl.report.summary import ON_PAGE_ONE, REPORT_TITLE, scope, statements
from sopxl.report.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sopxl.report.comparison.changes import Comparison
    from sopxl.report.figures.key_figures import KeyFigure
    from sopxl.report.figures.records import Figures
    from sopxl.report.listing import Section

    Flowables = Iterator[Any]

CONTENTS_TITLE, SUMMARY_TITLE = "Daftar isi", "Ringkasan"
OPENS = "Kode dalam kurung menunjuk ke lampiran, tempat asal setiap angka dijelaskan."
ON_COVER = (
    Code.REGISTERED,
    Code.IN_FORCE,
    Code.FAULTY,
    Code.SILENT,
    Code.ABSENT,
    Code.UNCOVERED,
    Code.LATE,
    Code.OVER_LIMIT,
    Code.REPEALED,
    Code.BROKEN,
    Code.UNHUNG,
)
"""Which numbers stand on the first page, while there is room: what exists, is missing, is late."""

CARDS, CARDS_ACROSS = 9, 3
WIDE_NUMBER = 13
"""With more signs than this a number is printed smaller, so that it stays on one line."""

DAY_LENGTHS = 2
"""The assumptions that change every total come first, and stand on the cover."""

ROOM_FOR_A_CHAPTER = 300
ROOM_FOR_WORDS = 110
"""Points on a page that heading, title and source of a chart need."""


def render(figures: Figures, changed: Comparison | None = None) -> bytes:
    """Return the report as a PDF file; the same figures give the same bytes.

    With what changed since an older edition, the first page says so.
    """
    pdf_page.embed_type()
    target = BytesIO()
    subject = f"{scope(figures)}, {day(figures.today)}"
    document = pdf_page.Pages(target, REPORT_TITLE, subject)
    document.multiBuild(list(_story(figures, changed)))
    return target.getvalue()


def _story(figures: Figures, changed: Comparison | None) -> Flowables:
    yield from _cover(figures)
    if changed:
        yield from _changed(changed)
    yield from _sentences(figures, on_page_one=True)
    yield Spacer(0, 12)
    yield from _day_lengths(figures)
    yield PageBreak()
    yield Paragraph(CONTENTS_TITLE, pdf_page.CAPTION)
    yield pdf_page.contents()
    yield Spacer(0, 24)
    yield from _summary(figures)
    drawn = {chart.name: chart for chart in charts.draw(figures)}
    for section in (*((overview(changed),) if changed else ()), *sections(figures)):
        yield CondPageBreak(ROOM_FOR_A_CHAPTER)
        yield Spacer(0, 18)
        yield from _section(section, drawn)


def _cover(figures: Figures) -> Flowables:
    yield Spacer(0, 24)
    yield Paragraph(REPORT_TITLE, pdf_page.TITLE)
    yield Spacer(0, 4)
    yield Paragraph(escape(scope(figures)), pdf_page.SUBTITLE)
    yield Paragraph(f"Keadaan pada {day(figures.today)}", pdf_page.SUBTITLE)
    yield Spacer(0, 20)
    yield _cards(_on_cover(figures))


def _on_cover(figures: Figures) -> tuple[KeyFigure, ...]:
    """Return the numbers of the first page; a part of nothing tells nothing."""
    found = {one.code: one for one in key_figures(figures) if one.whole != 0}
    return tuple(found[code] for code in ON_COVER if code in found)[:CARDS]


def _day_lengths(figures: Figures) -> Flowables:
    for assumption in figures.assumptions[:DAY_LENGTHS]:
        words = f"{assumption.name} = {assumption.value}. {assumption.meaning}"
        yield Paragraph(escape(words), pdf_page.SMALL)


def _changed(changed: Comparison) -> Flowables:
    yield Spacer(0, 18)
    yield Paragraph(since(changed), pdf_page.CAPTION)
    for sentence in sentences(changed):
        yield Paragraph(escape(sentence), pdf_page.SENTENCE, bulletText="•")


def _cards(figures: Sequence[KeyFigure]) -> Table:
    cells = [_card(one) for one in figures]
    rows = [cells[start : start + CARDS_ACROSS] for start in range(0, len(cells), CARDS_ACROSS)]
    table = Table(rows, [pdf_page.TEXT_WIDTH / CARDS_ACROSS] * CARDS_ACROSS)
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEABOVE", (0, 0), (-1, -1), 1.2, pdf_page.STRONG),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 14),
                ("TOPPADDING", (0, 0), (-1, -1), 8),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 10),
            ]
        )
    )
    return table


def _card(figure: KeyFigure) -> list[Paragraph]:
    colour = pdf_page.ALARM if figure.alarming and figure.value else pdf_page.INK
    size = 22 if len(figure.shown) <= WIDE_NUMBER else 15
    look = f'name="{pdf_page.BOLD}" size="{size}" color="{_hex(colour)}"'
    value = f"<font {look}>{figure.shown}</font>"
    return [
        Paragraph(value, pdf_page.TITLE),
        Paragraph(f"{escape(figure.label)} ({figure.code.value})", pdf_page.CELL),
    ]


def _summary(figures: Figures) -> Flowables:
    yield Paragraph(SUMMARY_TITLE, pdf_page.CHAPTER)
    yield from _sentences(figures, on_page_one=False)
    yield Spacer(0, 10)
    yield Paragraph(OPENS, pdf_page.SMALL)


def _sentences(figures: Figures, *, on_page_one: bool) -> Flowables:
    for heading, said in groupby(statements(figures), key=lambda one: one.heading):
        if (heading in ON_PAGE_ONE) is on_page_one:
            yield Paragraph(heading, pdf_page.QUESTION)
            for one in said:
                words = f"{escape(one.text)} ({', '.join(one.codes)})"
                yield Paragraph(words, pdf_page.SENTENCE, bulletText="•")


def _section(section: Section, drawn: Mapping[str, charts.Chart]) -> Flowables:
    """Yield a chapter; its heading never stands without what it heads."""
    heading = [Paragraph(section.title, pdf_page.CHAPTER)]
    for name in section.charts:
        if name in drawn:
            yield KeepTogether([*heading, *_picture(drawn[name])])
            heading = []
    yield from heading
    if section.cards:
        yield from cards_of(section.cards)
        return
    for table in section.tables:
        yield from table_of(table)


def _picture(chart: charts.Chart) -> Flowables:
    """Yield a chart under its title, smaller where it would leave no room for the words."""
    width = min(pdf_page.TEXT_WIDTH, (pdf_page.TEXT_HEIGHT - ROOM_FOR_WORDS) / chart.aspect)
    yield Paragraph(escape(chart.title), pdf_page.CAPTION)
    yield Image(BytesIO(chart.png()), width, width * chart.aspect)
    yield Paragraph(escape(chart.source), pdf_page.SMALL)
    yield Spacer(0, 8)


def _hex(colour: Any) -> str:
    return f"#{colour.hexval()[2:]}"
