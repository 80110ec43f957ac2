"""How many cases a month each SOP has, out of a small table that the office keeps itself."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError, reason

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CODE, CASES = "kode_sop", "kasus_per_bulan"
REMEDY = f"Tulis CSV dengan judul kolom {CODE};{CASES} dan satu SOP tiap baris."


def read_cases(file: Path) -> Mapping[str, float]:
    """Return the cases per month by SOP code.

    Columns may be set apart by semicolons or commas. Raises UsageError for a file that cannot be
    read, naming the line.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "bukan teks UTF-8"
        raise UsageError(
            f"Daftar kasus «{file}» tidak dapat dibaca: {why}.", REMEDY, "cases-unreadable"
        ) from error
    head = text.partition("\n")[0]
    rows = csv.DictReader(text.splitlines(), delimiter=";" if ";" in head else ",")
    if not {CODE, CASES} <= set(rows.fieldnames or ()):
        raise UsageError(f"Daftar kasus «{file}» tidak berjudul kolom.", REMEDY, "cases-broken")
    return {
        "".join(row[CODE].upper().split()): _number(row[CASES], line, file)
        for line, row in enumerate(rows, start=2)
        if row[CODE]
    }


def _number(text: str | None, line: int, file: Path) -> float:
    bare = (text or "").strip().replace(",", ".")
    try:
        number = float(bare)
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        raise UsageError(
            f"«{text or ''}» pada baris {line} daftar kasus «{file}» bukan jumlah kasus.",
            "Tulis angka nol atau lebih, misalnya 12 atau 0,5.",
            "cases-broken",
        )
    return number
