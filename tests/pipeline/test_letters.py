"""The list of required SOPs, and letters from a template that people may edit."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx import Document

from sopxl.model.errors import UsageError
from sopxl.pipeline.reporting.letters import write_letters
from sopxl.pipeline.reporting.required import read_required
from sopxl.pipeline.shipped import LETTER, shipped
from sopxl.register.requirements import Requirement
from tests.report.registers import small

if TYPE_CHECKING:
    from pathlib import Path


def test_the_list_names_office_sop_and_day(tmp_path: Path) -> None:
    file = tmp_path / "wajib.csv"
    file.write_text(
        "Satker;Kode_SOP;Judul;Tenggat\n35*;KPU.01;;31/12/2026\n;;;\nsemua;;Revisi Anggaran;\n",
        encoding="utf-8-sig",
    )
    assert read_required(file) == (
        Requirement(who="35*", sop_code="KPU.01", due=date(2026, 12, 31)),
        Requirement(who="semua", title="Revisi Anggaran"),
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("9999;KPU.01;;", "«9999» tidak dikenal pada baris 2, daftar SOP wajib «"),
        ("35;;;", "Tidak ada kode SOP atau judul pada baris 2"),
        ("35;KPU.01;;besok", "«besok» bukan tanggal pada baris 2"),
    ],
)
def test_a_row_that_cannot_be_meant_is_refused_with_its_line(
    tmp_path: Path, row: str, said: str
) -> None:
    file = tmp_path / "wajib.csv"
    file.write_text(f"satker;kode_sop;judul;tenggat\n{row}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        read_required(file)


def test_a_missing_template_is_made_and_used(tmp_path: Path) -> None:
    template = tmp_path / "surat-kami.docx"
    made, *letters = write_letters(small(), tmp_path / "laporan", template)
    assert made == template
    assert template.read_bytes() == shipped(LETTER).read_bytes()
    assert [one.relative_to(tmp_path).as_posix() for one in letters] == [
        "laporan/surat/35.docx",
        "laporan/surat/3578.docx",
    ]


def test_an_edited_template_is_never_written_to(tmp_path: Path) -> None:
    template = tmp_path / "surat.docx"
    own = Document()
    own.add_paragraph("Kepada {{ satker }}")
    own.save(str(template))
    before = template.read_bytes()
    first, _ = write_letters(small(), tmp_path, template)
    assert template.read_bytes() == before
    assert Document(str(first)).paragraphs[0].text == "Kepada KPU Provinsi Jawa Timur"


def test_a_template_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    shutil.copy(shipped(LETTER), tmp_path / "surat.odt")
    with pytest.raises(UsageError, match=r"\.docx"):
        list(write_letters(small(), tmp_path, tmp_path / "surat.odt"))
