"""Opening and closing the one file: crash-safe while working, a single file at rest."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

APPLICATION_ID = 0x736F7078
"""«sopx» in the header of the file: by this a register is told from any other database."""

SCHEMA_VERSION = 3
SCRIPTS = ("schema.sql", "views.sql", "records.sql", "search.sql")
WAIT_SECONDS = 2.0

MAKE_ANEW = (
    "Pindahkan berkas itu, lalu buat register baru dari sumbernya: sopxl register FOLDER -o HASIL."
)
TO_A_READER = {
    "not-a-register": "Sebutkan register.db yang dibuat sopxl register, atau foldernya.",
    "unwritable": "Periksa izin berkas itu dan foldernya.",
}
"""What else to do, by slug, where a register is only read: no result is in its place."""

VOCABULARY = "CREATE VIRTUAL TABLE temp.search_words USING fts5vocab (main, search, instance)"
"""The words of the index for `search`, as a view of this connection: nothing is stored."""


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open or make a register and keep everybody else out.

    Raises UserError for a file that is no register or is in use; such a file is left as it is.
    """
    with said_plainly(path), _opened(path) as connection:
        is_new = _is_new(connection)
        if not is_new:
            _refuse_stranger(connection, path)
        # Exclusive locking needs no shared memory, so that the log also works on a network drive.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        if is_new:
            _create(connection)
        connection.execute(VOCABULARY)
        return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open a register without changing anything in it.

    Raises UsageError for a path that does not exist, UserError for a file that is no register.
    """
    if not path.is_file():
        raise UsageError(
            f"Register «{path}» tidak ada.",
            "Buat dahulu dengan: sopxl register FOLDER -o FOLDER-HASIL.",
            "missing",
        )
    with _said_to_a_reader(), said_plainly(path), _opened(path) as connection:
        _refuse_stranger(connection, path)
        connection.execute(VOCABULARY)
        connection.execute("PRAGMA query_only = ON")
        return connection


def is_begun(path: Path) -> bool:
    """Tell whether there is anything at `path`; a run killed at its first step leaves nothing."""
    if not path.is_file():
        return False
    with said_plainly(path), _opened(path) as connection:
        begun = not _is_new(connection)
        connection.close()
        return begun


def close(connection: sqlite3.Connection, *, interrupted: bool = False) -> None:
    """Leave a single file behind: no log beside it.

    After an interruption a query may still be open, so that the log cannot be folded in; the next
    run does it.
    """
    if not interrupted and connection.execute("PRAGMA query_only").fetchone()[0] == 0:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Say in the user's words what the database complains about."""
    try:
        yield
    except sqlite3.Error as error:
        raise _plain(error, path) from error


@contextmanager
def _said_to_a_reader() -> Iterator[None]:
    """Give the remedy that fits a command which has no place for a result to choose."""
    try:
        yield
    except UserError as error:
        remedy = TO_A_READER.get(error.code, error.remedy)
        raise UserError(error.message, remedy, error.code) from error


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that is closed again if it turns out to be of no use."""
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


def _is_new(connection: sqlite3.Connection) -> bool:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return tables == 0 and _number(connection, "application_id") == 0


def _create(connection: sqlite3.Connection) -> None:
    """Make all tables in one transaction: a register either has them all or is still empty."""
    scripts = (files("sopxl.store").joinpath(name).read_text(encoding="utf-8") for name in SCRIPTS)
    connection.executescript(
        f"BEGIN IMMEDIATE;{''.join(scripts)}"
        f"PRAGMA application_id = {APPLICATION_ID};PRAGMA user_version = {SCHEMA_VERSION};COMMIT;"
    )


def _refuse_stranger(connection: sqlite3.Connection, path: Path) -> None:
    if _number(connection, "application_id") != APPLICATION_ID:
        raise UserError(
            f"«{path}» bukan register sopxl.",
            "Pilih folder hasil lain dengan -o, atau pindahkan berkas itu dahulu.",
            "not-a-register",
        )
    if _number(connection, "user_version") != SCHEMA_VERSION:
        raise UserError(
            f"Register «{path}» dibuat oleh edisi sopxl yang lain.",
            MAKE_ANEW,
            "other-edition",
        )


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


PLAIN_WORDS = {
    sqlite3.SQLITE_BUSY: (
        "sedang dipakai proses lain",
        "Tunggu sampai proses itu selesai, lalu ulangi.",
        "in-use",
    ),
    sqlite3.SQLITE_NOTADB: (
        "bukan register sopxl",
        "Pilih folder hasil lain dengan -o, atau pindahkan berkas itu dahulu.",
        "not-a-register",
    ),
    sqlite3.SQLITE_FULL: (
        "tidak dapat ditulis karena ruang penyimpanan penuh",
        "Kosongkan ruang, lalu jalankan lagi; yang sudah tersimpan tidak hilang.",
        "disk-full",
    ),
    sqlite3.SQLITE_READONLY: (
        "tidak boleh ditulisi",
        "Pilih folder lain dengan -o, atau minta izin tulis.",
        "unwritable",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "tidak dapat dibuka",
        "Periksa izin folder itu, atau pilih folder lain dengan -o.",
        "unwritable",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "rusak",
        MAKE_ANEW,
        "corrupt",
    ),
}
"""What SQLite's primary result codes mean to a user: what is wrong, what to do, the slug."""

PRIMARY_CODE = 0xFF
"""The low byte of an extended result code."""


def _plain(error: sqlite3.Error, path: Path) -> Exception:
    code = getattr(error, "sqlite_errorcode", None)
    words = None if code is None else PLAIN_WORDS.get(code & PRIMARY_CODE)
    if words is None:
        return error
    what, remedy, slug = words
    return UserError(f"Register «{path}» {what}.", remedy, slug)
