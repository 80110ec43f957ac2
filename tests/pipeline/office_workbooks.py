"""Workbooks as offices made them before there was a form: a picture of each, in plain text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import xlsxwriter

from sopxl.template.address import Spot

if TYPE_CHECKING:
    from io import BytesIO
    from pathlib import Path


@dataclass(frozen=True)
class Grid:
    """A sheet: lines of cells between bars from `at` on, then what is merged over them."""

    lines: str
    at: str = "A1"
    merged: tuple[str, ...] = ()
    formulas: dict[str, str] = field(default_factory=dict)


def write(target: Path | BytesIO, sheets: dict[str, Grid], *, since_1904: bool = False) -> None:
    """Write the workbook; formulas stand in it without their values."""
    with xlsxwriter.Workbook(target, {"date_1904": since_1904}) as book:
        for name, grid in sheets.items():
            sheet = book.add_worksheet(name)
            first = Spot.at(grid.at)
            for row, line in enumerate(grid.lines.strip().splitlines()):
                for column, text in enumerate(line.strip().strip("|").split("|")):
                    if text.strip():
                        spot = first.moved(row, column)
                        sheet.write(str(spot), typed(text.strip()))
            for area in grid.merged:
                top = Spot.at(area.split(":")[0])
                cells = grid.lines.strip().splitlines()[top.row - first.row].strip().strip("|")
                text = cells.split("|")[top.column - first.column].strip()
                sheet.merge_range(area, typed(text))
            for cell, formula in grid.formulas.items():
                sheet.write_formula(cell, formula, None, "")


def typed(text: str) -> str | float:
    """Return what Excel makes of a text: numbers become numbers."""
    return float(text) if text.isdecimal() and text.isascii() else text


HEAD = """
| Nomor SOP         | : | 12/OT/2019               |
| Tanggal Pembuatan | : | 2 Juni 2019              |
| Tanggal Revisi    | : | -                        |
| Tanggal Efektif   | : | 9 Juni 2019              |
| Disahkan oleh     | : | Sekretaris               |
| Nama SOP          | : | Pelayanan Informasi      |
| Dasar Hukum       |   |                          |
| UU Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik | | |
"""

TWO_HEADS = """
| NO | KEGIATAN             | PELAKSANA |      | MUTU BAKU   |         |        | KETERANGAN |
|    |                      | Petugas   | PPID | Kelengkapan | Waktu   | Output |            |
| 1  | Menerima permohonan  | X         |      | Formulir    | 5 menit | Berkas |            |
| 2  | Memeriksa permohonan |           | X    | Berkas      | 1 jam   | Berkas |            |
| 3  | Menjawab permohonan  | X         |      | Berkas      | 1 hari  | Surat  |            |
"""

ONE_HEAD = """
| No. | Uraian Kegiatan      | Pelaksana | Kelengkapan | Waktu   | Output |
| 1   | Menerima permohonan  | Petugas   | Formulir    | 5 menit | Berkas |
| 2   | Memeriksa permohonan | PPID      | Berkas      | 1 jam   | Berkas |
| 3   | Menjawab permohonan  | Petugas   | Berkas      | 1 hari  | Surat  |
"""
