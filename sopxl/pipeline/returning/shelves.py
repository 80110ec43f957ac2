"""Writing into folders that offices work in: nothing that was changed there is overwritten."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sopxl.model.errors import UserError
from sopxl.pipeline.files import replace_file
from sopxl.pipeline.results import RETURN_RECORD

if TYPE_CHECKING:
    from typing import Self

RECORD = RETURN_RECORD
"""What was written at the last return, by path: the SHA-256 of each file."""

NEWER = "baru"
"""What is added to the name of a file whose place somebody's own has taken."""


class Shelves:
    """The folder of a return trip, with a record of what was put there.

    A file that is as it was written last may be replaced; anything else keeps its place, and the
    new file stands beside it: `a (baru).xlsx`.
    """

    def __init__(self, folder: Path, record: dict[str, str]) -> None:
        self._folder = folder
        self._record = record
        self._written: dict[str, str] = {}
        self.kept: list[Path] = []

    @classmethod
    def at(cls, folder: Path) -> Self:
        """Open a folder, new or used before; raises UserError for a record that is none."""
        file = folder / RECORD
        try:
            record = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
            known = {str(path): str(digest) for path, digest in record.items()}
        except (OSError, ValueError, AttributeError) as error:
            raise UserError(
                f"«{file}» tidak dapat dibaca sebagai catatan pengembalian.",
                "Pilih folder lain sesudah --kembalikan.",
                "broken-record",
            ) from error
        return cls(folder, known)

    def __enter__(self) -> Self:
        """Leave the record from the beginning: what lies beside one is no source of later runs."""
        self._write_record()
        return self

    def __exit__(self, *_: object) -> None:
        """Record what was put here, also by a trip that was stopped."""
        self._write_record()

    def put(self, path: str, content: bytes) -> str:
        """Write a file and return its path below the folder: `path`, or one beside it."""
        digest = sha256(content).hexdigest()
        free = self._free(path, digest)
        target = self._folder / free
        if not target.exists() or _digest(target) != digest:
            replace_file(target, content)
        self._written[free] = digest
        return free

    @property
    def left(self) -> tuple[Path, ...]:
        """The files of earlier returns that are still there and that this one has not written."""
        others = (self._folder / path for path in sorted(self._record.keys() - self._written))
        return tuple(file for file in others if file not in self.kept and file.exists())

    def _write_record(self) -> None:
        """Write the record; what was written before and not now stays recorded."""
        record = dict(sorted({**self._record, **self._written}.items()))
        text = f"{json.dumps(record, ensure_ascii=False, indent=1)}\n".encode()
        file = self._folder / RECORD
        if not file.exists() or file.read_bytes() != text:
            replace_file(file, text)

    def _free(self, path: str, digest: str) -> str:
        """Return the first name that nothing of somebody else's, and nothing of this run, has."""
        plain, count, free = PurePosixPath(path), 1, path
        while free in self._written or not self._may_replace(free, digest):
            if free not in self._written:
                self.kept.append(self._folder / free)
            mark = NEWER if count == 1 else f"{NEWER} {count}"
            free = str(plain.with_name(f"{plain.stem} ({mark}){plain.suffix}"))
            count += 1
        return free

    def _may_replace(self, path: str, digest: str) -> bool:
        target = self._folder / path
        return not target.exists() or _digest(target) in {digest, self._record.get(path)}


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
