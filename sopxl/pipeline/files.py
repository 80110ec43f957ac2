"""Writing a file so that nobody ever sees half of it."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.model.errors import UserError, reason

if TYPE_CHECKING:
    from collections.abc import Iterator

CLOSE_IT = "Tutup berkas itu di Excel, lalu ulangi."
TO_DO = {
    errno.ENOSPC: "Kosongkan ruang penyimpanan, lalu ulangi.",
    errno.EROFS: "Pilih folder lain yang dapat ditulisi.",
    errno.EISDIR: "Ganti nama folder itu, atau pilih folder lain.",
    errno.ENAMETOOLONG: "Pendekkan nama berkas asalnya, lalu ulangi.",
}
"""What to do where it is not Excel that holds the file."""


def replace_file(target: Path, content: bytes) -> None:
    """Write `content` beside `target`, then put it in its place in one step.

    The folder is made where it is missing. Raises UserError where the folder cannot be written or
    the target is held open by another program.
    """
    with replacing(target) as beside:
        beside.write_bytes(content)


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a file beside `target` to write to; it takes the target's place when all is written.

    For what is written bit by bit; raises as `replace_file` does, and leaves nothing behind.
    """
    beside = _beside(target)
    try:
        yield beside
        beside.chmod(_mode(target))
        beside.replace(target)
    except Exception as error:
        refusal = _refusal(error)
        if refusal is None:
            raise
        raise UserError(
            f"«{target}» tidak dapat ditulis: {reason(refusal)}.",
            TO_DO.get(refusal.errno or 0, CLOSE_IT),
            "locked",
        ) from error
    finally:
        beside.unlink(missing_ok=True)


def _refusal(error: Exception) -> OSError | None:
    """Return what the system refused; XlsxWriter hands that on inside an error of its own."""
    match error:
        case OSError():
            return error
        case Exception(args=(OSError() as refused,)):
            return refused
        case _:
            return None


def clear_leftovers(target: Path) -> None:
    """Remove what a killed run had begun to write beside `target`.

    Only for whoever knows that nobody else is writing it now.
    """
    if target.parent.is_dir():
        for path in target.parent.iterdir():
            if path.name.startswith(_prefix(target)):
                path.unlink(missing_ok=True)


def _prefix(target: Path) -> str:
    return f".sopxl-{target.name}-"


def make_folder(folder: Path) -> None:
    """Make a folder with all above it, where it is missing.

    Raises UserError where that is not allowed or a file has its name.
    """
    with _writable(folder):
        folder.mkdir(parents=True, exist_ok=True)


def _beside(target: Path) -> Path:
    make_folder(target.parent)
    with _writable(target.parent):
        handle, name = tempfile.mkstemp(prefix=_prefix(target), dir=target.parent)
        os.close(handle)
    return Path(name)


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(
            f"Folder «{folder}» tidak dapat ditulisi: {reason(error)}.",
            "Pilih folder lain, atau minta izin tulis.",
            "unwritable",
        ) from error


def _mode(target: Path) -> int:
    """Return the permissions of the file to be replaced, or those a new file would get."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
