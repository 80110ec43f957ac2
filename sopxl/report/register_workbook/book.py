"""`register.xlsx`, the face of the register: every table of the store, with its way back."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from sopxl.report.register_workbook.sheets import SHEETS
from sopxl.report.register_workbook.summary import TITLE, write_summary
from sopxl.report.register_workbook.tables import Tables

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from sopxl.model.settings import Settings
    from sopxl.store.store import Store

OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""Rows go to disk as they are written; no text that came from a file is taken for more."""


def write_register_workbook(store: Store, target: Path, settings: Settings, today: date) -> None:
    """Write all tables of a register to a new workbook; the same register gives the same bytes."""
    from xlsxwriter import Workbook  # noqa: PLC0415  the door to XlsxWriter: 130 ms to load

    with Workbook(target, OPTIONS) as book:
        book.set_properties(
            {"title": TITLE, "author": "sopxl", "created": datetime.combine(today, time())}
        )
        write_summary(book, store, settings, today)
        tables = Tables(book)
        for sheet in SHEETS:
            if not sheet.optional or any(True for _ in store.lines(sheet.view, sheet.names)):
                tables.write(sheet, store.lines(sheet.view, sheet.names))
