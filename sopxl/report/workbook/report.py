"""The report as a workbook: one table per sheet, ready for a pivot, with native charts in front.

Importing this loads pandas and XlsxWriter: only those who write the report do.
"""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import pandas as pd
from xlsxwriter import Workbook

from sopxl.report.summary import REPORT_TITLE, scope, statements
from sopxl.report.tables import BY_CHAPTER, BY_UNIT, each_frame
from sopxl.report.wording import day, number
from sopxl.report.workbook.form_sheets import FORMS, write_form
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from sopxl.report.figures.records import Figures

FRONT = "Ringkasan"
MOST_ROWS = 1_000_000
"""A sheet holds 1,048,576 rows; what is beyond this stands in the register itself."""

LEFT_OUT = "{} baris berikutnya tidak muat; lihat register.db."
NARROWEST, WIDEST, FRONT_WIDTH = 10, 48, 100
LINE_HEIGHT = 15
PAPER_A4 = 9
BLUES = ("#123F6D", "#3F78B0", "#A9CBE8", "#5B6875", "#E3EEF7")
WEIGHTS = ("#8C1D2F", "#E08A1E", "#B9D4EA")
CHART_HEIGHT, ROWS_PER_CHART = 480, 26
"""Pixels that a chart may be high, and rows of the sheet that it then takes."""

TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""What came from a file stays text, whatever sign it begins with."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A native chart of the counts on one sheet."""

    sheet: str
    title: str
    axis: str
    colours: tuple[str, ...]


PICTURES = (
    Picture(BY_UNIT, "SOP menurut unit kerja dan status", "banyaknya SOP", BLUES),
    Picture(BY_CHAPTER, "Temuan menurut bab kaidah dan bobot", "banyaknya temuan", WEIGHTS),
)


def render(figures: Figures) -> bytes:
    """Return the report as an .xlsx file; the same figures give the same content."""
    target = BytesIO()
    with Workbook(target, TEXT_ONLY) as book:
        book.set_properties({"title": REPORT_TITLE, "created": datetime(*_ymd(figures.today))})  # noqa: DTZ001  a day has no zone
        front = book.add_worksheet(FRONT)
        below = _front(book, front, figures)
        places = {picture.sheet: place for place, picture in enumerate(PICTURES)}
        for name, frame in each_frame(figures):
            _sheet(book, name, frame)
            if name in places:
                chart = _stacked(book, PICTURES[places[name]], frame)
                front.insert_chart(below + places[name] * ROWS_PER_CHART, 0, chart)
    return target.getvalue()


def render_tables(
    title: str, sentences: Iterable[str], tables: Mapping[str, pd.DataFrame], today: date
) -> bytes:
    """Return an .xlsx file of plain tables, with a few sentences in front."""
    target = BytesIO()
    with Workbook(target, TEXT_ONLY) as book:
        book.set_properties({"title": title, "created": datetime(*_ymd(today))})  # noqa: DTZ001  a day has no zone
        front = book.add_worksheet(FRONT)
        front.set_column(0, 0, FRONT_WIDTH)
        front.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 16}))
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for row, sentence in enumerate(sentences, start=2):
            front.set_row(row, LINE_HEIGHT * len(wrap(sentence, FRONT_WIDTH)))
            front.write_string(row, 0, sentence, wrapped)
        for name, frame in tables.items():
            _sheet(book, name, frame)
    return target.getvalue()


def _ymd(value: date) -> tuple[int, int, int]:
    return (value.year, value.month, value.day)


def _front(book: Workbook, sheet: Worksheet, figures: Figures) -> int:
    """Write the summary and return the row below it."""
    title = book.add_format({"bold": True, "font_size": 16, "font_color": BLUES[0]})
    heading = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, FRONT_WIDTH)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, REPORT_TITLE, title)
    sheet.write_string(1, 0, f"{scope(figures)}, keadaan pada {day(figures.today)}")
    row, last = 3, ""
    for one in statements(figures):
        if one.heading != last:
            sheet.write_string(row, 0, one.heading, heading)
            row, last = row + 1, one.heading
        words = f"{one.text} ({', '.join(one.codes)})"
        sheet.set_row(row, LINE_HEIGHT * len(wrap(words, FRONT_WIDTH)))
        sheet.write_string(row, 0, words, wrapped)
        row += 1
    sheet.set_paper(PAPER_A4)
    sheet.fit_to_pages(1, 1)
    return row + 1


def _sheet(book: Workbook, name: str, frame: pd.DataFrame) -> Worksheet:
    sheet = book.add_worksheet(name)
    if name in FORMS:
        write_form(book, sheet, FORMS[name], frame)
        return sheet
    shown = frame.head(MOST_ROWS)
    days = book.add_format({"num_format": "d mmm yyyy", "align": "left"})
    headings = [{"header": str(heading)} for heading in shown.columns]
    sheet.add_table(
        0,
        0,
        len(shown),
        len(headings) - 1,
        {"columns": headings, "style": "Table Style Light 9", "name": name.replace(" ", "_")},
    )
    for column, heading in enumerate(shown.columns):
        values = shown[heading].tolist()
        sheet.set_column(column, column, _width(str(heading), values))
        for row, value in enumerate(values, start=1):
            _write(sheet, row, column, value, days)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_paper(PAPER_A4)
    sheet.set_landscape()
    left_out = len(frame) - len(shown)
    if left_out:
        sheet.write_string(len(shown) + 2, 0, LEFT_OUT.format(number(left_out)))
    return sheet


def _write(sheet: Worksheet, row: int, column: int, value: Any, days: Format) -> None:
    match value:
        case str():
            sheet.write_string(row, column, value)
        case date():
            sheet.write_datetime(row, column, value, days)
        case int() | float() if not pd.isna(value):
            sheet.write_number(row, column, round(value, 2))
        case _:
            sheet.write_blank(row, column, None)


def _width(heading: str, values: list[Any]) -> int:
    longest = max((len(str(value)) for value in values[:500]), default=0)
    return max(NARROWEST, min(max(longest, len(heading) + 3), WIDEST))


def _stacked(book: Workbook, picture: Picture, frame: pd.DataFrame) -> Any:
    """Return a native chart of counts over the sheet that holds them."""
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    rows = len(frame)
    for position, series in enumerate(frame.columns[1:], start=1):
        colour = picture.colours[(position - 1) % len(picture.colours)]
        chart.add_series(
            {
                "name": str(series),
                "categories": [picture.sheet, 1, 0, rows, 0],
                "values": [picture.sheet, 1, position, rows, position],
                "fill": {"color": colour},
                "gap": 60,
            }
        )
    chart.set_title({"name": picture.title, "name_font": {"size": 12}})
    chart.set_x_axis({"name": picture.axis, "major_gridlines": {"visible": False}})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 640, "height": min(220 + 26 * rows, CHART_HEIGHT)})
    return chart
