"""The safe fixes in a running Excel: shown first, made as one action, taken back by one undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.backends.drawlist import commands as drawlist
from sopxl.live.book import SECONDS, OpenBook
from sopxl.live.canvas import SheetCanvas
from sopxl.live.limit import within
from sopxl.pipeline.fixing.mending import mended
from sopxl.pipeline.fixing.values import cell_value
from sopxl.template.address import Spot
from sopxl.template.sop_ap import DRAW_LIST
from sopxl.workbook.cells.values import Formula

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.backends.drawlist.commands import Command
    from sopxl.intake.draft import Draft
    from sopxl.live.macros import Macros
    from sopxl.pipeline.checking.judging import Task
    from sopxl.pipeline.fixing.mending import Change

TITLE, ACTION = "sopxl", "Perbaiki"
NOTHING_TO_FIX = "Tidak ada yang dapat diperbaiki otomatis. Tekan Periksa untuk melihat temuan."
ASK = "{count} perbaikan yang aman:\n\n{lines}\n\nTerapkan? Ctrl+Z mengembalikannya."
LINE = "{place}: «{old}» menjadi «{new}»"
FURTHER = "… dan {count} lagi"
DONE = "{count} perbaikan diterapkan. Ctrl+Z mengembalikannya."
DECLINED = "Tidak ada yang diubah."
MOST_SHOWN, LONGEST = 12, 30
"""What a dialogue of Excel has room for: lines, and characters of each value."""


def fixed(macros: Macros, task: Task) -> str:
    """Show the safe fixes and make them when the user agrees; return what became of them."""
    book = OpenBook.read(macros)
    with within(SECONDS):
        draft = book.draft()
        draft, changes = mended(draft, task.settings(draft), task, lambda _: True)
    if not changes:
        return NOTHING_TO_FIX
    book.refuse_protected(*dict.fromkeys(change.place.sheet for change in changes))
    asked = ASK.format(count=len(changes), lines="\n".join(_lines(changes)))
    if macros.book.app.alert(asked, TITLE, buttons="ok_cancel") != "ok":
        return DECLINED
    macros.run("SopxlRead.PrepareList", DRAW_LIST)
    canvas = SheetCanvas(changes[0].place.sheet, macros)
    canvas.carry_out([_command(change, draft) for change in changes], ACTION)
    return DONE.format(count=len(changes))


def _command(change: Change, draft: Draft) -> Command:
    row, column = Spot.at(change.place.cell)
    match cell_value(change, draft):
        case Formula(text=formula):
            return drawlist.formula(change.place.sheet, row, column, formula)
        case value:
            return drawlist.cell(change.place.sheet, row, column, value)


def _lines(changes: Sequence[Change]) -> list[str]:
    shown = [
        LINE.format(place=change.place, old=_short(change.old), new=_short(change.new))
        for change in changes[:MOST_SHOWN]
    ]
    more = len(changes) - MOST_SHOWN
    return [*shown, FURTHER.format(count=more)] if more > 0 else shown


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
