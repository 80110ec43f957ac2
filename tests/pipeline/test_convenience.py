"""The public names do what the package's docstring says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import sopxl
from sopxl.cli.main import exit_code

if TYPE_CHECKING:
    from pathlib import Path


def test_every_public_name_exists() -> None:
    assert [name for name in sopxl.__all__ if not hasattr(sopxl, name)] == []


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="gambar"):
        _ = sopxl.gambar  # type: ignore[attr-defined]


def test_a_file_is_looked_at_in_one_call(root: Path) -> None:
    outcome = sopxl.inspect(root / "examples" / "07-revisi-anggaran.xlsx")
    assert outcome.sop.identity.title == "Revisi Anggaran"
    assert not outcome.failed


@pytest.mark.parametrize(("ending", "start"), [("svg", b"<svg"), ("pdf", b"%PDF"), ("xlsx", b"PK")])
def test_the_ending_of_the_target_decides_the_form(
    ending: str, start: bytes, root: Path, tmp_path: Path
) -> None:
    target = tmp_path / f"gambar.{ending}"
    sopxl.draw(root / "examples" / "07-revisi-anggaran.xlsx", target)
    assert target.read_bytes().startswith(start)


def test_a_register_is_a_handful_of_frames(root: Path, tmp_path: Path) -> None:
    exit_code(["register", str(root / "examples"), "-o", str(tmp_path), "--quiet", "--no-xlsx"])
    tables = sopxl.register(tmp_path)
    assert len(tables["SOP"]) == len(list((root / "examples").glob("0*.xlsx")))
    assert set(tables["Langkah"]["Pelaksana"]) > {"PPID"}
