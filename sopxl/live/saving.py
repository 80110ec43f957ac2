"""What leaves a running Excel: a PDF beside the workbook, and its entry in a register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.live.book import OpenBook
from sopxl.model.errors import UserError
from sopxl.pipeline.drawing import DrawnAs, on_paper
from sopxl.pipeline.files import replace_file
from sopxl.pipeline.register.run import Order
from sopxl.pipeline.register.run import register as merge
from sopxl.pipeline.sheet_scene import drawable

if TYPE_CHECKING:
    from sopxl.live.macros import Macros
    from sopxl.pipeline.checking.judging import Task

SAVED = "PDF disimpan: {file}"
REGISTERED = "Buku kerja ini sudah masuk register di {folder}, yang kini memuat {sops} SOP."
NOT_SAVED = "Buku kerja ini belum pernah disimpan, jadi belum punya folder."
SAVE_FIRST = "Simpan dahulu (Ctrl+S) ke folder di komputer ini, lalu ulangi."
CLOUD = "Buku kerja ini terbuka langsung dari awan ({place}), jadi foldernya tidak dapat dipakai."
SYNCHRONISE = (
    "Simpan salinannya di folder komputer ini, atau buka lewat folder OneDrive, lalu ulangi."
)


def saved_as_pdf(macros: Macros, task: Task) -> str:
    """Write the open workbook's SOP as a PDF beside it, as it stands now; return what to tell.

    Raises UserError for a workbook without a folder, and for one without a step to draw.
    """
    book = OpenBook.read(macros)
    sop = drawable(book.judged(task), macros.name)
    target = file_of(macros).with_suffix(".pdf")
    replace_file(target, on_paper(sop, task.settings(book.draft()), DrawnAs.PDF))
    return SAVED.format(file=target)


def registered(macros: Macros, folder: str, task: Task) -> str:
    """Add the open workbook, as it was last saved, to the register in a folder.

    Raises UserError for a workbook that is not saved.
    """
    summary = merge(Order(sources=(file_of(macros),), out=Path(folder), task=task))
    return REGISTERED.format(folder=folder, sops=summary.sops)


def file_of(macros: Macros) -> Path:
    """Return the file of the open workbook.

    Raises UserError where it has none, or none in a folder of this machine.
    """
    place = str(macros.book.fullname)
    if "://" in place:
        raise UserError(CLOUD.format(place=place), SYNCHRONISE, "in-the-cloud")
    file = Path(place)
    if not file.is_absolute() or not file.is_file():
        raise UserError(NOT_SAVED, SAVE_FIRST, "never-saved")
    return file
