"""Where an open workbook lies on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.model.errors import UserError

if TYPE_CHECKING:
    from sopxl.live.macros import Macros

NOT_SAVED = "Buku kerja ini belum pernah disimpan, jadi belum punya folder."
SAVE_FIRST = "Simpan dahulu (Ctrl+S) ke folder di komputer ini, lalu ulangi."
CLOUD = "Buku kerja ini terbuka langsung dari awan ({place}), jadi foldernya tidak dapat dipakai."
SYNCHRONISE = (
    "Simpan salinannya di folder komputer ini, atau buka lewat folder OneDrive, lalu ulangi."
)


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
