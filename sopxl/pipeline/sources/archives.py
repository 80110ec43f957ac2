"""Workbooks inside zip archives, as offices send them: read where they are, never unpacked."""

from __future__ import annotations

import zipfile
import zlib
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from sopxl.model.errors import UserError
from sopxl.register.entry import INSIDE, Refusal
from sopxl.values import dataclass
from sopxl.workbook.guard.file import Look
from sopxl.workbook.guard.opening import FILE_LIMIT, RATIO_LIMIT, SMALL
from sopxl.workbook.guard.words import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedIOBase
    from pathlib import Path

ARCHIVE = ".zip"
MEMBER_LIMIT = 250_000
"""All offices together have less than half so many SOPs."""

PASSED_OVER = ("~$", ".", "__MACOSX")
"""How the names begin of what programs put into archives, and nobody else."""

UPWARDS = ".."
ENCRYPTED = 0x1
READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)
"""What the library raises for content that is not what it says it is."""

BROKEN_ARCHIVE = Refusal(
    "corrupt-archive",
    "Arsip «{name}» rusak atau bukan arsip zip.",
    "Minta pengirim mengirim ulang arsip itu, atau kirim buku kerjanya satu per satu.",
)
MISSING = Refusal.of(refusal("missing", "{name}"))
TOO_MANY = Refusal(
    "too-many-members",
    "Arsip «{name}» memuat terlalu banyak berkas.",
    "Bagi menjadi beberapa arsip, lalu ulangi.",
)
NESTED = Refusal(
    "nested-archive",
    "Arsip «{name}» berada di dalam arsip lain dan tidak dibuka.",
    "Keluarkan arsip itu ke folder sumber, lalu ulangi.",
)
LEADS_OUTSIDE = Refusal(
    "leads-outside",
    "Nama «{name}» menunjuk ke luar arsipnya.",
    "Minta pengirim membuat ulang arsip itu dari foldernya.",
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; `inner` is its path there, `at` its position in the directory.

    What may not be read has its `refused`, and raises that when it is opened. An archive that
    cannot be opened itself is the one member without an `inner`.
    """

    archive: Path
    inner: str
    at: int = 0
    seen: Look = Look()
    refused: Refusal | None = None

    def __str__(self) -> str:
        return f"{self.archive}{INSIDE}{self.inner}" if self.inner else str(self.archive)

    @property
    def name(self) -> str:
        """Return its name without folders."""
        return PurePosixPath(self.inner).name if self.inner else self.archive.name

    @property
    def suffix(self) -> str:
        """Return how its name ends."""
        return PurePosixPath(self.name).suffix

    def open(self, mode: Literal["rb"]) -> BufferedIOBase:  # noqa: ARG002  as a path is opened
        """Open it to read; raises UserError for what cannot or may not be read."""
        return BytesIO(self.read_bytes())

    def read_bytes(self) -> bytes:
        """Return what it holds; raises UserError for what cannot or may not be read."""
        if self.refused:
            raise UserError(self.refused.message, self.refused.remedy, self.refused.code)
        try:
            archive = _opened(self.archive, self.archive.stat().st_mtime_ns)
            with archive.open(archive.infolist()[self.at]) as member:
                return member.read(FILE_LIMIT + 1)
        except OSError as error:
            raise refusal("unreadable", self.name) from error
        except (*BROKEN, IndexError) as error:
            raise refusal("corrupt", self.name) from error

    def is_dir(self) -> bool:
        """Tell that it is no folder."""
        return False

    def stat(self) -> Look:
        """Return what the directory of the archive claims of it."""
        return self.seen


def members_of(archive: Path, endings: Iterable[str]) -> tuple[Member, ...]:
    """Return the files in an archive whose names end so, in their order there.

    Archives inside it are members that are refused; so is the whole where it cannot be opened.
    """
    try:
        listed = _opened(archive, archive.stat().st_mtime_ns).infolist()
    except FileNotFoundError:
        return (_refused_archive(archive, MISSING),)
    except (*BROKEN, OSError):
        return (_refused_archive(archive, BROKEN_ARCHIVE),)
    if len(listed) > MEMBER_LIMIT:
        return (_refused_archive(archive, TOO_MANY),)
    return tuple(_members(archive, listed, (*endings, ARCHIVE)))


def holds(archive: Path, inner: str) -> bool:
    """Tell whether an archive is there and holds a file under this path."""
    try:
        members = _inner_paths(archive, archive.stat().st_mtime_ns)
    except (*BROKEN, OSError):
        return False
    return inner in members


def _members(
    archive: Path, listed: Iterable[zipfile.ZipInfo], endings: tuple[str, ...]
) -> Iterator[Member]:
    for at, inner, info in _named(listed):
        folders = (part for part in inner.split("/") if part != UPWARDS)
        hidden = any(part.startswith(PASSED_OVER) for part in folders)
        if inner.casefold().endswith(endings) and not hidden:
            seen = Look(info.file_size, _moment(info))
            yield Member(archive, inner, at, seen, _refused(info, inner))


def _named(listed: Iterable[zipfile.ZipInfo]) -> Iterator[tuple[int, str, zipfile.ZipInfo]]:
    """Yield each file with a path of its own: a second one of the same path is numbered."""
    taken: set[str] = set()
    for at, info in enumerate(listed):
        if info.is_dir():
            continue
        path = PurePosixPath(info.filename.replace("\\", "/"))
        inner, count = str(path), 1
        while inner in taken:
            count += 1
            stem = path.stem.removesuffix(".sop")
            inner = str(path.with_name(f"{stem} ({count}){path.name.removeprefix(stem)}"))
        taken.add(inner)
        yield at, inner, info


def _refused(info: zipfile.ZipInfo, inner: str) -> Refusal | None:
    """Return why a file may not be read, from what the directory says of it."""
    name = PurePosixPath(inner).name
    if inner.startswith("/") or UPWARDS in inner.split("/") or ":" in inner:
        return _about(LEADS_OUTSIDE, inner)
    if inner.casefold().endswith(ARCHIVE):
        return _about(NESTED, name)
    faults = {
        "password-protected": info.flag_bits & ENCRYPTED,
        "corrupt": info.compress_type not in READABLE,
        "too-large": info.file_size > FILE_LIMIT,
        "bomb": info.file_size > max(SMALL, RATIO_LIMIT * info.compress_size),
    }
    found = next((code for code, holds_here in faults.items() if holds_here), None)
    return Refusal.of(refusal(found, name)) if found else None


def _refused_archive(archive: Path, why: Refusal) -> Member:
    try:
        seen = archive.stat()
        looks = Look(seen.st_size, seen.st_mtime_ns)
    except OSError:
        looks = Look()
    return Member(archive, "", seen=looks, refused=_about(why, archive.name))


def _about(why: Refusal, name: str) -> Refusal:
    return Refusal(why.code, why.message.format(name=name), why.remedy)


def _moment(info: zipfile.ZipInfo) -> int:
    """Return the time of a file, which an archive keeps without a zone; 0 where it is none."""
    try:
        return int(datetime(*info.date_time, tzinfo=UTC).timestamp()) * 1_000_000_000
    except ValueError:
        return 0


@lru_cache(maxsize=4)  # members of one archive are read together
def _opened(archive: Path, modified_ns: int) -> zipfile.ZipFile:  # noqa: ARG001  tells editions apart
    return zipfile.ZipFile(archive)


@lru_cache(maxsize=4)
def _inner_paths(archive: Path, modified_ns: int) -> frozenset[str]:
    listed = _opened(archive, modified_ns).infolist()
    return frozenset(inner for _, inner, _ in _named(listed))
