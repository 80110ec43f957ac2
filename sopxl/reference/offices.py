"""The 553 offices of the election commission: the centre, 38 provinces, 416 regencies, 98 cities.

The codes are those of Kepmendagri 300.2.2-2138 Tahun 2025, which KPU letters use; KPU's own list
was not available for comparison.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from sopxl.reference.tables import rows
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


class Level(Enum):
    """Where an office stands among the others."""

    CENTRE = "PUSAT"
    PROVINCE = "PROVINSI"
    REGENCY = "KABUPATEN"
    CITY = "KOTA"


_NO_REGION = frozenset({"sekretariat", "kpu", "kip", "provinsi", "prov"})
_WHOLE_WORDS = {"kab": "kabupaten"}


@dataclass(frozen=True, slots=True)
class Office:
    """One office (satker): its code of two or four digits, its region, and its full name."""

    code: str
    level: Level
    region: str
    name: str
    province: str
    source: str


@cache
def offices() -> tuple[Office, ...]:
    """Return all offices, the centre first, then by level and code."""
    return tuple(
        Office(
            row["kode_wilayah"],
            Level(row["tingkat"]),
            row["nama_wilayah"],
            row["nama_satker"],
            row["kode_provinsi"],
            row["sumber"],
        )
        for row in rows("satker")
    )


def office(code: str) -> Office | None:
    """Return the office with a code, if there is one."""
    return _by_code().get(code)


@cache
def offices_by_region() -> Mapping[str, Office]:
    """Return all offices by their region as `region_in` gives it."""
    return {region_in(office.region): office for office in offices()}


def region_in(name: str) -> str:
    """Return the region in the name of an office, in small letters: «KPU Kab. Malang»."""
    words = name.casefold().replace(".", " ").split()
    return " ".join(_WHOLE_WORDS.get(word, word) for word in words if word not in _NO_REGION)


@cache
def _by_code() -> Mapping[str, Office]:
    return {office.code: office for office in offices()}
