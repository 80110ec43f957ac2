"""How many cases a month each SOP has, out of a small table that the office keeps itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.pipeline.reporting.csv_tables import CsvTable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CODE, CASES, OFFICE = "kode_sop", "kasus_per_bulan", "satker"
TABLE = CsvTable("Daftar kasus", "cases", (CODE, CASES), (OFFICE,))
REMEDY = "Tulis angka nol atau lebih, misalnya 12 atau 0,5."


def read_cases(file: Path) -> Mapping[tuple[str, str], float]:
    """Return the cases per month by office and SOP code; the office is empty where any is meant.

    Raises UsageError for a file that cannot be read, naming the line.
    """
    return {
        (row[OFFICE], "".join(row[CODE].upper().split())): _number(row[CASES], line, file)
        for line, row in TABLE.rows(file)
        if row[CODE]
    }


def _number(text: str, line: int, file: Path) -> float:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        raise TABLE.broken(file, line, f"«{text}» bukan jumlah kasus", REMEDY)
    return number
