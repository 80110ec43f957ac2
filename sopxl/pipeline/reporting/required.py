"""The list of SOPs that offices have to send, as the secretariat keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.dates import FormDate
from sopxl.pipeline.reporting.csv_tables import CsvTable
from sopxl.reference.offices import offices
from sopxl.register.requirements import Requirement, meant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OFFICE, CODE, TITLE, DUE = "satker", "kode_sop", "judul", "tenggat"
TABLE = CsvTable("Daftar SOP wajib", "required", (OFFICE, CODE, TITLE), (DUE,))
WHO = (
    "Tulis kode satker, 35* untuk satu provinsi beserta isinya, pusat, provinsi, kabupaten, kota, "
    "kabupaten/kota, atau semua."
)
WHICH = "Tulis kode SOP, atau judulnya seperti pada formulir."
WHEN = "Tulis tanggal seperti 2026-12-31, atau kosongkan."


def read_required(file: Path) -> tuple[Requirement, ...]:
    """Return what is expected of whom.

    Raises UsageError for a file that cannot be read, naming the line.
    """
    return tuple(_required(file))


def _required(file: Path) -> Iterator[Requirement]:
    for line, row in TABLE.rows(file):
        due = FormDate.parse(row[DUE])
        if not any(meant(row[OFFICE], offices())):
            raise TABLE.broken(file, line, f"Satker «{row[OFFICE]}» tidak dikenal", WHO)
        if not (row[CODE] or row[TITLE]):
            raise TABLE.broken(file, line, "Tidak ada kode SOP atau judul", WHICH)
        if row[DUE] and due.day is None:
            raise TABLE.broken(file, line, f"«{row[DUE]}» bukan tanggal", WHEN)
        yield Requirement(who=row[OFFICE], sop_code=row[CODE], title=row[TITLE], due=due.day)
