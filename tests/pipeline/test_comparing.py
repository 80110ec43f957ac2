"""From two registers on disk to what changed between them."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from sopxl.cli.main import exit_code
from sopxl.model.errors import UsageError
from sopxl.model.settings import Settings
from sopxl.pipeline.checking.single import Task
from sopxl.pipeline.register.run import Order, register
from sopxl.pipeline.reporting.comparing import compare, diff
from sopxl.pipeline.reporting.report import Given, report
from sopxl.register.editions import Fate
from sopxl.report.formats import ReportFormat

TODAY = date(2026, 11, 21)
EXAMPLES = Path(__file__).parents[2] / "examples" / "sources"
KEPT, CHANGED, WENT, CAME = (
    "02-pelayanan-informasi.json",
    "07-revisi-anggaran.json",
    "08-pelaporan-capaian-kinerja.json",
    "03-penyusunan-daftar-informasi-publik.json",
)


def made(folder: Path, names: tuple[str, ...]) -> Path:
    sources = folder / "sumber"
    sources.mkdir(parents=True)
    for name in names:
        shutil.copy(EXAMPLES / name, sources)
    return sources


def run(folder: Path, day: date) -> Path:
    order = Order(
        sources=(folder / "sumber",), out=folder / "hasil", task=Task(day, {}), workbook=False
    )
    register(order)
    return folder / "hasil"


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two registers: one SOP went, one came, one has another output in its last step."""
    top = tmp_path_factory.mktemp("edisi")
    made(top / "lama", (KEPT, CHANGED, WENT))
    sources = made(top / "baru", (KEPT, CHANGED, CAME))
    record = json.loads((sources / CHANGED).read_text(encoding="utf-8"))
    record["steps"][-1]["output"] = "POK revisi ditandatangani"
    (sources / CHANGED).write_text(json.dumps(record), encoding="utf-8")
    return run(top / "lama", date(2026, 2, 2)), run(top / "baru", TODAY)


def test_sops_that_came_went_and_changed_are_told(editions: tuple[Path, Path]) -> None:
    found = compare(*editions, TODAY)
    assert {one.fate: one.label for one in found.sops} == {
        Fate.CAME: "Penyusunan Daftar Informasi Publik",
        Fate.WENT: "Pelaporan Capaian Kinerja",
        Fate.CHANGED: "Revisi Anggaran",
    }
    assert (found.unchanged, found.since) == (1, date(2026, 2, 2))


def test_a_change_is_told_down_to_step_field_and_cell(editions: tuple[Path, Path]) -> None:
    (one,) = compare(*editions, TODAY).of(Fate.CHANGED)
    (change,) = one.changes
    assert (change.place, change.label) == ("langkah 10", "Output")
    assert (change.old, change.new) == ("POK revisi berlaku", "POK revisi ditandatangani")
    assert change.new_trace is not None
    assert change.new_trace.place == "/steps/9/output"


def test_all_three_forms_say_the_same(editions: tuple[Path, Path], tmp_path: Path) -> None:
    files = diff(*editions, tmp_path, formats=ReportFormat, today=TODAY)
    assert [file.name for file in files] == ["perubahan.xlsx", "perubahan.pdf", "perubahan.html"]
    fields = list(load_workbook(files[0])["Isian"].values)
    assert fields[1][-4:-2] == ("POK revisi berlaku", "POK revisi ditandatangani")
    pages = PdfReader(files[1]).pages
    printed = " ".join(" ".join(page.extract_text().split()) for page in pages)
    web = files[2].read_text(encoding="utf-8")
    for sentence in ("1 SOP baru: «Penyusunan Daftar Informasi Publik».", "1 SOP tetap sama."):
        assert sentence in printed
        assert sentence in web
    assert "POK revisi ditandatangani" in printed
    assert "POK revisi ditandatangani" in web


def test_the_same_editions_give_the_same_bytes(editions: tuple[Path, Path], tmp_path: Path) -> None:
    one = diff(*editions, tmp_path / "a", formats=ReportFormat, today=TODAY)
    two = diff(*editions, tmp_path / "b", formats=ReportFormat, today=TODAY)
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in two]


def test_an_edition_is_the_same_as_itself(editions: tuple[Path, Path], tmp_path: Path) -> None:
    (file,) = diff(editions[1], editions[1], tmp_path, formats=[ReportFormat.HTML], today=TODAY)
    assert "Tidak ada SOP yang berubah; 3 SOP tetap sama." in file.read_text(encoding="utf-8")


def test_a_report_opens_with_what_changed(editions: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = editions
    files = report(
        new,
        tmp_path,
        formats=[ReportFormat.PDF, ReportFormat.HTML],
        settings=Settings(),
        today=TODAY,
        given=Given(since=old),
    )
    first = " ".join(PdfReader(files[0]).pages[0].extract_text().split())
    assert "Sejak edisi sebelumnya (2 Februari 2026)" in first
    assert "1 SOP berubah: «Revisi Anggaran»." in first
    assert "1 SOP berubah: «Revisi Anggaran»." in files[1].read_text(encoding="utf-8")


def test_a_missing_edition_is_refused_with_its_name(
    editions: tuple[Path, Path], tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=r"lama.*tidak ada"):
        compare(tmp_path / "lama", editions[1], TODAY)


def test_the_command_writes_what_was_asked_for(
    editions: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = map(str, editions)
    asked = ["diff", old, new, "-o", str(tmp_path), "--format", "html", "--tanggal", "2026-11-21"]
    assert exit_code(asked) == 0
    assert "perubahan.html: ditulis." in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["perubahan.html"]
