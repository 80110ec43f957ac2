"""Broken and kept forms for the rules of chapter T, which have no check to bear a docstring.

What only a workbook can hold (a formula, a merged cell, a date for a duration) is shown as a
picture of its cells in `cells`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WRONG, RIGHT = "Salah", "Benar"

HEAD = """\
| No | Kegiatan            | Jenis     | Ya | Tidak     | Waktu    |
| -- | ------------------- | --------- | -- | --------- | -------- |
| 1  | Menerima permohonan | mulai     |    |           | 10 menit |
"""
FOOT = "| 3  | Mengarsipkan berkas | selesai   |    |           | 5 menit  |"

ACTIVITY = "| 2  | Mencatat permohonan | kegiatan  |    |           | 5 menit  |"
DECISION = "| 2  | Memeriksa berkas    | keputusan | 3  | 1         | 5 menit  |"

ROWS = {
    "T102": ("| 2  | Mencatat permohonan | kegiatan  |    |           | #NAME?   |", ACTIVITY),
    "T103": ("| 2  | Mencatat permohonan | rapat     |    |           | 5 menit  |", ACTIVITY),
    "T104": ("| 2  | Memeriksa berkas    | keputusan | 3  | kembali   | 5 menit  |", DECISION),
    "T105": ("| 2  | Mencatat permohonan | proses    |    |           | 5 menit  |", ACTIVITY),
    "T106": ("| 2  | Memeriksa berkas    | keputusan | 3  | #REF!     | 5 menit  |", DECISION),
    "T108": ("| II | Mencatat permohonan | kegiatan  |    |           | 5 menit  |", ACTIVITY),
    "T112": ("| 2  | Mencatat permohonan | kegiatan  |    |           | 5 mnt    |", ACTIVITY),
    "T114": ("| 2  | Memeriksa berkas    | keputusan | 3  | langkah 1 | 5 menit  |", DECISION),
}
"""A broken row of the table by rule, and a kept one."""

TEXTS = {
    "T001": ("Nama SOP:", "Nama SOP: Pelayanan Informasi\n\n" + HEAD + ACTIVITY + "\n" + FOOT),
    "T002": (
        "Nama SOP: Pelayanan Informasi",
        "Nama SOP: Pelayanan Informasi\n\n" + HEAD + ACTIVITY + "\n" + FOOT,
    ),
    "T107": tuple(
        f"""\
| No | Kegiatan            | Jenis     | Lanjut               |
| -- | ------------------- | --------- | -------------------- |
| 1  | Menerima permohonan | mulai     |                      |
| 2  | Memeriksa berkas    | keputusan | {ways} |
| 3  | Mengarsipkan berkas | selesai   |                      |"""
        for ways in ("Mungkin: 3; Tidak: 1", "Ya: 3; Tidak: 1     ")
    ),
    "T113": tuple(
        f"""\
| No | Kegiatan            | Jenis     | Lanjut                  |
| -- | ------------------- | --------- | ----------------------- |
| 1  | Menerima permohonan | mulai     |                         |
| 2  | Memeriksa berkas    | keputusan | {ways} |
| 3  | Mengarsipkan berkas | selesai   |                         |"""
        for ways in ("Lengkap: 3; Tidak: 1   ", "Ya: 3; Tidak: 1        ")
    ),
    "T109": tuple(
        f"Pelaksana: {actors}\n\n{HEAD}{ACTIVITY}\n{FOOT}"
        for actors in ("Staf; ; Ketua", "Staf; Ketua")
    ),
    "T201": tuple(
        f"Tanggal Efektif: {day}\n\n{HEAD}{ACTIVITY}\n{FOOT}"
        for day in ("awal tahun", "2 Februari 2026")
    ),
    "T202": tuple(
        f"Tanggal Efektif: {day}\n\n{HEAD}{ACTIVITY}\n{FOOT}"
        for day in ("Februari 2026", "2 Februari 2026")
    ),
    "T203": tuple(f"Status: {status}\n\n{HEAD}{ACTIVITY}\n{FOOT}" for status in ("sah", "Berlaku")),
}
"""A broken form by rule, and a kept one."""


def shown(code: str) -> Mapping[str, str]:
    """Return the examples of a rule under their labels, nothing for a rule without."""
    texts = TEXTS.get(code)
    if rows := ROWS.get(code):
        texts = tuple(f"{HEAD}{row}\n{FOOT}" for row in rows)
    return dict(zip((WRONG, RIGHT), texts, strict=True)) if texts else {}
