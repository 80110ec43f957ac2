"""`sopxl report` as it is called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.cli.main import exit_code

if TYPE_CHECKING:
    import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "02-pelayanan-informasi.xlsx"


def test_help_is_indonesian(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["report", "--help"]) == 0
    said = capsys.readouterr().out
    assert "Tulis laporan register" in said
    assert "xlsx,pdf,html" in said


def test_an_unknown_format_is_wrong_use_and_names_those_that_exist(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["report", str(tmp_path), "--format", "pdf,docx"]) == 2
    said = capsys.readouterr().err
    assert "«docx» tidak dikenal" in said
    assert "xlsx, pdf, html" in said


def test_a_folder_without_a_register_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["report", str(tmp_path), "-o", str(tmp_path / "laporan")]) == 2
    assert "register.db" in capsys.readouterr().err
    assert not (tmp_path / "laporan").exists()


def test_what_is_only_made_of_a_register_leads_to_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = tmp_path / "register.xlsx"
    shown.write_bytes(b"PK")
    for words in (["report", str(shown), "-o", str(tmp_path)], ["find", str(shown), "arsip"]):
        assert exit_code(words) == 2
        assert "Sebut register.db atau folder yang memuatnya." in capsys.readouterr().err


def test_letters_are_counted_and_not_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    required = tmp_path / "wajib.csv"
    required.write_text("satker;kode_sop;judul\n35*;;Sapta Pesona\n", encoding="utf-8")
    folder = str(tmp_path)
    exit_code(["register", str(EXAMPLE), "-o", folder, "--no-xlsx", "--quiet"])
    more = ["--wajib", str(required), "--surat", str(tmp_path / "templat.docx")]
    assert exit_code(["report", folder, "-o", folder, "--format", "xlsx", *more]) == 0
    said = capsys.readouterr().out.splitlines()
    letters = len(list((tmp_path / "surat").iterdir()))
    assert letters > 1
    assert said[-1] == f"{tmp_path / 'surat'}: {letters} surat ditulis."
    assert not [line for line in said if ".docx: " in line and "templat" not in line]


def test_one_office_and_each_office_exclude_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["report", str(tmp_path), "--satker", "35", "--per-satker"]) == 2
    assert "--satker dan --per-satker" in capsys.readouterr().err


def test_cases_of_an_unknown_sop_are_named_also_when_quiet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = tmp_path / "kasus.csv"
    cases.write_text("kode_sop;kasus_per_bulan\nKPU.99.SOP.01;4\n")
    folder = str(tmp_path)
    assert exit_code(["register", str(EXAMPLE), "-o", folder, "--no-xlsx", "--quiet"]) in {0, 1}
    asked = ["report", folder, "-o", folder, "--format", "xlsx", "--kasus", str(cases), "--quiet"]
    assert exit_code(asked) == 0
    assert "baris 2: kode SOP KPU.99.SOP.01 tidak ada dalam register" in capsys.readouterr().err
