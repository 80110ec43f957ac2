"""From outside to the workbook that is open in Excel, for offices where Office may start nothing.

The macros are those of the add-in if it is open, else those of the workbook itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.live import drawing, findings
from sopxl.live.book import OpenBook
from sopxl.live.light import xlwings
from sopxl.live.macros import Macros
from sopxl.model.errors import UserError

if TYPE_CHECKING:
    from sopxl.live.drawing import Drawn
    from sopxl.pipeline.checking.judging import Task
    from sopxl.pipeline.checking.outcome import Outcome

ADDIN, MACRO_WORKBOOK = "sopxl.xlam", ".xlsm"
NO_EXCEL = "Tidak ada Excel yang sedang berjalan di komputer ini."
USE_FILES = "Buka buku kerja di Excel, atau sebut berkasnya: sopxl draw BERKAS.xlsx."
NO_BOOK = "Excel berjalan, tetapi tidak ada buku kerja yang terbuka."
NO_MACROS = "Makro sopxl tidak terbuka di Excel, sehingga «{book}» tidak dapat diubah dari luar."
INSTALL = "Jalankan «sopxl addin install», mulai ulang Excel, lalu ulangi."


def check_active(task: Task) -> Outcome:
    """Check the front workbook, show what was found in it, and return the verdict.

    Raises UserError without a running Excel, for a workbook that is no SOP, and a protected one.
    """
    book = OpenBook.read(_front())
    outcome = book.judged(task)
    findings.show(book, outcome)
    return outcome


def draw_active(task: Task, *, keep: bool) -> Drawn:
    """Draw the flowchart into the front workbook, and return what was drawn.

    With `keep` stays in its place what the user has moved in the last drawing.
    Raises UserError as `check_active` does, and for a workbook without a step to draw.
    """
    return drawing.draw(OpenBook.read(_front()), task, lambda: keep)


def _front() -> Macros:
    app = xlwings.apps.active if xlwings.engines else None
    if app is None:
        raise UserError(NO_EXCEL, USE_FILES, "no-excel")
    if not len(app.books):
        raise UserError(NO_BOOK, USE_FILES, "no-open-workbook")
    book = app.books.active
    return Macros(book, book.name, _host(app, book.name))


def _host(app: xlwings.App, name: str) -> str:
    """Return the open file with our macros.

    An add-in is no member of the list of open workbooks, but can be asked for by its name.
    """
    if name.casefold().endswith(MACRO_WORKBOOK):
        return name
    try:
        return str(app.books[ADDIN].name)
    except Exception as error:  # each system has its own error for a file that is not open
        raise UserError(NO_MACROS.format(book=name), INSTALL, "no-addin") from error
