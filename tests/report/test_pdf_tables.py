"""The columns of a printed table: no word of a heading is broken, no table leaves its page."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from sopxl.report.chapters.principles import by_office
from sopxl.report.chapters.sections import sections
from sopxl.report.listing import Column, Table
from sopxl.report.pdf import page
from sopxl.report.pdf.tables import PADDING, column_widths
from tests.report.registers import of_offices


@pytest.fixture(scope="module")
def tables() -> tuple[Table, ...]:
    page.embed_type()
    figures = of_offices(["3501", "3502"])
    found = tuple(table for section in sections(figures) for table in section.tables)
    assert by_office(figures) in found
    return found


def test_no_word_of_a_heading_is_wider_than_its_column(tables: tuple[Table, ...]) -> None:
    style = page.HEADING_CELL
    broken = [
        (table.caption, word)
        for table in tables
        for column, width in zip(table.columns, column_widths(table), strict=True)
        for word in column.heading.split()
        if stringWidth(word, style.fontName, style.fontSize) + PADDING > width + 0.01
    ]
    assert broken == []


def test_every_table_is_as_wide_as_the_text(tables: tuple[Table, ...]) -> None:
    for table in tables:
        assert sum(column_widths(table)) == pytest.approx(page.TEXT_WIDTH), table.caption


def test_columns_with_room_for_their_heading_keep_their_shares() -> None:
    page.embed_type()
    wide = Table("", (Column("SOP", 30), Column("Galat", 70)), ())
    assert column_widths(wide) == pytest.approx([page.TEXT_WIDTH * 0.3, page.TEXT_WIDTH * 0.7])
