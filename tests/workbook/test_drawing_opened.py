"""Other programs open what we draw into a workbook: the Open XML SDK, LibreOffice, openpyxl."""

from __future__ import annotations

import json
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pypdfium2
import pytest

from sopxl.backends.drawingml import render
from sopxl.workbook.drawing.sheet import (
    SheetDrawing,
    sheet_geometry,
    with_drawing,
    without_drawing,
)
from tests.backends.scenes import GRID, LEAVE, SCENE, START
from tests.conftest import real_part
from tests.workbook.workbooks import parts, plain, rich

if TYPE_CHECKING:
    from pathlib import Path

MILLIMETRES_OFF = 4
"""LibreOffice makes columns wider than Excel; a place three columns to the right moves so much."""

PT = 12_700

# openpyxl says what it would drop if it saved the workbook; here it only reads.
reads_only = pytest.mark.filterwarnings("ignore:.*extension is not supported")


def drawn(workbook: bytes, places: str = "") -> bytes:
    anchors = render(SCENE, GRID, sheet_geometry(workbook, "SOP").first_id)
    drawing = SheetDrawing(
        behind=anchors.behind,
        before=anchors.before,
        row_heights=dict.fromkeys(range(3, 9), 60 * PT),
        breaks=(8,),
        scale=100,
        places=places,
    )
    return with_drawing(workbook, "SOP", drawing)


def converted(libreoffice: str, workbook: bytes, kind: str, folder: Path) -> bytes:
    source = folder / "sop.xlsx"
    source.write_bytes(workbook)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    into = ["--convert-to", kind, "--outdir", str(folder / kind)]
    subprocess.run(
        [libreoffice, profile, "--headless", *into, str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / kind / f"sop.{kind}").read_bytes()


@pytest.mark.parametrize("workbook", [plain(), rich()], ids=["plain", "rich"])
def test_the_open_xml_sdk_finds_no_fault(workbook: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sop.xlsx"
    file.write_bytes(drawn(workbook))
    result = subprocess.run(
        [real_part("ooxml-validator"), str(file)], capture_output=True, check=False, timeout=120
    )
    assert json.loads(result.stdout)["errors"] == []


@reads_only
def test_openpyxl_reads_the_cells_of_a_drawn_workbook() -> None:
    sheet = openpyxl.load_workbook(BytesIO(drawn(rich())))["SOP"]
    assert sheet["A2"].value == "kegiatan 1"
    assert sheet.row_dimensions[4].height == 60
    assert [mark.id for mark in sheet.row_breaks.brk] == [8, 20]


def test_libreoffice_shows_the_symbols_where_the_scene_has_them(
    libreoffice: str, tmp_path: Path
) -> None:
    pdf = pypdfium2.PdfDocument(converted(libreoffice, drawn(plain()), "pdf", tmp_path))
    page = pdf[0].get_textpage()
    height = pdf[0].get_height()

    def middle(word: str) -> tuple[float, float]:
        """The middle of a word in millimetres from the upper left corner."""
        finder = page.search(word, match_case=True, match_whole_word=True)
        index, _ = finder.get_next() or (None, 0)
        assert index is not None, word
        boxes = [page.get_charbox(index + step) for step in range(len(word))]
        left, right = boxes[0][0], boxes[-1][2]
        lower, upper = boxes[0][1], boxes[0][3]
        return (left + right) / 2 / 72 * 25.4, (height - (lower + upper) / 2) / 72 * 25.4

    first, last = middle("Mulai"), middle("A")
    start, leave = START.box.centre, LEAVE.box.centre
    assert last[0] - first[0] == pytest.approx((leave.x - start.x) / 36_000, abs=MILLIMETRES_OFF)
    # The letter stands in the upper four fifths of the pentagon.
    raised = LEAVE.box.height / 10
    assert last[1] - first[1] == pytest.approx((leave.y - raised - start.y) / 36_000, abs=0.5)
    assert middle("Ya")[1] < last[1]


def test_what_a_drawing_remembers_takes_no_paper_of_libreoffice(
    libreoffice: str, tmp_path: Path
) -> None:
    pages = [
        len(pypdfium2.PdfDocument(converted(libreoffice, workbook, "pdf", tmp_path)))
        for workbook in (drawn(plain()), drawn(plain(), "[9999,1]," * 7_000))
    ]
    assert pages == [2, 2]


@reads_only
def test_the_memory_survives_saving_by_libreoffice(libreoffice: str, tmp_path: Path) -> None:
    saved = converted(libreoffice, drawn(rich()), "xlsx", tmp_path)
    cleared = without_drawing(saved, "SOP")
    assert b"sopxl:" not in parts(cleared)["xl/drawings/drawing1.xml"]
    sheet = openpyxl.load_workbook(BytesIO(cleared))["SOP"]
    assert [sheet.row_dimensions[row].height for row in (4, 6)] == [None, 33]
    assert [mark.id for mark in sheet.row_breaks.brk] == [20]
