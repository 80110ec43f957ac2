"""`sopxl check --annotate`: a copy of each file, with the findings in their cells."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from sopxl.cli.main import exit_code
from sopxl.pipeline.drawing.forms import written_form
from sopxl.template.example import EXAMPLE
from sopxl.template.sop_ap import FINDINGS
from tests.workbook.workbooks import changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook

HEAD_OF_NOTE = re.compile(r"^(?:Galat|Peringatan|Saran) ([A-Z]\d{3})$", re.MULTILINE)

FAULTY: dict[str, Any] = {
    "identity": {"title": "Pengelolaan Surat Masuk", "satker": "3500"},
    "actors": ["Staf"],
    "steps": [
        {"number": 1, "activity": "Menerima surat", "actors": ["Staf"], "kind": "mulai"},
        {"number": 2, "activity": "Mencatat surat", "actors": ["Staf"], "kind": "entah"},
        {"number": 3, "activity": "Menyimpan surat", "actors": ["Ketua"], "kind": "selesai"},
    ],
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, in which the copies go to «salinan»."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def annotate(folder: Path) -> Callable[..., tuple[int, Path]]:
    """Annotate files of the folder; return the exit code and where the copies are."""

    def run(*words: str) -> tuple[int, Path]:
        return exit_code(["check", *words, "--annotate", "salinan"]), folder / "salinan"

    return run


def opened(file: Path) -> Workbook:
    return openpyxl.load_workbook(BytesIO(file.read_bytes()))


def codes_in_notes(book: Workbook) -> set[tuple[str, str, str]]:
    """Sheet, cell and rule of every finding told in a note."""
    return {
        (sheet.title, cell.coordinate, code)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
        for code in HEAD_OF_NOTE.findall(cell.comment.text)
    }


def test_every_finding_is_in_its_cell_and_on_the_sheet(
    folder: Path, annotate: Callable[..., tuple[int, Path]]
) -> None:
    (folder / "a.xlsx").write_bytes(written_form(EXAMPLE))
    book = openpyxl.load_workbook(folder / "a.xlsx")
    book["SOP"]["F7"] = None
    book["SOP"]["F8"] = "Pencatatan surat"
    book.save(folder / "a.xlsx")
    code, copies = annotate("a.xlsx")
    copy = opened(copies / "a.xlsx")
    assert code == 1
    assert {("SOP", "F7", "S201"), ("SOP", "F8", "S202")} <= codes_in_notes(copy)
    rows = list(copy[FINDINGS].iter_rows(min_row=5, values_only=True))
    told = {(sheet, cell, rule) for sheet, cell, rule in codes_in_notes(copy)}
    assert told == {(*str(row[2]).split("!"), row[5]) for row in rows}


def test_the_score_stands_above_the_list_with_its_explanation(
    folder: Path, annotate: Callable[..., tuple[int, Path]]
) -> None:
    (folder / "a.sop.json").write_text(json.dumps(FAULTY))
    _, copies = annotate("a.sop.json")
    score = opened(copies / "a.xlsx")[FINDINGS]["A3"].value
    assert str(score).startswith("Nilai 0 dari 100, yaitu 100 dikurangi")


def test_the_score_is_that_of_all_findings_whichever_are_asked_for(
    folder: Path, annotate: Callable[..., tuple[int, Path]]
) -> None:
    (folder / "a.sop.json").write_text(json.dumps(FAULTY))
    _, copies = annotate("a.sop.json", "--select", "I501")
    sheet = opened(copies / "a.xlsx")[FINDINGS]
    assert str(sheet["A3"].value).startswith("Nilai 0 dari 100, yaitu 100 dikurangi")
    assert re.search(r"hanya memuat yang diminta: 1 dari \d+ temuan\.$", str(sheet["A3"].value))
    assert [row[5] for row in sheet.iter_rows(min_row=5, values_only=True)] == ["I501"]


def test_a_source_that_is_no_workbook_becomes_a_form_with_all_its_findings(
    folder: Path,
    annotate: Callable[..., tuple[int, Path]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    (folder / "a.sop.json").write_text(json.dumps(FAULTY))
    code, copies = annotate("a.sop.json", "--format", "json")
    (record,) = json.loads(capsys.readouterr().out)
    assert code == 1
    told = codes_in_notes(opened(copies / "a.xlsx"))
    assert {rule for *_, rule in told} == {found["rule"] for found in record["findings"]}
    # What the form cannot hold any more is still told where it belongs.
    assert {("SOP", "A7", "T103"), ("SOP", "B8", "S302"), ("Identitas", "O3", "I501")} <= told


def test_the_source_stays_and_a_second_run_gives_the_same_copy(
    folder: Path, annotate: Callable[..., tuple[int, Path]]
) -> None:
    source = folder / "a.xlsx"
    source.write_bytes(written_form(EXAMPLE))
    before = source.read_bytes()
    _, copies = annotate("a.xlsx")
    first = (copies / "a.xlsx").read_bytes()
    annotate("a.xlsx")
    assert source.read_bytes() == before
    assert (copies / "a.xlsx").read_bytes() == first
    assert "xl/worksheets/sheet4.xml" not in changed(before, first)


def test_the_copies_are_not_checked_again_with_their_folder(
    folder: Path, annotate: Callable[..., tuple[int, Path]], capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.xlsx").write_bytes(written_form(EXAMPLE))
    annotate(".")
    annotate(".")
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == "1 salinan dengan temuan di selnya ditulis ke folder «salinan»."


def test_a_blank_form_is_told_in_the_cell_of_its_title(
    folder: Path, annotate: Callable[..., tuple[int, Path]]
) -> None:
    (folder / "a.xlsx").write_bytes(written_form())
    _, copies = annotate("a.xlsx")
    copy = opened(copies / "a.xlsx")
    assert {rule for *_, rule in codes_in_notes(copy)} == {"T001"}
    assert copy[FINDINGS]["A3"].value == "Nilai 0 dari 100: tabel langkah masih kosong."


def test_a_copy_never_overwrites_a_source(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.xlsx").write_bytes(written_form(EXAMPLE))
    assert exit_code(["check", "a.xlsx", "--annotate", "."]) == 2
    assert "menimpa berkas asal" in capsys.readouterr().err


def test_a_broken_file_has_no_copy_and_stops_nothing(
    folder: Path, annotate: Callable[..., tuple[int, Path]], capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.xlsx").write_bytes(b"bukan zip")
    (folder / "b.xlsx").write_bytes(written_form(EXAMPLE))
    code, copies = annotate("a.xlsx", "b.xlsx")
    assert code == 1
    assert [file.name for file in copies.iterdir()] == ["b.xlsx"]
    total = capsys.readouterr().out.splitlines()[-2]
    assert total.startswith("1 SOP diperiksa: ")
    assert total.endswith(", 1 berkas tidak terbaca.")


def test_a_copy_that_cannot_be_written_is_named_and_stops_nothing(
    folder: Path, annotate: Callable[..., tuple[int, Path]], capsys: pytest.CaptureFixture[str]
) -> None:
    long = f"{'a' * 240}.xlsx"
    for name in (long, "b.xlsx"):
        (folder / name).write_bytes(written_form(EXAMPLE))
    code, copies = annotate(long, "b.xlsx")
    said = capsys.readouterr().out.splitlines()
    assert code == 1
    assert [file.name for file in copies.iterdir()] == ["b.xlsx"]
    assert said[0].startswith(f"{long}: ")
    assert "namanya terlalu panjang" in said[0]
    for name in (long, "b.xlsx"):
        assert any(line.startswith(f"{name}:Identitas!I2: I101 ") for line in said)
    assert re.fullmatch(r"2 SOP diperiksa: [^.]* saran\.", said[-2])
    assert said[-1].startswith("1 salinan ")
