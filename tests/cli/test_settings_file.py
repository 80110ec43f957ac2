"""A settings file is read whole, or refused once before any workbook is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sopxl.cli.main import exit_code
from sopxl.pipeline.drawing.forms import written_form
from sopxl.template.example import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

REFUSED = {
    b'profil = "aneh"': "«kantor.toml»: Pengaturan «profil» bernilai «aneh». "
    "Nilainya harus salah satu dari baru, lama.",
    b'warna = "merah"': "«kantor.toml»: Pengaturan «warna» tidak dikenal. Pakai salah satu dari ",
    b"kertas = f4": "«kantor.toml» tidak berbentuk TOML pada baris 1, kolom 10. Tulis satu ",
    b'profil = "lama"\nkertas = "f4': "«kantor.toml» tidak berbentuk TOML pada baris 2, kolom 13. ",
    b'profil = "lama"\npola_nomor = "\xe9"': "«kantor.toml» bukan teks UTF-8 pada baris 2, kolom "
    "15. Simpan ulang ",
    b"menit_efektif = " + b"9" * 5_000: "«kantor.toml» memuat angka atau kurung yang terlalu "
    "panjang. Tulis satu ",
    b"profil = " + b"[" * 5_000: "«kantor.toml» memuat angka atau kurung yang terlalu panjang. ",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with two workbooks in «sop»."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sop").mkdir()
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / "sop" / name).write_bytes(written_form(EXAMPLE))
    return tmp_path


@pytest.mark.parametrize(("content", "told"), REFUSED.items(), ids=range(len(REFUSED)))
@pytest.mark.parametrize("command", ["check", "draw", "fix"])
def test_a_settings_file_that_is_wrong_is_named_once_with_the_place(
    command: str, content: bytes, told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "kantor.toml").write_bytes(content)
    assert exit_code([command, "sop", "--config", "kantor.toml"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"sopxl: Berkas pengaturan {told}")
    assert said.err.count("\n") == 1


def test_the_settings_file_of_the_folder_is_named_too(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sopxl.toml").write_text('profil = "aneh"')
    assert exit_code(["check", "sop"]) == 2
    assert "Berkas pengaturan «sopxl.toml»: " in capsys.readouterr().err


def test_a_settings_file_may_begin_with_the_mark_that_notepad_writes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "kantor.toml").write_bytes('\ufeffprofil = "lama"\r\n'.encode())
    assert exit_code(["check", "sop", "--config", "kantor.toml"]) in {0, 1}
    assert "2 SOP diperiksa: " in capsys.readouterr().out
