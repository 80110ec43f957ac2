"""Regulations that SOPs of the election commission cite, and whether they still hold.

The list ages: each row says how well it is sourced, and a date is given only where it is known.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import cache

from sopxl.reference.tables import rows, words
from sopxl.values import dataclass


class LegalStatus(Enum):
    """Whether a regulation still holds."""

    IN_FORCE = "berlaku"
    AMENDED = "diubah"
    REPEALED = "dicabut"
    UNCERTAIN = "periksa"


@dataclass(frozen=True, slots=True)
class Regulation:
    """One regulation: its kind in short, number, year and subject, and what became of it.

    `succeeded_by` are the regulations that amended or repealed it, in short form. A date is None
    where it is not known.
    """

    kind: str
    number: str
    year: int
    about: str
    status: LegalStatus
    succeeded_by: tuple[str, ...]
    in_force_from: date | None
    repealed_since: date | None
    source: str


@cache
def regulations() -> tuple[Regulation, ...]:
    """Return all regulations, by rank and year."""
    return tuple(
        Regulation(
            row["jenis"],
            row["nomor"],
            int(row["tahun"]),
            row["tentang"],
            LegalStatus(row["status"]),
            words(row["diubah_atau_diganti_oleh"]),
            _day(row["berlaku_dari"]),
            _day(row["dicabut_sejak"]),
            row["sumber"],
        )
        for row in rows("regulasi")
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
