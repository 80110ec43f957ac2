"""Writing a file so that nobody ever sees half of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from sopxl.model.errors import UserError


def replace_file(target: Path, content: bytes) -> None:
    """Write `content` beside `target`, then put it in its place in one step.

    The folder is made where it is missing. Raises UserError where the folder cannot be written or
    the target is held open by another program.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".sopxl-", dir=target.parent)
    except OSError as error:
        raise UserError(
            f"Folder «{target.parent}» tidak dapat ditulisi: {error.strerror}.",
            "Pilih folder lain dengan -o, atau minta izin tulis.",
            "unwritable",
        ) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except OSError as error:
        raise UserError(
            f"«{target}» tidak dapat ditulis: {error.strerror}.",
            "Tutup berkas itu di Excel, lalu ulangi.",
            "locked",
        ) from error
    finally:
        Path(name).unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """Return the permissions of the file to be replaced, or those a new file would get."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
