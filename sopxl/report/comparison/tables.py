"""The differences between two editions as typed tables for a pivot.

Importing this loads pandas: only those who write the differences as a workbook do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from sopxl.register.editions import Fate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.report.comparison.changes import Comparison, FieldChange, SopChange

    Record = dict[str, Any]


def frames(comparison: Comparison) -> Mapping[str, pd.DataFrame]:
    """Return the tables by the name of their sheet; tables without rows are left out."""
    records = {
        "Satker": _offices(comparison),
        "SOP": (_sop(one) for one in comparison.sops),
        "Isian": _fields(comparison),
    }
    made = {name: pd.DataFrame.from_records(list(rows)) for name, rows in records.items()}
    return {name: frame for name, frame in made.items() if not frame.empty}


def _offices(comparison: Comparison) -> Iterator[Record]:
    for office, counts in comparison.by_office:
        yield {"Satker": office, **{fate.value.capitalize(): counts[fate] for fate in Fate}}


def _sop(one: SopChange) -> Record:
    return {
        "Keadaan": one.fate.value,
        "Kode satker": one.satker,
        "Satker": one.office,
        "Unit kerja": one.unit,
        "Kode SOP": one.sop_code,
        "SOP": one.label,
        "Isian berubah": len(one.changes),
        "Berkas": one.trace.file,
    }


def _fields(comparison: Comparison) -> Iterator[Record]:
    for one in comparison.of(Fate.CHANGED):
        for change in one.changes:
            yield {"Kode satker": one.satker, "Kode SOP": one.sop_code, "SOP": one.label} | _field(
                change
            )


def _field(change: FieldChange) -> Record:
    return {
        "Bagian": change.place,
        "Keadaan": change.fate.value,
        "Isian": change.label,
        "Semula": change.old,
        "Menjadi": change.new,
        "Sel semula": str(change.old_trace or ""),
        "Sel sekarang": str(change.new_trace or ""),
    }
