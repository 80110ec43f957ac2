"""What the buttons of the ribbon do; each is called by one line of VBA in `macros/SopxlRibbon.bas`.

Nothing raises through to Excel: what goes wrong is told in a dialogue. Each button starts a Python
of its own, therefore what it needs is loaded when it is pressed.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sopxl.live.light import xlwings
from sopxl.live.macros import Macros
from sopxl.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sopxl.live.drawing import Drawn
    from sopxl.pipeline.checking.judging import Task

TITLE = "sopxl"
DRAWN = "Diagram alir sudah digambar."
STILL_WRONG = "Masih ada {errors} galat; tekan Periksa untuk melihatnya."
KEEP = (
    "Ada simbol atau tulisan yang Anda geser dari tempat asalnya. Pertahankan letaknya?\n\n"
    "Ya: tetap di tempat yang Anda pilih. Tidak: semuanya disusun dari awal."
)
CLEARED = "Gambar dari sopxl sudah dihapus; tinggi baris dan halaman kembali seperti semula."
UNEXPECTED = (
    "sopxl berhenti karena kesalahan yang tidak terduga ({kind}: {error}). "
    "Isian Anda tidak diubah. Simpan buku kerja, lalu coba lagi; "
    "bila berulang, tekan Periksa Instalasi dan laporkan hasilnya."
)


def check(host: str = "") -> None:
    """Check the SOP in the front workbook and show what was found in its cells and in a list."""
    from sopxl.live.checking import checked  # noqa: PLC0415  # a door: it loads the rules

    _run(host, lambda macros: checked(macros, today()))


def draw(host: str = "") -> None:
    """Draw the flowchart into the actor columns of the front workbook."""
    from sopxl.live import drawing  # noqa: PLC0415  # a door: it loads the layout
    from sopxl.live.book import OpenBook  # noqa: PLC0415  # the same door

    def draw_front(macros: Macros) -> str:
        return _drawn(drawing.draw(OpenBook.read(macros), today(), lambda: _agreed(macros, KEEP)))

    _run(host, draw_front)


def clear(host: str = "") -> None:
    """Remove our drawing from the front workbook and give the sheet back what it changed."""
    from sopxl.live import drawing  # noqa: PLC0415  # a door: it loads the layout
    from sopxl.live.book import OpenBook  # noqa: PLC0415  # the same door

    def clear_front(macros: Macros) -> str:
        drawing.clear(OpenBook.read(macros))
        return CLEARED

    _run(host, clear_front)


def fix(host: str = "") -> None:
    """Show the safe fixes of the front workbook, and make them when the user agrees."""
    from sopxl.live.fixing import fixed  # noqa: PLC0415  # a door: checking needs none of it

    _run(host, lambda macros: fixed(macros, today()))


def save_pdf(host: str = "") -> None:
    """Write the SOP in the front workbook as a PDF beside it."""
    from sopxl.live.saving import saved_as_pdf  # noqa: PLC0415  # a door: it loads ReportLab

    _run(host, lambda macros: saved_as_pdf(macros, today()))


def register(host: str = "", folder: str = "") -> None:
    """Add the front workbook to the register in a folder."""
    from sopxl.live.registering import registered  # noqa: PLC0415  # a door: it loads the register

    _run(host, lambda macros: registered(macros, folder, today()))


def doctor(host: str = "") -> None:
    """Tell what this machine lacks for sopxl to work."""
    from sopxl.live.doctor import summary  # noqa: PLC0415  # a door: seldom needed
    from sopxl.live.installation import verdicts  # noqa: PLC0415  # a door: seldom needed

    _run(host, lambda _: summary(verdicts()))


def today() -> Task:
    """Return the task of a button: everything is judged by the day on the wall."""
    from sopxl.pipeline.checking.judging import Task  # noqa: PLC0415  # a door: it loads the rules

    return Task(datetime.now().astimezone().date(), {})


def _drawn(drawn: Drawn) -> str:
    warning = (STILL_WRONG.format(errors=drawn.errors),) if drawn.errors else ()
    return " ".join((DRAWN, *drawn.told, *warning))


def _agreed(macros: Macros, question: str) -> bool:
    """Ask the user something that is answered with yes or no."""
    return bool(macros.book.app.alert(question, TITLE, buttons="yes_no") == "yes")


def _run(host: str, action: Callable[[Macros], str]) -> None:
    """Carry out a command on the workbook whose button was pressed, and tell how it went.

    `host` is the open file that holds the macros; empty, it is that workbook itself.
    """
    book = xlwings.Book.caller()
    name = book.name
    try:
        message = action(Macros(book, name, host or name))
    except UserError as error:
        message = str(error)
    except Exception as error:  # noqa: BLE001  # the user sees a dialogue, never a traceback
        message = UNEXPECTED.format(kind=type(error).__name__, error=error)
    if message:
        book.app.alert(message, TITLE)
