"""The open workbook put into a register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.live.on_disk import file_of
from sopxl.model.errors import UserError
from sopxl.pipeline.register.plan import register_name
from sopxl.pipeline.register.run import Order
from sopxl.pipeline.register.run import register as merge

if TYPE_CHECKING:
    from sopxl.live.macros import Macros
    from sopxl.pipeline.checking.judging import Task

REGISTERED = "Buku kerja ini sudah masuk register di {folder}, yang kini memuat {sops} SOP."


def registered(macros: Macros, folder: str, task: Task) -> str:
    """Add the open workbook, as it was last saved, to the register in a folder.

    It is read by a worker: whoever made it, a crash of the reader would take the add-in with it.
    Raises UserError for a workbook that is not saved, and one that cannot be read.
    """
    file, out = file_of(macros), Path(folder)
    summary = merge(Order(sources=(file,), out=out, task=task, workers=1))
    name = register_name(file, out)
    refused = next((one.refusal for one in summary.quarantined if one.path == name), None)
    if refused:
        raise UserError(refused.message, refused.remedy, refused.code)
    return REGISTERED.format(folder=folder, sops=summary.sops)
