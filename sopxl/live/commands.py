"""What the buttons of the ribbon do; each is called by one line of VBA in `macros/SopxlRibbon.bas`.

Nothing raises through to Excel: what goes wrong is told in a dialogue.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import xlwings

from sopxl.live import findings
from sopxl.live.book import OpenBook
from sopxl.model.errors import UserError
from sopxl.pipeline.single import Task
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sopxl.rules.located import Located

TITLE = "sopxl"
NOTHING_FOUND = "Tidak ada temuan. SOP ini memenuhi semua kaidah yang diperiksa."
FOUND = "{total} temuan: {errors} galat, {warnings} peringatan, {hints} saran. Lihat lembar Temuan."
DRAWN = "Diagram alir sudah digambar."
CLEARED = "Gambar dari sopxl sudah dihapus; tinggi baris dan halaman kembali seperti semula."
UNEXPECTED = (
    "sopxl berhenti karena kesalahan yang tidak terduga ({kind}: {error}). "
    "Isian Anda tidak diubah. Simpan buku kerja, lalu coba lagi; "
    "bila berulang, jalankan «sopxl doctor» dan laporkan hasilnya."
)


def check(host: str = "") -> None:
    """Check the SOP in the front workbook and write what was found into its sheet of findings."""
    _run(host, _check)


def draw(host: str = "") -> None:
    """Draw the flowchart into the actor columns of the front workbook."""
    _run(host, _draw)


def clear(host: str = "") -> None:
    """Remove our drawing from the front workbook and give the sheet back what it changed."""
    _run(host, _clear)


def _check(book: OpenBook) -> str:
    found = book.judged(_task()).findings
    findings.write(book.book, found)
    if not found:
        return NOTHING_FOUND
    findings.show(book.book)
    return _summary(found)


def _draw(book: OpenBook) -> str:
    book.draw(_task())
    return DRAWN


def _clear(book: OpenBook) -> str:
    book.clear()
    return CLEARED


def _task() -> Task:
    return Task(datetime.now().astimezone().date(), {})


def _run(host: str, action: Callable[[OpenBook], str]) -> None:
    """Carry out a command on the workbook whose button was pressed, and tell how it went.

    `host` is the open file that holds the macros; empty, it is that workbook itself.
    """
    book = xlwings.Book.caller()
    try:
        message = action(OpenBook(book, host or book.name))
    except UserError as error:
        message = str(error)
    except Exception as error:  # noqa: BLE001  # the user sees a dialogue, never a traceback
        message = UNEXPECTED.format(kind=type(error).__name__, error=error)
    book.app.alert(message, TITLE)


def _summary(found: Sequence[Located]) -> str:
    def count(severity: Severity) -> int:
        return sum(located.severity is severity for located in found)

    return FOUND.format(
        total=len(found),
        errors=count(Severity.ERROR),
        warnings=count(Severity.WARNING),
        hints=count(Severity.HINT),
    )
