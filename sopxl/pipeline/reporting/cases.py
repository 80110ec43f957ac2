"""How many cases a month each SOP has, out of a small table that the office keeps itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.pipeline.reporting.csv_tables import CsvTable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

CODE, CASES, OFFICE = "kode_sop", "kasus_per_bulan", "satker"
TABLE = CsvTable("Daftar kasus", "cases", (CODE, CASES), (OFFICE,))
REMEDY = "Tulis angka nol atau lebih, misalnya 12 atau 0,5."
UNMATCHED = (
    "Daftar kasus «{file}» baris {line}: kode SOP {code}{office} tidak ada dalam register, maka "
    "tidak dihitung. Perbaiki kodenya, atau kirim SOP-nya."
)
OF_OFFICE = " satker {office}"


def read_cases(file: Path) -> Mapping[tuple[str, str], float]:
    """Return the cases per month by office and SOP code; the office is empty where any is meant.

    Raises UsageError for a file that cannot be read, naming the line.
    """
    return {key: _number(row[CASES], line, file) for line, key, row in _rows(file)}


def unmatched_cases(file: Path, known: Collection[tuple[str, str]]) -> tuple[str, ...]:
    """Return what to tell of each row whose SOP is not `known`, by office and SOP code.

    Raises UsageError for a file that cannot be read.
    """
    codes = {code for _, code in known}
    return tuple(
        UNMATCHED.format(
            file=file,
            line=line,
            code=code,
            office=OF_OFFICE.format(office=office) if office else "",
        )
        for line, (office, code), _ in _rows(file)
        if not ((office, code) in known if office else code in codes)
    )


def _rows(file: Path) -> Iterator[tuple[int, tuple[str, str], Mapping[str, str]]]:
    """Yield the rows with a code: their line, their office and SOP code, their cells."""
    for line, row in TABLE.rows(file):
        if row[CODE]:
            yield line, (row[OFFICE], "".join(row[CODE].upper().split())), row


def _number(text: str, line: int, file: Path) -> float:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        raise TABLE.broken(file, line, f"«{text}» bukan jumlah kasus", REMEDY)
    return number
