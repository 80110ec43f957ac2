"""What a worker hands to the one process that writes: a source and its rows."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from sopxl.store.columns import FROM_FILE
from sopxl.store.rows import Placed, finding_rows, rows_of
from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.model.settings import Settings
    from sopxl.register.entry import Entry, Source
    from sopxl.store.rows import Rows

ID_BITS = 63
"""SQLite counts its rows in signed numbers of 64 bits."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A source and its rows, ready to be stored.

    A source that could not be read has no rows; `rows` is None where its content is stored already.
    """

    source: Source
    rows: Rows | None = field(default_factory=dict)


@lru_cache(maxsize=1024)  # it is asked several times while a source is stored
def source_id(path: str) -> int:
    """Return the id of a source: from its path alone, so that it is the same in every run."""
    return int.from_bytes(sha256(path.encode()).digest()) >> (256 - ID_BITS)


def parcel(entry: Entry, settings: Settings) -> Parcel:
    """Return an entry as rows by table."""
    here = source_id(entry.source.path)
    rows = rows_of(entry.sop, Placed(here, entry.places), settings)
    findings = tuple(finding_rows(here, FROM_FILE, entry.findings))
    return Parcel(entry.source, rows | {"finding": findings})
