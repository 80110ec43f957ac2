"""A workbook with a process map, read without Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.intake.locate.process_map import HELPERS, locate_processes
from sopxl.model.errors import UserError
from sopxl.template.process_map import META, PROCESSES
from sopxl.workbook.guard.opening import FILE_LIMIT, open_guarded
from sopxl.workbook.package.archive import beginning
from sopxl.workbook.read.cells import sheets_of
from sopxl.workbook.read.directory import WORKBOOK, names_of

if TYPE_CHECKING:
    from sopxl.model.process import Process
    from sopxl.workbook.guard.file import File

MARKS = (PROCESSES.column("code").defined_name.encode(), f'name="{PROCESSES.sheet}"'.encode())
"""What the directory of sheets and names of a process map holds, one or the other."""

DIRECTORY_LIMIT = 1 << 20


def read_process_map(path: File) -> tuple[Process, ...]:
    """Return the processes of the map at `path`, row by row.

    Raises UsageError if there is no such file, UserError for what cannot be read or is no map.
    """
    guarded = open_guarded(path)
    return locate_processes(guarded.name, sheets_of(guarded, _is_read), names_of(guarded.parts))


def is_process_map(path: File) -> bool:
    """Tell at a glance whether a workbook is a process map; whatever cannot be read is none."""
    try:
        # Room for as much as is asked for is made before anything is read.
        size = min(path.stat().st_size, FILE_LIMIT) or FILE_LIMIT
        with path.open("rb") as file:
            directory = beginning(file.read(size), WORKBOOK, DIRECTORY_LIMIT)
    except (OSError, UserError):
        return False
    return any(mark in directory for mark in MARKS)


def _is_read(sheet: str) -> bool:
    return sheet == META or sheet.strip() not in HELPERS
