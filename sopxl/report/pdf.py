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

from sopxl.report import charts, pdf_page
from sopxl.report.key_figures import key_figures
from sopxl.report.sections import sections
from sopxl.report.summary import REPORT_TITLE, scope, statements
from sopxl.report.wording import day, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sopxl.report.figures import Figures
    from sopxl.report.key_figures import KeyFigure
    from sopxl.report.listing import Table as Listing
    from sopxl.report.sections import Section

    Flowables = Iterator[Any]

CONTENTS_TITLE, SUMMARY_TITLE = "Daftar isi", "Ringkasan"
OPENS = "Kode dalam kurung menunjuk ke lampiran, tempat asal setiap angka dijelaskan."
CARDS, CARDS_ACROSS = 9, 3
DAY_LENGTHS = 2
"""The assumptions that change every total come first, and stand on the cover."""

ROOM_FOR_A_CHAPTER = 300
MOST_ROWS = 400
"""A printed table ends here; the web report and the workbook hold every row."""


def render(figures: Figures) -> bytes:
    """Return the report as a PDF file; the same figures give the same bytes."""
    pdf_page.embed_type()
    target = BytesIO()
    subject = f"{scope(figures)}, {day(figures.today)}"
    document = pdf_page.Pages(target, REPORT_TITLE, subject)
    document.multiBuild(list(_story(figures)))
    return target.getvalue()


def _story(figures: Figures) -> Flowables:
    yield from _cover(figures)
    yield PageBreak()
    yield Paragraph(CONTENTS_TITLE, pdf_page.CAPTION)
    yield pdf_page.contents()
    yield Spacer(0, 24)
    yield from _summary(figures)
    drawn = {chart.name: chart for chart in charts.draw(figures)}
    for section in sections(figures):
        yield CondPageBreak(ROOM_FOR_A_CHAPTER)
        yield Spacer(0, 18)
        yield from _section(section, drawn)


def _cover(figures: Figures) -> Flowables:
    yield Spacer(0, 90)
    yield Paragraph(REPORT_TITLE, pdf_page.TITLE)
    yield Spacer(0, 6)
    yield Paragraph(escape(scope(figures)), pdf_page.SUBTITLE)
    yield Paragraph(f"Keadaan pada {day(figures.today)}", pdf_page.SUBTITLE)
    yield Spacer(0, 40)
    yield _cards(key_figures(figures)[:CARDS])
    yield Spacer(0, 24)
    for assumption in figures.assumptions[:DAY_LENGTHS]:
        words = f"{assumption.name} = {assumption.value}. {assumption.meaning}"
        yield Paragraph(escape(words), pdf_page.SMALL)


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
                ("BOTTOMPADDING", (0, 0), (-1, -1), 18),
            ]
        )
    )
    return table


def _card(figure: KeyFigure) -> list[Paragraph]:
    colour = pdf_page.ALARM if figure.alarming and figure.value else pdf_page.INK
    value = f'<font name="{pdf_page.BOLD}" size="22" color="{_hex(colour)}">{figure.shown}</font>'
    return [
        Paragraph(value, pdf_page.TITLE),
        Paragraph(f"{escape(figure.label)} ({figure.code.value})", pdf_page.CELL),
    ]


def _summary(figures: Figures) -> Flowables:
    yield Paragraph(SUMMARY_TITLE, pdf_page.CHAPTER)
    for heading, said in groupby(statements(figures), key=lambda one: one.heading):
        yield Paragraph(heading, pdf_page.CAPTION)
        for one in said:
            words = f"{escape(one.text)} ({', '.join(one.codes)})"
            yield Paragraph(words, pdf_page.SENTENCE, bulletText="•")
    yield Spacer(0, 10)
    yield Paragraph(OPENS, pdf_page.SMALL)


def _section(section: Section, drawn: Mapping[str, charts.Chart]) -> Flowables:
    yield Paragraph(section.title, pdf_page.CHAPTER)
    for name in section.charts:
        if name in drawn:
            yield KeepTogether(list(_picture(drawn[name])))
    for table in section.tables:
        yield from _table(table)


def _picture(chart: charts.Chart) -> Flowables:
    width = pdf_page.TEXT_WIDTH
    yield Paragraph(escape(chart.title), pdf_page.CAPTION)
    yield Image(BytesIO(chart.png()), width, width * chart.aspect)
    yield Paragraph(escape(chart.source), pdf_page.SMALL)
    yield Spacer(0, 8)


def _table(table: Listing) -> Flowables:
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


def _hex(colour: Any) -> str:
    return f"#{colour.hexval()[2:]}"


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
