"""The SOP book, read back by another program."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from sopxl.cli.main import exit_code
from sopxl.model.errors import UsageError
from sopxl.model.settings import Settings
from sopxl.pipeline.checking.single import Task
from sopxl.pipeline.register.run import Order, register
from sopxl.pipeline.reporting.book import write_book

TODAY = date(2026, 11, 21)
TASK = Task(TODAY, {}, judged=False)
EXAMPLES = Path(__file__).parents[2] / "examples" / "sources"
INFORMATION, BUDGET = "02-pelayanan-informasi.json", "07-revisi-anggaran.json"


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two SOPs, and a file that is none."""
    folder = tmp_path_factory.mktemp("sumber")
    for name in (INFORMATION, BUDGET):
        shutil.copy(EXAMPLES / name, folder)
    (folder / "rusak.json").write_text("{", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, sources: Path) -> Path:
    target = tmp_path_factory.mktemp("buku") / "buku.pdf"
    write_book([sources], target, task=TASK, settings=Settings())
    return target


@pytest.fixture(scope="module")
def pages(file: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(file).pages]


def test_the_cover_names_the_office_and_counts_its_sops(pages: list[str]) -> None:
    assert pages[0].startswith("Buku Standar Operasional Prosedur Sekretariat KPU Provinsi Jawa")
    assert "2 SOP" in pages[0]


def test_the_decision_can_be_filled_in(file: Path) -> None:
    fields = PdfReader(file).get_fields() or {}
    assert {"nomor", "menimbang", "mengingat", "tanggal", "nama", "nip"} <= fields.keys()
    assert fields["nomor"]["/V"] == ""
    assert fields["mengingat"]["/V"].startswith("1. Undang-Undang Nomor ")


def test_contents_and_bookmarks_lead_to_every_sop(file: Path, pages: list[str]) -> None:
    reader = PdfReader(file)
    titles = ["Pelayanan Informasi", "Revisi Anggaran"]
    assert [mark.title for mark in reader.outline] == [
        "Keputusan pimpinan",
        "Penjelasan singkat",
        *titles,
    ]
    for mark in reader.outline[2:]:
        page = reader.get_destination_page_number(mark)
        assert "STANDAR OPERASIONAL PROSEDUR ADMINISTRASI PEMERINTAHAN" in pages[page]
        assert mark.title in pages[page]
        assert mark.title in pages[2]


def test_identity_and_flow_stand_on_landscape_pages(file: Path, pages: list[str]) -> None:
    landscape = [page.mediabox.width > page.mediabox.height for page in PdfReader(file).pages]
    assert landscape == [False] * 4 + [True] * (len(pages) - 4)
    assert any("Menandatangani POK revisi" in page for page in pages)


def test_every_page_but_the_cover_is_numbered_through(pages: list[str]) -> None:
    for number, words in enumerate(pages[1:], start=2):
        assert f"alaman {number} dari {len(pages)}" in words


def test_what_cannot_be_read_is_named_in_the_book(pages: list[str]) -> None:
    assert "Belum dapat dimuat" in pages[3]
    assert "rusak.json" in pages[3]


def test_the_same_sops_give_the_same_bytes(file: Path, sources: Path, tmp_path: Path) -> None:
    again = tmp_path / "lagi.pdf"
    write_book([sources], again, task=TASK, settings=Settings())
    assert again.read_bytes() == file.read_bytes()


def test_a_register_makes_the_book_of_one_process(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    register(Order(sources=(sources,), out=out, task=TASK, workbook=False))
    book = write_book(
        [out], tmp_path / "buku.pdf", task=TASK, settings=Settings(), process="KPU.02"
    )
    assert [chapter.title for chapter in book.chapters] == ["Pelayanan Informasi"]
    with pytest.raises(UsageError, match="Tidak ada SOP yang dapat dimuat"):
        write_book([out], tmp_path / "x.pdf", task=TASK, settings=Settings(), satker="3578")


def test_the_command_tells_what_it_left_out(
    sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "buku.pdf"
    assert exit_code(["buku", str(sources), "-o", str(target)]) == 1
    said = capsys.readouterr().out
    assert "rusak.json: " in said
    assert "ditulis, 2 SOP." in said
    assert target.exists()


@pytest.mark.parametrize(
    ("named", "written"), [("buku", "buku.pdf"), ("folder", "folder/buku-sop.pdf")]
)
def test_a_book_is_a_pdf_whatever_it_is_called(tmp_path: Path, named: str, written: str) -> None:
    (tmp_path / "folder").mkdir()
    exit_code(["buku", str(EXAMPLES / BUDGET), "-o", str(tmp_path / named), "--quiet"])
    assert (tmp_path / written).read_bytes().startswith(b"%PDF")


def test_the_command_tells_what_the_pages_do_not_show(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sop = json.loads((EXAMPLES / INFORMATION).read_text(encoding="utf-8"))
    sop["steps"][2]["activity"] = "memeriksa " * 900
    source = tmp_path / "panjang.json"
    source.write_text(json.dumps(sop), encoding="utf-8")
    assert exit_code(["buku", str(source), "-o", str(tmp_path / "buku.pdf")]) == 0
    said = capsys.readouterr().out
    assert "Pelayanan Informasi: Teks langkah 3 terlalu panjang untuk satu baris" in said


def test_a_book_of_files_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match=r"a\.json: .*bukan JSON.* 1 berkas lain") as refused:
        write_book([tmp_path], tmp_path / "buku.pdf", task=TASK, settings=Settings())
    assert refused.value.code == "empty-book"
