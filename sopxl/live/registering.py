"""The open workbook put into a register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.live.on_disk import file_of
from sopxl.pipeline.batch.engines import InProcess
from sopxl.pipeline.register.run import Order
from sopxl.pipeline.register.run import register as merge

if TYPE_CHECKING:
    from sopxl.live.macros import Macros
    from sopxl.pipeline.checking.judging import Task

REGISTERED = "Buku kerja ini sudah masuk register di {folder}, yang kini memuat {sops} SOP."


def registered(macros: Macros, folder: str, task: Task) -> str:
    """Add the open workbook, as it was last saved, to the register in a folder.

    It is read in this process: what Excel has open is no stranger's file, and a button answers.
    Raises UserError for a workbook that is not saved.
    """
    order = Order(sources=(file_of(macros),), out=Path(folder), task=task, engine=InProcess())
    summary = merge(order)
    return REGISTERED.format(folder=folder, sops=summary.sops)
