"""The open workbook checked, with what was found shown in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.live import findings
from sopxl.live.book import OpenBook
from sopxl.rules.rule import Severity
from sopxl.template.sop_ap import FINDINGS

if TYPE_CHECKING:
    from sopxl.live.macros import Macros
    from sopxl.pipeline.checking.judging import Task
    from sopxl.pipeline.checking.outcome import Outcome

NOTHING_FOUND = "Tidak ada temuan. SOP ini memenuhi semua kaidah yang diperiksa."
FOUND = (
    "{total} temuan: {errors} galat, {warnings} peringatan, {hints} saran. "
    "Lihat catatan di selnya atau lembar {sheet}; tombol Berikutnya menuju temuan pertama."
)
OTHER_SHEET = "Lembar «{sheet}» yang sudah ada milik Anda dan tidak diubah."
WITHOUT_NOTES = "Tanpa catatan karena terproteksi: {sheets}."


def checked(macros: Macros, task: Task) -> str:
    """Check the open workbook, show what was found in it, and tell how much that is."""
    book = OpenBook.read(macros)
    outcome = book.judged(task)
    shown = findings.show(book, outcome)
    told = [_summary(outcome, shown.sheet)]
    if shown.sheet != FINDINGS:
        told.append(OTHER_SHEET.format(sheet=FINDINGS))
    if shown.unmarked:
        told.append(WITHOUT_NOTES.format(sheets=", ".join(shown.unmarked)))
    return " ".join(told)


def _summary(outcome: Outcome, sheet: str) -> str:
    if not outcome.findings:
        return NOTHING_FOUND
    return FOUND.format(
        total=len(outcome.findings),
        errors=outcome.count(Severity.ERROR),
        warnings=outcome.count(Severity.WARNING),
        hints=outcome.count(Severity.HINT),
        sheet=sheet,
    )
