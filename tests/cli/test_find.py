"""`sopxl find` answers with file, sheet and cell, or with what to try."""

from __future__ import annotations

import json
from pathlib import Path, PurePath

import pytest

from sopxl.cli.main import exit_code
from sopxl.pipeline.finding import seen_from_here
from tests.pipeline.registering import run, write_sop


@pytest.fixture
def register(tmp_path: Path) -> Path:
    write_sop(tmp_path / "masuk", "01", "Penyusunan Anggaran")
    run(tmp_path / "hasil", tmp_path / "masuk", workbook=False)
    return tmp_path / "hasil"


def test_it_prints_office_sop_file_and_cell(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["find", str(register), "menganggarkan"]) == 0
    first, where, passage = capsys.readouterr().out.splitlines()
    assert first.startswith("1. Penyusunan Anggaran (35 Sekretariat KPU Provinsi Jawa Timur")
    assert where.strip() == f"{register.parent / 'masuk' / '01.sop.json'} › /identity/title"
    assert passage.strip() == "Judul: Penyusunan «Anggaran»"


def test_that_only_some_words_were_found_is_said_first(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["find", str(register), "anggaran", "helikopter"]) == 0
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first == "Tidak ada SOP yang memuat semua kata; ini yang memuat sebagian."
    assert second.startswith("1. Penyusunan Anggaran")


def test_json_holds_the_same(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["find", str(register / "register.db"), "anggaran", "--json"]) == 0
    (hit,) = json.loads(capsys.readouterr().out)
    assert (hit["path"], hit["cell"]) == ("../masuk/01.sop.json", "/identity/title")
    assert (hit["sop_code"], hit["standing"]) == ("KPU.04.SOP.01", "utama")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["anggarn"], "Maksud Anda «anggaran»?"),
        (["KPU.04.SOP.77"], "Maksud Anda «KPU.04.SOP»?"),
        (["helikopter"], "kata yang lebih sedikit"),
        (["anggaran", "--satker", "3578"], "Coba tanpa --satker."),
    ],
)
def test_nothing_found_says_what_to_try(
    register: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert exit_code(["find", str(register), *words]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Tidak ada SOP yang memuat «")
    assert said in told


def test_a_question_without_a_word_is_wrong_use(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["find", str(register), "?!"]) == 2
    assert "tidak memuat kata" in capsys.readouterr().err


def test_a_register_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["find", str(tmp_path / "tidak-ada.db"), "anggaran"]) == 2
    assert "tidak ada" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("../masuk/a.xlsx", "masuk/a.xlsx"),
        ("../masuk/b.zip!/../../a.xlsx", "masuk/b.zip!/../../a.xlsx"),
        ("https://contoh.id/a.xlsx", "https://contoh.id/a.xlsx"),
    ],
)
def test_a_source_is_named_as_it_is_opened_from_here(path: str, shown: str) -> None:
    assert PurePath(seen_from_here(Path("hasil/register.db"), path)) == PurePath(shown)
