"""What other programs and older habits leave of a form or a table is read as it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook

from tests.pipeline.office_workbooks import Grid
from tests.pipeline.test_office_workbooks import EXAMPLES, checked, sent, sop_of, told

if TYPE_CHECKING:
    from pathlib import Path

JOINT = """
| No | Kegiatan             | Pelaksana                          | Kelengkapan | Waktu   | Output |
| 1  | Menerima permohonan  | Kepala Subbagian Hukum; Sekretaris | Formulir    | 5 menit | Berkas |
| 2  | Memeriksa permohonan | Sekretaris                         | Berkas      | 1 jam   | Berkas |
| 3  | Menjawab permohonan  | Kepala Subbagian Hukum             | Berkas      | 1 hari  | Surat  |
"""


def test_a_form_that_lost_its_names_knows_its_own_column_of_checks(tmp_path: Path) -> None:
    path = tmp_path / "revisi.xlsx"
    book = load_workbook(EXAMPLES / "07-revisi-anggaran.xlsx")
    book.defined_names.clear()
    sheet = book["SOP"]
    check = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Periksa")
    for row in range(check.row + 2, check.row + 5):
        sheet.cell(row, check.column).value = "Waktu kosong."
    book.save(path)
    assert told(checked(path), "T120") == []
    check.value = "Paraf"
    book.save(path)
    assert told(checked(path), "T120") == [("T120", "SOP", check.coordinate)]


def test_actors_who_share_a_step_have_a_column_each(tmp_path: Path) -> None:
    sop = sop_of(sent(tmp_path, {"SOP": Grid(JOINT)}))
    assert sop.actors == ("Kepala Subbagian Hukum", "Sekretaris")
    assert [step.actors for step in sop.steps] == [
        ("Kepala Subbagian Hukum", "Sekretaris"),
        ("Sekretaris",),
        ("Kepala Subbagian Hukum",),
    ]
