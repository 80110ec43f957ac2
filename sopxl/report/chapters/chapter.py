"""The chapters of the catalogue of rules, as readers know them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.report.figures.records import Figures

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


def findings_of_chapters(figures: Figures) -> Counter[tuple[str, str]]:
    """Return how many findings there are by chapter and severity."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in figures.found.rules:
        letter = one.rule[:1]
        counts[CHAPTERS.get(letter, letter), one.severity.value] += one.times
    return counts
