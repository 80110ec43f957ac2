"""A register as tables for other programs: nothing lost, and nothing that a spreadsheet reckons."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from sopxl.cli.main import exit_code
from sopxl.pipeline.exporting import TableForm, export_register
from sopxl.report.register_tables import data_tables
from tests.pipeline.registering import run, write_sop

if TYPE_CHECKING:
    from pathlib import Path

pq = pytest.importorskip("pyarrow.parquet")
TITLES = ("=1+1", "+62", "-x", "@cmd", 'Biasa; «dan» "lain"')


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ekspor")
    for position, title in enumerate(TITLES):
        tested = [{"kind": "pimpinan", "date": "2026-02-03", "result": "Sesuai"}]
        write_sop(folder / "masuk", f"{position:02}", title, tests=tested)
    run(folder / "hasil", folder / "masuk", workbook=False)
    return folder / "hasil"


def test_every_table_has_its_file_in_both_forms(register: Path, tmp_path: Path) -> None:
    names = [table.name for table in data_tables()]
    assert {"daftar_sop", "langkah", "pelaksana", "temuan", "sumber", "keterkaitan"} <= {*names}
    for form in TableForm:
        files = export_register(register / "register.db", tmp_path, form)
        assert [file.name for file in files] == [f"{name}.{form.value}" for name in names]


def test_no_text_of_the_csv_is_a_formula(register: Path, tmp_path: Path) -> None:
    export_register(register, tmp_path, TableForm.CSV)
    with (tmp_path / "daftar_sop.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [row["judul_sop"] for row in rows] == ["'=1+1", "'+62", "'-x", "'@cmd", TITLES[-1]]
    assert {row["jumlah_langkah"] for row in rows} == {"2"}
    assert rows[0]["berkas_sumber"] == "../masuk/00.sop.json"


def test_parquet_keeps_values_as_they_are_with_their_types(register: Path, tmp_path: Path) -> None:
    export_register(register, tmp_path, TableForm.PARQUET)
    table = pq.read_table(tmp_path / "daftar_sop.parquet")
    assert table.column("judul_sop").to_pylist() == list(TITLES)
    assert table.column("jumlah_langkah").to_pylist() == [2] * len(TITLES)
    steps = pq.read_table(tmp_path / "langkah.parquet").to_pylist()
    assert {"berkas_sumber", "lembar", "sel", "waktu_minimum_menit_kerja"} <= set(steps[0])
    assert steps[0]["sel"] == "/steps/0/activity"
    tests = pq.read_table(tmp_path / "uji.parquet").to_pylist()
    assert {(row["penguji"], row["tanggal"], row["hasil"]) for row in tests} == {
        ("pimpinan", "2026-02-03", "Sesuai")
    }


def test_the_command_takes_one_register(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ["--to", "csv", "-o", str(tmp_path)]
    assert exit_code(["export", str(register), *out]) == 0
    assert "langkah.csv: ditulis." in capsys.readouterr().out
    assert exit_code(["export", str(register), "lain.db", *out]) == 2
    assert exit_code(["export", str(tmp_path / "tidak-ada.db"), *out]) == 2
