"""The forms of monitoring and evaluation as sheets to print, fill in by hand, and sign.

Importing this loads pandas: only those who write the report as a workbook do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

PAPER_A4 = 9
TITLE_ROW, NOTES_ROW = 0, 1
HEADING_HEIGHT, ROW_HEIGHT = 45, 30
SIGNED = ("Tanggal:", "Penilai:", "Tanda tangan:")


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its title, what stands below it, and the widths of its columns by their place."""

    title: str
    notes: tuple[str, ...]
    widths: tuple[int, ...]
    last_width: int
    """The width of all further columns."""


FORMS: Mapping[str, Form] = {
    "Pemantauan": Form(
        "Formulir Pemantauan Penerapan SOP",
        (
            "Permen PANRB 35/2012. Catatan sudah diisi dari register; penilaian, tindakan, dan "
            "paraf diisi penilai.",
            "Cara: ☐ pengamatan atasan  ☐ wawancara pelaksana  ☐ wawancara pelanggan atau "
            "masyarakat  ☐ diskusi kelompok",
            "Penilaian: tulis «berjalan dengan baik» atau «tidak berjalan dengan baik».",
        ),
        (6, 42, 20, 44, 30),
        12,
    ),
    "Evaluasi": Form(
        "Lembar Evaluasi SOP menurut Tujuh Kriteria",
        (
            "Angka di kiri berasal dari register; tujuh kriteria diisi penilai.",
            "Isian: 3 = terpenuhi, 2 = sebagian, 1 = belum; beri alasan pada lembar tersendiri.",
        ),
        (42, 34, 11, 11, 8, 10),
        13,
    ),
}


def write_form(book: Workbook, sheet: Worksheet, form: Form, frame: pd.DataFrame) -> None:
    """Write a form onto its sheet, its rows as a table that can still be sorted."""
    sheet.write_string(TITLE_ROW, 0, form.title, book.add_format({"bold": True, "font_size": 14}))
    for place, note in enumerate(form.notes):
        sheet.write_string(NOTES_ROW + place, 0, note)
    top, last = NOTES_ROW + len(form.notes) + 1, len(frame.columns) - 1
    look = {"text_wrap": True, "valign": "top", "border": 1}
    plain, share = book.add_format(look), book.add_format({**look, "num_format": "0%"})
    heading = book.add_format({**look, "bold": True, "bg_color": "#EEF3F8"})
    headings = [{"header": str(name), "header_format": heading} for name in frame.columns]
    bounds = (top, 0, top + len(frame), last)
    sheet.add_table(*bounds, {"columns": headings, "style": None, "autofilter": False})
    sheet.set_row(top, HEADING_HEIGHT)
    for row, values in enumerate(frame.itertuples(index=False), start=top + 1):
        sheet.set_row(row, ROW_HEIGHT)
        for column, value in enumerate(values):
            shown = None if pd.isna(value) else value
            sheet.write(row, column, shown, share if isinstance(shown, float) else plain)
    _settle(sheet, form, top, last)
    for place, words in enumerate(SIGNED):
        sheet.write_string(top + len(frame) + 2 + place, 0, words)


def _settle(sheet: Worksheet, form: Form, top: int, last: int) -> None:
    """Set widths and paper; the heading stands on every page."""
    for column in range(last + 1):
        known = column < len(form.widths)
        sheet.set_column(column, column, form.widths[column] if known else form.last_width)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.set_paper(PAPER_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&CHalaman &P dari &N")
