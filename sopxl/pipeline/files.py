"""Writing a file so that nobody ever sees half of it."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    except OSError as error:
        raise UserError(
            f"«{target}» tidak dapat ditulis: {error.strerror}.",
            "Tutup berkas itu di Excel, lalu ulangi.",
            "locked",
        ) from error
    finally:
        beside.unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".sopxl-", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise UserError(
            f"Folder «{target.parent}» tidak dapat ditulisi: {error.strerror}.",
            "Pilih folder lain dengan -o, atau minta izin tulis.",
            "unwritable",
        ) from error
    return Path(name)


def _mode(target: Path) -> int:
    """Return the permissions of the file to be replaced, or those a new file would get."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
