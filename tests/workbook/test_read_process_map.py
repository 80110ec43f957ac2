"""The process map: built, told at a glance, read back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from sopxl.model.errors import UserError
from sopxl.model.place import Place
from sopxl.model.process import Process, ProcessGroup, Written
from sopxl.workbook.build.process_map import build_process_map
from sopxl.workbook.read.process_map import is_process_map, read_process_map

if TYPE_CHECKING:
    from pathlib import Path

MAP = (
    Process(
        code="KPU.02",
        name="Informasi Publik",
        level=0,
        group=ProcessGroup.MAIN,
        owner="KPU Provinsi",
        suppliers=("Pemohon", "Media"),
        outputs=("Jawaban",),
    ),
    Process(code="KPU.02.01.CFM.01", name="Permohonan", cross_functional_map="KPU.02.01.CFM.01"),
)


def test_what_is_built_is_read_back_with_the_cells_of_the_codes(file: Path) -> None:
    file.write_bytes(build_process_map(MAP))
    read = read_process_map(file)
    assert [str(process.place) for process in read] == ["Peta Proses!A5", "Peta Proses!A6"]
    assert tuple(replace(process, place=Place()) for process in read) == MAP


def test_the_blank_map_has_no_process_and_the_same_bytes_each_time(file: Path) -> None:
    file.write_bytes(build_process_map())
    assert read_process_map(file) == ()
    assert build_process_map() == file.read_bytes()


def test_a_map_is_told_from_a_procedure_at_a_glance(
    blank: bytes, file: Path, tmp_path: Path
) -> None:
    file.write_bytes(build_process_map(MAP))
    assert is_process_map(file)
    file.write_bytes(blank)
    assert not is_process_map(file)
    file.write_bytes(b"PK\x03\x04 rusak")
    assert not is_process_map(file)
    assert not is_process_map(tmp_path / "tidak-ada.xlsx")
    assert not is_process_map(tmp_path)


def test_a_map_without_names_is_read_by_its_headings(file: Path) -> None:
    with xlsxwriter.Workbook(file) as book:
        grid = book.add_worksheet("Peta")
        grid.write_row("B2", ("Kode", "Nama", "Tingkat", "Kelompok", "Input"))
        grid.write_row("B3", ("KPU.01", "Pemilu", 1, "Utama", "Data; Jadwal\nPeta"))
        grid.write_row("B4", ("", "", "", "", "catatan"))
    (process,) = read_process_map(file)
    assert process == Process(
        code="KPU.01",
        name="Pemilu",
        level=1,
        group=ProcessGroup.MAIN,
        inputs=("Data", "Jadwal", "Peta"),
        place=Place("Peta", "B3"),
    )


@pytest.mark.parametrize(
    ("typed", "level"), [(2, 2), ("Level 2", 2), ("02", 2), ("dua", None), (-1, None), (1.5, None)]
)
def test_a_level_is_a_whole_number_and_what_is_none_is_kept_as_typed(
    file: Path, typed: object, level: int | None
) -> None:
    with xlsxwriter.Workbook(file) as book:
        grid = book.add_worksheet("Peta")
        grid.write_row("B2", ("Kode", "Nama", "Kelompok", "Tingkat"))
        grid.write_row("B3", ("KPU.01", "Pemilu", "Inti", typed))
    (process,) = read_process_map(file)
    assert process.level == level
    assert process.written_level.place == Place("Peta", "E3")
    assert process.written_level.text.replace(",", ".") == str(typed)
    assert process.written_group == Written("Inti", Place("Peta", "D3"))


def test_a_workbook_that_is_no_map_is_refused(blank: bytes, file: Path) -> None:
    file.write_bytes(blank)
    with pytest.raises(UserError, match="bukan peta proses") as refused:
        read_process_map(file)
    assert refused.value.code == "not-a-process-map"
