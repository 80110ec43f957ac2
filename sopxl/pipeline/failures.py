"""What nobody foresaw: told like every other error, so that one file stops no other."""

from __future__ import annotations

import os
import traceback
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

from sopxl.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE_FAILED = "Berkas «{name}» tidak dapat diolah: galat di dalam program ({kind})."
SAVE_AGAIN = (
    "Buka berkas itu di Excel, simpan ulang sebagai .xlsx, lalu ulangi. "
    "Bila tetap gagal, kirim berkas itu kepada pengelola sopxl{record}."
)
PROGRAM_FAILED = "Perintah ini tidak selesai: galat di dalam program ({kind})."
ASK_FOR_HELP = "Ulangi; bila tetap gagal, beri tahu pengelola sopxl{record}."
WITH_RECORD = ", beserta rincian teknis dalam «{file}»"
CODE = "program-failed"


@contextmanager
def failures_told(name: str, *, recorded: bool = True) -> Iterator[None]:
    """Turn whatever nobody foresaw while one file is worked on into a UserError.

    With `recorded` the technical details go into a file that the error names; a register, which
    others read on other machines, does without.
    """
    try:
        yield
    except (UserError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a library's panic is no Exception
        message = FILE_FAILED.format(name=name, kind=type(error).__name__)
        record = _recorded(error, name) if recorded else ""
        raise UserError(message, SAVE_AGAIN.format(record=record), CODE) from error


def program_failure(error: Exception) -> UserError:
    """Return what to tell of a failure that belongs to no file."""
    message = PROGRAM_FAILED.format(kind=type(error).__name__)
    return UserError(message, ASK_FOR_HELP.format(record=_recorded(error, "sopxl")), CODE)


def _recorded(error: BaseException, name: str) -> str:
    """Write the traceback for those who mend the program; return where, nothing if nowhere."""
    try:
        record = _record()
        with record.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{name}\n{''.join(traceback.format_exception(error))}\n")
    except OSError:
        return ""
    return WITH_RECORD.format(file=record)


@cache
def _record() -> Path:
    """Return the file of this run, of its own: a shared folder may hold that of somebody else."""
    handle, name = mkstemp(prefix="sopxl-rincian-", suffix=".txt")
    os.close(handle)
    return Path(name)
