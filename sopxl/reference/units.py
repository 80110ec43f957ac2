"""Units of time, as offices write them."""

from __future__ import annotations

from enum import Enum
from functools import cache

from sopxl.reference.tables import rows, words
from sopxl.values import dataclass


class Measure(Enum):
    """What a unit is counted in; the three are never added to one another."""

    WORKING_MINUTES = "menit kerja"
    WORKING_DAYS = "hari kerja"
    CALENDAR_MINUTES = "menit kalender"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: its word and other ones, and what one of it amounts to.

    `also` are words as good as its own, `misspelt` are short, mistyped and English ones.
    `approximate` units (a month has 20 to 22 working days) make a total approximate.
    """

    name: str
    also: tuple[str, ...]
    misspelt: tuple[str, ...]
    measure: Measure
    amount: int
    approximate: bool
    source: str


@cache
def units() -> tuple[Unit, ...]:
    """Return all units of time, from the shortest to the longest."""
    return tuple(
        Unit(
            row["satuan"],
            words(row["sebutan_lain"]),
            words(row["ejaan_tidak_baku"]),
            Measure(row["ukuran"]),
            int(row["nilai"]),
            row["perkiraan"] == "1",
            row["sumber"],
        )
        for row in rows("satuan_waktu")
    )
