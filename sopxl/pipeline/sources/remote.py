"""Workbooks on servers and in clouds, by their addresses: whatever fsspec can open."""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote

from sopxl.model.errors import UsageError, UserError
from sopxl.values import dataclass
from sopxl.workbook.guard.file import Look
from sopxl.workbook.guard.opening import FILE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedIOBase

ADDRESS, CHAIN = "://", "::"
MAGIC_SIGN = re.compile(r"[*?[]")
TIMES = ("mtime", "LastModified", "last_modified", "updated", "modified", "created")
"""Under which names file systems keep the time of the last change, the surest first."""

LIBRARY_MISSING = (
    "«{address}» hanya dapat dibaca dengan fsspec, yang belum terpasang.",
    "Pasang dengan: pip install 'sopxl[remote]'.",
    "fsspec-missing",
)
NOT_REACHED = (
    "«{address}» tidak dapat diambil ({error}).",
    "Periksa alamat, sambungan, dan hak bacanya, lalu ulangi.",
    "unreachable",
)
PACKAGE_MISSING = (
    "«{address}» hanya dapat dibaca dengan paket tambahan yang belum terpasang.",
    "Pasang dengan: pip install {package}.",
    "package-missing",
)
PACKAGE = re.compile(r"(?:[Ii]nstall |requires \"?)([\w.-]+)")
"""How fsspec names the package that it lacks for a kind of address."""

NO_SUCH_WAY = (
    "Alamat «{address}» memakai cara yang tidak dikenal: {error}.",
    "Pakai alamat seperti https://…, s3://…, atau folder di komputer ini.",
    "unknown-protocol",
)
NOTHING_THERE = (
    "Tidak ada buku kerja SOP di «{address}».",
    "Periksa alamatnya; yang dibaca .xlsx, .xlsm, .xls, dan .ods.",
    "missing",
)


@dataclass(frozen=True, slots=True)
class Remote:
    """A file by its address."""

    address: str
    seen: Look = Look()

    def __str__(self) -> str:
        return self.address

    @property
    def name(self) -> str:
        """Return its name without folders."""
        first = self.address.partition(CHAIN)[0]
        return unquote(PurePosixPath(first.partition("?")[0]).name)

    @property
    def suffix(self) -> str:
        """Return how its name ends."""
        return PurePosixPath(self.name).suffix

    def open(self, mode: Literal["rb"]) -> BufferedIOBase:  # noqa: ARG002  as a path is opened
        """Fetch it to read; raises UserError where it cannot be reached."""
        return BytesIO(self.read_bytes())

    def read_bytes(self) -> bytes:
        """Return what it holds; raises UserError where it cannot be reached."""
        with _told(self.address), _fsspec(self.address).open(self.address, "rb") as file:
            return bytes(file.read(FILE_LIMIT + 1))

    def is_dir(self) -> bool:
        """Tell that it is no folder."""
        return False

    def stat(self) -> Look:
        """Return how it looked when it was listed."""
        return self.seen


def is_address(word: str) -> bool:
    """Tell whether a word of the command line is an address and no path."""
    return ADDRESS in word


@dataclass(frozen=True, slots=True)
class Listed:
    """The files at an address, and how the addresses of all that was searched begin."""

    root: str
    files: tuple[Remote, ...]


def files_at(address: str, endings: tuple[str, ...]) -> Listed:
    """Return the files at an address: itself, all below it that end so, or those of a pattern.

    Raises UsageError for an address of no known kind and for one with nothing to read, UserError
    where it cannot be reached.
    """
    library = _fsspec(address)
    with _told(address):
        try:
            system, path = library.core.url_to_fs(address)
        except ImportError as error:
            raise _package_missing(address, error) from error
        except ValueError as error:
            what, remedy, code = NO_SUCH_WAY
            raise UsageError(what.format(address=address, error=error), remedy, code) from error
        found = _listed(system, path)
        if not found:
            _ask(system, path)
    chosen = {name: facts for name, facts in found.items() if name.casefold().endswith(endings)}
    if path in found:
        chosen = found
    if not chosen:
        what, remedy, code = NOTHING_THERE
        raise UsageError(what.format(address=address), remedy, code)
    behind = "".join(address.partition(CHAIN)[1:])
    files = (
        Remote(f"{system.unstrip_protocol(name)}{behind}", _seen(facts))
        for name, facts in sorted(chosen.items())
    )
    return Listed(system.unstrip_protocol(MAGIC_SIGN.split(path, maxsplit=1)[0]), tuple(files))


def _package_missing(address: str, error: ImportError) -> UsageError:
    named = PACKAGE.search(str(error))
    what, remedy, code = PACKAGE_MISSING
    package = named[1] if named else "'sopxl[remote]'"
    return UsageError(what.format(address=address), remedy.format(package=package), code)


def _ask(system: Any, path: str) -> None:
    """Raise what is the matter where nothing was listed: the file systems pass over it in silence.

    What is not there, without any other cause, is no matter.
    """
    try:
        system.info(MAGIC_SIGN.split(path, maxsplit=1)[0])
    except FileNotFoundError as error:
        cause = error.__cause__
        if cause is not None and not isinstance(cause, FileNotFoundError):
            raise cause from error


def _listed(system: Any, path: str) -> dict[str, dict[str, Any]]:
    """Return the files of a file system below a path, at it, or by a pattern, with their facts."""
    if MAGIC_SIGN.search(path):
        found = system.glob(path, detail=True)
    elif system.isfile(path) and not path.endswith("/"):
        return {path: system.info(path)}
    else:
        found = system.find(path, detail=True)
    return {name: facts for name, facts in found.items() if facts.get("type") == "file"}


def _seen(facts: dict[str, Any]) -> Look:
    moment = next((facts[name] for name in TIMES if facts.get(name)), None)
    match moment:
        case datetime():
            seconds = moment.timestamp()
        case int() | float():
            seconds = float(moment)
        case _:
            seconds = 0.0
    return Look(int(facts.get("size") or 0), int(seconds * 1_000_000_000))


def _fsspec(address: str) -> Any:
    """Load fsspec: its one door, which only addresses need."""
    try:
        import fsspec  # noqa: PLC0415  the door
    except ImportError as error:
        what, remedy, code = LIBRARY_MISSING
        raise UsageError(what.format(address=address), remedy, code) from error
    return fsspec


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Say in the user's words what a server, or the way to it, complains about."""
    try:
        yield
    except UserError:
        raise
    except Exception as error:
        what, remedy, code = NOT_REACHED
        said = what.format(address=address, error=type(error).__name__)
        raise UserError(said, remedy, code) from error
