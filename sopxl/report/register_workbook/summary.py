"""«Ringkasan»: the counts of a register on one page, with the charts that Excel itself draws."""

from __future__ import annotations

import re
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sopxl.report.register_workbook.tables import A4, BAR, FOOTER, INK, PAPER, PLAIN, RULE
from sopxl.rules.catalogue import by_code
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from xlsxwriter import Workbook

    from sopxl.model.settings import Settings
    from sopxl.store.store import Store

SUMMARY = "Ringkasan"
TITLE = "Register SOP dan Peta Proses Bisnis"
AS_OF = "Keadaan per {day}. Satu hari kerja dihitung {minutes} menit kerja."
NOTHING = "Belum ada."
FACT, LEFT_OPEN = re.compile(r"\{[^{}]*\}"), "…"

WIDTHS, TITLE_HEIGHT = (62, 12, 3), 26
CHART_COLUMN, CHART_ROWS = 3, 16
CHART_SIZE = {"width": 500, "height": 310}
PRINT_SCALE, ON_FIRST_PAPER = 58, 3
X_AXIS = {"label_position": "high", "major_gridlines": {"visible": False}, "min": 0}
"""«High» is below the bars once their order is turned round."""

LINE = {"bottom": 1, "bottom_color": RULE}
LOOKS: Mapping[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": PAPER},
    "note": {"italic": True},
    "heading": {"bold": True, "font_color": INK, "bg_color": PAPER},
    "unit": {"bold": True, "font_color": INK, "bg_color": PAPER, "align": "right"},
    "label": LINE | {"text_wrap": True},
    "number": LINE | {"num_format": "#,##0"},
}
MOST = 12
"""How many bars a person can still compare."""


@dataclass(frozen=True, slots=True)
class Section:
    """A table with its chart: heading, the view, its value column, and what the values count."""

    heading: str
    view: str
    value: str
    unit: str
    label: Callable[[Mapping[str, Any]], str] = itemgetter("label")


def _rule_in_words(row: Mapping[str, Any]) -> str:
    """Return what a rule says of any cell: its message with the facts left open."""
    known = by_code(row["rule"])
    return f"{row['rule']} {FACT.sub(LEFT_OPEN, known.message)}" if known else row["label"]


SECTIONS = (
    Section("SOP menurut status", "status_count", "count", "SOP"),
    Section("SOP menurut kelompok proses", "group_count", "count", "SOP"),
    Section("Temuan yang paling sering", "rule_count", "count", "temuan", _rule_in_words),
    Section("Satker dengan SOP terbanyak", "office_count", "count", "SOP"),
    Section("Pelaksana dengan langkah terbanyak", "role_count", "steps", "langkah"),
    Section("Serah terima yang paling sering", "handover_count", "count", "kali"),
)

FIGURES = (
    ("Berkas terbaca", "sources_read"),
    ("Berkas dikarantina (tidak terbaca)", "sources_quarantined"),
    ("Berkas yang hilang dari sumber", "sources_gone"),
    ("SOP dalam register", "sops"),
    ("SOP berstatus Berlaku", "sops_in_force"),
    ("Satker yang memiliki SOP", "offices_with"),
    ("Satker yang belum memiliki SOP", "offices_without"),
    ("Proses di ujung peta yang belum memiliki SOP", "processes_without"),
    ("Temuan galat", "errors"),
    ("Temuan peringatan", "warnings"),
    ("Saran", "hints"),
    ("Konflik antarberkas", "conflicts"),
    ("Pasangan SOP yang mirip di bawah kode berbeda", "alike"),
)
"""What is counted on the first lines: its words, and the column of the view `figure`."""


def write_summary(book: Workbook, store: Store, settings: Settings, today: date) -> None:
    """Write the first page."""
    page = _Page(book, store)
    page.title(today, settings)
    page.figures()
    for section in SECTIONS[:ON_FIRST_PAPER]:
        page.section(section)
    page.next_paper()
    for section in SECTIONS[ON_FIRST_PAPER:]:
        page.section(section)


class _Page:
    """The first page, written downwards: in constant memory no row can be taken up again."""

    def __init__(self, book: Workbook, store: Store) -> None:
        self._book, self._store = book, store
        self._page = book.add_worksheet(SUMMARY)
        self._looks = {name: book.add_format(PLAIN | look) for name, look in LOOKS.items()}
        self._row = 0
        self._page.hide_gridlines(2)
        for column, width in enumerate(WIDTHS):
            self._page.set_column(column, column, width)
        self._page.set_paper(A4)
        self._page.set_print_scale(PRINT_SCALE)
        self._page.set_footer(FOOTER)

    def title(self, today: date, settings: Settings) -> None:
        said = AS_OF.format(day=f"{today:%d/%m/%Y}", minutes=settings.minutes_per_working_day)
        self._page.set_row(0, TITLE_HEIGHT)
        self._page.write_string(0, 0, TITLE, self._looks["title"])
        self._page.write_string(1, 0, said, self._looks["note"])
        self._row = 3

    def figures(self) -> None:
        counted = next(self._store.rows("figure"))
        self._rows((words, counted[name]) for words, name in FIGURES)
        self._row += 1

    def next_paper(self) -> None:
        """Print what follows on the next sheet of paper, so that no chart is cut."""
        self._page.set_h_pagebreaks([self._row])

    def section(self, section: Section) -> None:
        """Write a table, and beside it the chart that shows its rows."""
        top = self._row
        self._page.write_string(top, 0, section.heading, self._looks["heading"])
        self._page.write_string(top, 1, section.unit, self._looks["unit"])
        self._row += 1
        counted = islice(self._store.rows(section.view), MOST)
        count = self._rows((section.label(row), row[section.value]) for row in counted)
        if count:
            self._chart(section, top, count)
        else:
            self._page.write_string(self._row, 0, NOTHING, self._looks["note"])
        self._row = max(self._row, top + CHART_ROWS) + 1

    def _rows(self, rows: Iterable[tuple[str, int]]) -> int:
        top = self._row
        for label, value in rows:
            self._page.write_string(self._row, 0, label, self._looks["label"])
            self._page.write_number(self._row, 1, value, self._looks["number"])
            self._row += 1
        return self._row - top

    def _chart(self, section: Section, top: int, count: int) -> None:
        first, last = top + 1, top + count
        self._page.conditional_format(first, 1, last, 1, BAR)
        chart = self._book.add_chart({"type": "bar"})
        chart.add_series(
            {
                "categories": [SUMMARY, first, 0, last, 0],
                "values": [SUMMARY, first, 1, last, 1],
                "fill": {"color": PAPER},
                "gap": 40,
                "data_labels": {"value": True},
            }
        )
        chart.set_title({"name": section.heading, "name_font": {"size": 12}, "overlay": False})
        chart.set_legend({"none": True})
        chart.set_x_axis(X_AXIS | {"name": section.unit})
        chart.set_y_axis({"reverse": True})
        chart.set_size(CHART_SIZE)
        # A little below the line, so that no edge of it is printed on the paper before.
        place = {"y_offset": 3, "description": section.heading}
        self._page.insert_chart(top, CHART_COLUMN, chart, place)
