"""Tables of the offices' own making are drawn into where they have room, else as a new form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sopxl.cli.main import exit_code
from sopxl.pipeline.checking.single import read
from sopxl.workbook.guard.opening import open_guarded
from sopxl.workbook.read.drawn import drawn_on
from tests.pipeline.office_workbooks import Grid, write

if TYPE_CHECKING:
    from pathlib import Path

JOINT = """
| No | Kegiatan             | Pelaksana        | Kelengkapan | Waktu   | Output |
| 1  | Menerima permohonan  | Staf; Sekretaris | Formulir    | 5 menit | Berkas |
| 2  | Memeriksa permohonan | Sekretaris       | Berkas      | 1 jam   | Nota   |
| 3  | Menjawab permohonan  | Staf             | Nota        | 1 hari  | Surat  |
"""
ALONE = JOINT.replace("Staf; Sekretaris", "Staf            ").replace("Sekretaris", "Staf      ")
MARKED = """
| No | Kegiatan             | Staf | Sekretaris | Waktu   | Output |
| 1  | Menerima permohonan  | x    |            | 5 menit | Berkas |
| 2  | Memeriksa permohonan |      | x          | 1 jam   | Nota   |
| 3  | Menjawab permohonan  | x    |            | 1 hari  | Surat  |
"""
NUMBERLESS = "\n".join(line[:1] + line[6:] for line in MARKED.strip().splitlines())


def symbols(file: Path) -> list[tuple[int, int]]:
    """Return the rows and columns of the symbols on the sheet of steps."""
    drawn = drawn_on(open_guarded(file), "SOP")
    return [(symbol.row, symbol.column) for symbol in drawn.symbols] if drawn else []


def sent(folder: Path, table: str) -> Path:
    path = folder / "lama.xlsx"
    write(path, {"SOP": Grid(table)})
    return path


@pytest.mark.parametrize("table", [JOINT, ALONE], ids=["joint", "alone"])
def test_a_table_that_names_its_actors_in_one_column_is_drawn_as_a_new_form(
    table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = sent(tmp_path, table)
    before = source.read_bytes()
    exit_code(["draw", str(source), "-o", str(tmp_path / "hasil"), "--profile", "lama"])
    assert "jadi isinya dipindahkan ke formulir baru" in capsys.readouterr().out
    drawn = tmp_path / "hasil" / "lama.xlsx"
    assert read(drawn).template == "sop-ap/1"
    assert len(symbols(drawn)) >= 3
    assert exit_code(["draw", str(source), "--in-place", "--profile", "lama"]) == 1
    assert "tidak punya kolom tersendiri" in capsys.readouterr().out
    assert source.read_bytes() == before


@pytest.mark.parametrize(
    ("table", "columns"), [(MARKED, (3, 4)), (NUMBERLESS, (2, 3))], ids=["marked", "numberless"]
)
def test_a_table_that_lacks_columns_of_the_form_is_drawn_into_its_own_cells(
    table: str, columns: tuple[int, int], tmp_path: Path
) -> None:
    first, second = columns
    source = sent(tmp_path, table)
    exit_code(["draw", str(source), "-o", str(tmp_path / "hasil"), "--profile", "lama"])
    drawn = tmp_path / "hasil" / "lama.xlsx"
    assert {(2, first), (3, second), (4, first)} <= set(symbols(drawn))


def test_what_stays_behind_of_a_table_is_what_somebody_wrote(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = sent(tmp_path, JOINT)
    exit_code(["fix", "--migrate", "--dry-run", str(source), "--profile", "lama"])
    assert "tidak terbawa" not in capsys.readouterr().out
