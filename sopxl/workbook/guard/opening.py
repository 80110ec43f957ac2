"""The door that every workbook passes before any reader may touch it.

A reader that meets a hostile file may hang, take gigabytes, or abort the whole process, which no
`except` catches. So the file is looked at first, as bytes: what it claims to hold against what it
really holds, and both against what a form may be.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError, UserError
from sopxl.values import dataclass
from sopxl.workbook.guard.parts import inspect_part
from sopxl.workbook.guard.words import refusal
from sopxl.workbook.package.archive import COMPOUND_FILE, ENCRYPTED, Entry, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.workbook.guard.file import File

FILE_LIMIT, PARTS_LIMIT, ENTRY_LIMIT = 32 << 20, 48 << 20, 2_000
"""Bytes of a file, of all its XML parts unpacked, and the number of its parts."""

RATIO_LIMIT, SMALL = 400, 1 << 20
"""How far a part may be packed before it is taken for a bomb, if it is not small anyway."""

ZIP_START = b"PK\x03\x04"
NAMES_KEPT = 1024
"""Names of parts that are remembered: every workbook of a batch has the same."""

METHODS = (0, 8)
READ_PARTS = (".xml", ".rels")
ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
BINARY = ".xlsb"
OLD_WORKBOOK = ("Workbook", "Book")
ENCRYPTED_PACKAGE = "EncryptedPackage"


class Format(Enum):
    """The kinds of workbook that are read."""

    OOXML = "xlsx"
    OLD = "xls"
    OPEN_DOCUMENT = "ods"


@dataclass(frozen=True, slots=True)
class Guarded:
    """A workbook that may be read: its bytes, and its XML parts unpacked by name.

    A part is unpacked and looked at when it is asked for, so that whoever reads some of them pays
    for those; asking for one that may not be read raises UserError.
    """

    name: str
    format: Format
    content: bytes
    parts: Parts

    def look_at_all(self) -> None:
        """Look at every part, for a reader that is handed the whole; raises UserError."""
        deque(self.parts.values(), maxlen=0)


class Parts(Mapping[str, bytes]):
    """The XML parts of the workbook `name`, each guarded on the way out."""

    def __init__(self, name: str, entries: Iterable[Entry] = ()) -> None:
        self._entries = {entry.name: entry for entry in entries}
        self._seen: dict[str, bytes] = {}
        self._name = name

    def raw(self, part: str) -> bytes:
        """Return a part unguarded, for a reader that no content can harm; empty if there is none.

        Raises UserError where the content is not what the directory says.
        """
        entry = self._entries.get(part)
        return _unpacked(entry, self._name) if entry else b""

    def __getitem__(self, part: str) -> bytes:
        """Return a part; raises UserError for one that may not be read."""
        content = self._seen.get(part)
        if content is None:
            content = _unpacked(self._entries[part], self._name)
            inspect_part(part, content, self._name)
            self._seen[part] = content
        return content

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the parts."""
        return iter(self._entries)

    def __len__(self) -> int:
        """Return how many parts there are."""
        return len(self._entries)


def open_guarded(path: File) -> Guarded:
    """Return the workbook at `path` once nothing in it can harm a reader.

    Raises UsageError if there is no such file, UserError for everything that cannot or may not be
    read; each names the file and says what to do.
    """
    _known_ending(path)
    return guarded(_content(path), path.name)


def guarded(content: bytes, name: str) -> Guarded:
    """Return a workbook that lies in memory, guarded like one that lies in a file."""
    if not content:
        raise refusal("empty", name)
    if len(content) > FILE_LIMIT:
        raise refusal("too-large", name)
    if content.startswith(COMPOUND_FILE):
        return _old(content, name)
    if not content.startswith(ZIP_START):
        raise refusal("not-a-workbook", name)
    entries = _entries(content, name)
    parts = Parts(name, [entry for entry in entries if _is_read(entry.name)])
    return Guarded(name, _format(entries, parts, name), content, parts)


def _known_ending(path: File) -> None:
    ending = path.suffix.casefold()
    if ending == BINARY:
        raise refusal("binary-workbook", path.name)
    if ending not in ENDINGS:
        raise refusal("wrong-extension" if _is_there(path) else "missing", path.name)


def _is_there(path: File) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return False
    except OSError:  # there, and not to be looked at
        return True
    return True


def _content(path: File) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(FILE_LIMIT + 1)
    except FileNotFoundError as error:
        raise UsageError(*_words("missing", str(path))) from error
    except IsADirectoryError as error:
        raise refusal("folder", path.name) from error
    except PermissionError as error:
        raise refusal("folder" if path.is_dir() else "locked", path.name) from error
    except OSError as error:
        raise refusal("unreadable", path.name) from error


def _words(code: str, name: str) -> tuple[str, str, str]:
    found = refusal(code, name)
    return (found.message, found.remedy, found.code)


def _old(content: bytes, name: str) -> Guarded:
    """Tell an .xls from an encrypted workbook, which lies in the same kind of container."""
    if ENCRYPTED_PACKAGE.encode("utf-16-le") in content:
        raise refusal("password-protected", name)
    if not any(stream.encode("utf-16-le") in content for stream in OLD_WORKBOOK):
        raise refusal("not-a-workbook", name)
    return Guarded(name, Format.OLD, content, Parts(name))


def _entries(content: bytes, name: str) -> tuple[Entry, ...]:
    """Return the entries once their number, names and claimed sizes are such as a form has."""
    try:
        entries = unpack(content)
    except UserError as error:
        raise refusal("corrupt", name) from error
    if any(entry.flags & ENCRYPTED for entry in entries):
        raise refusal("password-protected", name)
    if any(entry.method not in METHODS or _leads_outside(entry.name) for entry in entries):
        raise refusal("corrupt", name)
    claimed = sum(entry.size for entry in entries if _is_read(entry.name))
    if len(entries) > ENTRY_LIMIT or claimed > PARTS_LIMIT or any(map(_is_bomb, entries)):
        raise refusal("bomb", name)
    return entries


@lru_cache(maxsize=NAMES_KEPT)
def _leads_outside(part: str) -> bool:
    return part.startswith(("/", "\\")) or "\\" in part or ".." in part.split("/") or ":" in part


@lru_cache(maxsize=NAMES_KEPT)
def _is_read(part: str) -> bool:
    return part.casefold().endswith(READ_PARTS)


def _is_bomb(entry: Entry) -> bool:
    return entry.size > SMALL and entry.size > RATIO_LIMIT * len(entry.packed)


def _unpacked(entry: Entry, name: str) -> bytes:
    try:
        content = entry.content
    except UserError as error:
        raise refusal("corrupt", name) from error
    if len(content) != entry.size:
        raise refusal("corrupt", name)
    return content


def _format(entries: tuple[Entry, ...], parts: Mapping[str, bytes], name: str) -> Format:
    names = {entry.name.casefold() for entry in entries}
    if "xl/workbook.bin" in names:
        raise refusal("binary-workbook", name)
    if "xl/workbook.xml" in names:
        return Format.OOXML
    if "content.xml" in names and b"opendocument.spreadsheet" in _first_entry(entries):
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise refusal("password-protected", name)
        return Format.OPEN_DOCUMENT
    raise refusal("not-a-workbook", name)


def _first_entry(entries: tuple[Entry, ...]) -> bytes:
    """Return the `mimetype` of an OpenDocument package, which lies first and unpacked."""
    return entries[0].packed if entries[0].name == "mimetype" else b""
