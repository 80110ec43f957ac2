"""From a register on disk to the reports of it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from sopxl.cli.main import exit_code
from sopxl.model.errors import UsageError, UserError
from sopxl.model.settings import Settings
from sopxl.pipeline.checking.single import Task
from sopxl.pipeline.register.run import Order, register
from sopxl.pipeline.reporting.report import frames, packets, report
from sopxl.report.formats import ReportFormat
from sopxl.store.store import Store
from tests.pipeline.registering import run, write_sop

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = date(2026, 11, 21)
EXAMPLES = Path(__file__).parents[2] / "examples" / "sources"
CHOSEN = ("02-pelayanan-informasi.json", "07-revisi-anggaran.json")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the register of two SOPs and one broken file."""
    folder = tmp_path_factory.mktemp("register")
    sources = folder / "sumber"
    sources.mkdir()
    for name in CHOSEN:
        shutil.copy(EXAMPLES / name, sources)
    (sources / "rusak.json").write_text("{", encoding="utf-8")
    target = folder / "hasil"
    register(Order(sources=(sources,), out=target, task=Task(TODAY, {}), workbook=False))
    return target


def written(
    source: Path, out: Path, formats: Iterable[ReportFormat], satker: str = ""
) -> tuple[Path, ...]:
    return report(source, out, formats=formats, settings=Settings(), today=TODAY, satker=satker)


def test_all_formats_are_written_beside_each_other(out: Path, tmp_path: Path) -> None:
    files = written(out, tmp_path / "laporan", ReportFormat)
    assert [file.name for file in files] == ["laporan.xlsx", "laporan.pdf", "laporan.html"]
    assert sorted(path.name for path in (tmp_path / "laporan").iterdir()) == [
        "laporan.html",
        "laporan.pdf",
        "laporan.xlsx",
    ]


def test_findings_of_copies_are_counted_by_the_run_alone_and_both_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = write_sop(tmp_path / "masuk", "01")
    shutil.copy(one, one.with_name("salinan.sop.json"))
    target = tmp_path / "hasil"
    exit_code(["register", str(one.parent), "-o", str(target), "--no-xlsx"])
    assert "1 SOP; pada semua berkas, termasuk salinan" in capsys.readouterr().out
    tables = frames(target, settings=Settings(), today=TODAY)
    figures = tables["Angka"].set_index("Angka")
    with Store.read(target / "register.db") as store:
        all_of_them = sum(len(store.findings(source)) for source in store.sources())
    assert figures.loc["Temuan", "Nilai"] < all_of_them
    assert "salinan" in figures.loc["Temuan", "Cara menghitung"]


def test_the_register_itself_or_its_folder_may_be_named(out: Path, tmp_path: Path) -> None:
    folder = written(out, tmp_path / "a", [ReportFormat.XLSX])
    file = written(out / "register.db", tmp_path / "b", [ReportFormat.XLSX])
    assert folder[0].read_bytes() == file[0].read_bytes()


def test_the_report_says_what_the_register_holds(out: Path, tmp_path: Path) -> None:
    (file,) = written(out, tmp_path, [ReportFormat.PDF])
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(file).pages)
    assert "Register berisi 2 SOP dari 2 unit kerja pada 1 satker" in text
    assert "1 berkas tidak terbaca dan belum terhitung" in text
    assert "4,1–8,1" in text


def test_the_web_report_holds_the_drawing_of_each_sop(out: Path, tmp_path: Path) -> None:
    (file,) = written(out, tmp_path, [ReportFormat.HTML])
    assert file.read_text(encoding="utf-8").count("<template id=") == len(CHOSEN)


def test_an_office_without_sops_is_refused_with_those_that_have_some(
    out: Path, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=r"Satker «3578» tidak memiliki SOP.*yang ada: 35"):
        written(out, tmp_path, [ReportFormat.PDF], satker="3578")
    assert list(tmp_path.iterdir()) == []


def test_sops_without_an_office_are_no_office_to_choose(tmp_path: Path) -> None:
    write_sop(tmp_path / "masuk", "01")
    write_sop(tmp_path / "masuk", "02", satker="")
    run(tmp_path / "hasil", tmp_path / "masuk", workbook=False)
    with pytest.raises(UsageError, match=r"yang ada: 35\."):
        written(tmp_path / "hasil", tmp_path / "lap", [ReportFormat.PDF], satker="9999")


def test_a_missing_register_is_told_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"tidak ada.*sopxl register"):
        written(tmp_path / "register.db", tmp_path, [ReportFormat.PDF])


def test_a_file_that_is_no_register_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "register.db"
    file.write_text("bukan basis data", encoding="utf-8")
    with pytest.raises(UserError, match="bukan register sopxl"):
        written(file, tmp_path, [ReportFormat.PDF])


def test_reading_a_report_changes_nothing_in_the_register(out: Path, tmp_path: Path) -> None:
    before = (out / "register.db").read_bytes()
    written(out, tmp_path, [ReportFormat.XLSX])
    assert (out / "register.db").read_bytes() == before
    assert not list(out.glob("register.db-*"))


def test_a_register_that_nobody_checked_does_not_claim_to_be_clean(tmp_path: Path) -> None:
    source = tmp_path / "sumber"
    source.mkdir()
    shutil.copy(EXAMPLES / CHOSEN[0], source)
    task = Task(TODAY, {}, judged=False)
    register(Order(sources=(source,), out=tmp_path / "hasil", task=task, workbook=False))
    (file,) = written(tmp_path / "hasil", tmp_path, [ReportFormat.HTML])
    text = file.read_text(encoding="utf-8")
    assert "tidak memuat temuan" not in text
    assert "dibuat tanpa pemeriksaan kaidah" in text


def test_the_process_map_is_none_of_the_files_that_hold_sops(tmp_path: Path) -> None:
    source = tmp_path / "sumber"
    source.mkdir()
    shutil.copy(EXAMPLES.parent / "07-revisi-anggaran.xlsx", source)
    shutil.copy(EXAMPLES.parent / "peta-proses.xlsx", source)
    register(Order(sources=(source,), out=tmp_path / "hasil", task=Task(TODAY, {}), workbook=False))
    with Store.read(tmp_path / "hasil" / "register.db") as store:
        assert len(tuple(store.sources())) == 2
    found = frames(tmp_path / "hasil", settings=Settings(), today=TODAY)["Angka"]
    assert found.set_index("Kode").loc["A5", "Dari"] == 1


def test_every_office_gets_a_folder_of_its_own(out: Path, tmp_path: Path) -> None:
    files = packets(out, tmp_path, formats=[ReportFormat.XLSX], settings=Settings(), today=TODAY)
    assert [str(file.relative_to(tmp_path)) for file in files] == ["35/laporan.xlsx"]


def test_no_form_decides_where_the_report_of_its_office_is_written(tmp_path: Path) -> None:
    write_sop(tmp_path / "masuk", "01", satker="../../luar")
    run(tmp_path / "hasil", tmp_path / "masuk", workbook=False)
    forms = [ReportFormat.XLSX]
    (file,) = packets(
        tmp_path / "hasil", tmp_path / "lap", formats=forms, settings=Settings(), today=TODAY
    )
    assert file.parent.parent == tmp_path / "lap"
    assert file.parent.name.startswith("tanpa-satker-")
