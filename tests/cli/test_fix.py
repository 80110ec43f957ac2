"""`sopxl fix`: every fix is shown, the source stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sopxl.cli.main import exit_code
from sopxl.pipeline.drawing.forms import written_form
from sopxl.workbook.cells.patch import with_cells
from tests.rules.sound import SOUND, sound

if TYPE_CHECKING:
    from pathlib import Path

DAY = ["--tanggal", "2026-11-21"]


@pytest.fixture(scope="module")
def form() -> bytes:
    faults: dict[str, str | float] = {"A6": "", "B8": "Petugas ; Petugs", "K8": "Berkas\u00a0asli"}
    return with_cells(written_form(sound()), "SOP", faults)


@pytest.fixture
def folder(form: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sop.xlsx").write_bytes(form)
    return tmp_path


def test_each_fix_is_shown_and_written(
    folder: Path, form: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["fix", "sop.xlsx", "-o", "baru", *DAY]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "sop.xlsx:SOP!A6: (kosong) → mulai (F101)",
        "sop.xlsx:SOP!B8: Petugas ; Petugs → Petugas (S302, S303)",
        "sop.xlsx:SOP!K8: Berkas␣asli → Berkas asli (T111)",
        "baru/sop.xlsx: 3 perbaikan, ditulis.",
    ]
    assert (folder / "sop.xlsx").read_bytes() == form
    assert exit_code(["check", "baru", *DAY]) == 0


def test_a_second_time_there_is_nothing_to_fix(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["fix", "sop.xlsx", "-o", "satu", *DAY]) == 0
    capsys.readouterr()
    assert exit_code(["fix", "satu", "-o", "dua", *DAY]) == 0
    assert (
        capsys.readouterr().out
        == "dua/sop.xlsx: tidak ada yang dapat diperbaiki otomatis, ditulis.\n"
    )
    first, second = folder / "satu" / "sop.xlsx", folder / "dua" / "sop.xlsx"
    assert first.read_bytes() == second.read_bytes()


def test_a_dry_run_only_shows(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["fix", "sop.xlsx", "--dry-run", *DAY]) == 0
    said = capsys.readouterr().out
    assert "SOP!A6: (kosong) → mulai (F101)" in said
    assert said.endswith("sop.xlsx: 3 perbaikan, belum ditulis.\n")
    assert [file.name for file in folder.iterdir()] == ["sop.xlsx"]


def test_a_source_is_never_overwritten(
    folder: Path, form: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["fix", "sop.xlsx", *DAY]) == 2
    assert "Hasil akan menimpa berkas asal: sop.xlsx. Pilih folder lain" in capsys.readouterr().err
    assert (folder / "sop.xlsx").read_bytes() == form


def test_what_remains_is_counted_and_fails(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SOUND.replace("| kegiatan  |", "| rapat     |", 1)
    (folder / "sop.md").write_text(text, encoding="utf-8")
    assert exit_code(["fix", "sop.md", "-o", "baru", *DAY]) == 1
    assert capsys.readouterr().out == (
        "baru/sop.xlsx: tidak ada yang dapat diperbaiki otomatis, menjadi formulir baru, ditulis. "
        "Masih ada 1 galat; lihat: sopxl check baru/sop.xlsx\n"
    )


def test_a_file_that_cannot_be_read_stops_no_other(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "rusak.xlsx").write_bytes(b"PK\x03\x04 rusak")
    assert exit_code(["fix", "rusak.xlsx", "sop.xlsx", "-o", "baru", *DAY]) == 1
    assert "baru/sop.xlsx: 3 perbaikan, ditulis." in capsys.readouterr().out
    assert [file.name for file in (folder / "baru").iterdir()] == ["sop.xlsx"]
