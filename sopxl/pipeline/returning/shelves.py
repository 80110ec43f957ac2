"""Writing into folders that offices work in: nothing that was changed there is overwritten."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from sopxl.model.errors import UserError
from sopxl.pipeline.files import replace_file
from sopxl.pipeline.results import RETURN_RECORD
from sopxl.values import dataclass

if TYPE_CHECKING:
    from typing import Self

RECORD = RETURN_RECORD
"""What was written at the last return, by path."""

RECORDED_EVERY = 100
"""A trip that was killed makes so many files again at most."""

NEWER = "baru"
"""What is added to the name of a file whose place somebody's own has taken."""


@dataclass(frozen=True, slots=True)
class Put:
    """A file on a shelf: the SHA-256 of its content, what it was made of, and what was told of it.

    `made_of` is the fingerprint of everything that decides its content, empty where nobody knows.
    """

    content: str
    made_of: str = ""
    told: tuple[str, ...] = ()

    @classmethod
    def of(cls, said: Any) -> Put:
        """Return what a record says of a file."""
        return cls(str(said["content"]), str(said["made_of"]), tuple(map(str, said["told"])))

    def record(self) -> dict[str, Any]:
        """Return what is recorded of a file."""
        return {"content": self.content, "made_of": self.made_of, "told": self.told}


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a file lies below the folder, and what is told of it."""

    path: str
    told: tuple[str, ...] = ()


class Shelves:
    """The folder of a return trip, with a record of what was put there.

    A file that is as it was written last may be replaced; anything else keeps its place, and the
    new file stands beside it: `a (baru).xlsx`. One that would be made of the same need not be made.
    """

    def __init__(self, folder: Path, record: dict[str, Put]) -> None:
        self._folder = folder
        self._record = record
        self._known = {put.made_of: put for put in record.values() if put.made_of}
        self._written: dict[str, Put] = {}
        self.kept: list[Path] = []

    @classmethod
    def at(cls, folder: Path) -> Self:
        """Open a folder, new or used before; raises UserError for a record that is none."""
        file = folder / RECORD
        try:
            record = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
            known = {str(path): Put.of(said) for path, said in record.items()}
        except (OSError, ValueError, AttributeError, TypeError, KeyError) as error:
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

    def put(self, path: str, content: bytes, made_of: str = "", told: tuple[str, ...] = ()) -> str:
        """Write a file and return its path below the folder: `path`, or one beside it."""
        put = Put(sha256(content).hexdigest(), made_of, told)
        free = self._free(path, put.content)
        target = self._folder / free
        if not target.exists() or _digest(target) != put.content:
            replace_file(target, content)
        self._written[free] = put
        if len(self._written) % RECORDED_EVERY == 0:
            self._write_record()
        return free

    def find(self, path: str, made_of: str) -> Placed | None:
        """Return the file that lies where `put` would write it, made of the same; None if none."""
        known = self._known.get(made_of)
        free = self._free(path, known.content) if known else ""
        if known is None or self._record.get(free) != known or not (self._folder / free).exists():
            return None
        self._written[free] = known
        return Placed(free, known.told)

    @property
    def left(self) -> tuple[Path, ...]:
        """The files of earlier returns that are still there and that this one has not written."""
        others = (self._folder / path for path in sorted(self._record.keys() - self._written))
        return tuple(file for file in others if file not in self.kept and file.exists())

    def _write_record(self) -> None:
        """Write the record; what was written before and not now stays recorded."""
        puts = sorted({**self._record, **self._written}.items())
        record = {path: put.record() for path, put in puts}
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
        target, put = self._folder / path, self._record.get(path)
        return not target.exists() or _digest(target) in {digest, put and put.content}


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
