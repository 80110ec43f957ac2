"""The chapters of the catalogue of rules, as readers know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CHAPTERS: Mapping[str, str] = {
    "T": "Pembacaan formulir",
    "I": "Identitas",
    "D": "Dasar hukum",
    "S": "Langkah",
    "M": "Mutu baku",
    "F": "Alur",
    "G": "Gambar dan halaman",
    "R": "Antar-SOP",
    "U": "Pengujian",
}
