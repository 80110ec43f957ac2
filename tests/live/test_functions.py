"""The functions for cells, in VBA and in Python, say the same; and no workbook needs them."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from sopxl.live import functions
from sopxl.model.citation import Citation
from sopxl.model.duration import Duration
from sopxl.model.settings import Settings
from tests.live.forms import ROOT, SHORT, example, front, opened

if TYPE_CHECKING:
    from pathlib import Path

    from tests.excel.engine import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return opened(tmp_path, example(SHORT))


DURATIONS = ("15 menit", "2 jam", "1 jam 30 menit", "1,5 jam", "3 hari kerja", "2 hari", "2-3 jam")
CITATIONS = (
    "UU 7/2017",
    "PP No. 61 Tahun 2010",
    "PKPU Nomor 15 Tahun 2023 tentang Kampanye",
    "perki 1/2021",
)


@pytest.mark.parametrize("text", [*DURATIONS, "5mnt"])
def test_sop_menit_reckons_alike_in_both(desk: Desk, text: str) -> None:
    longest = Duration.parse(text).longest
    assert longest is not None
    expected = longest.working_time(Settings().minutes_per_working_day) + longest.calendar_minutes
    assert float(desk.excel.run("SOP_MENIT", text)) == functions.SOP_MENIT(text) == expected


@pytest.mark.parametrize("text", ["", "segera", "15", "2 kali seminggu", "1 hari 2 hari kerja"])
def test_sop_menit_says_nothing_of_what_it_cannot_read(desk: Desk, text: str) -> None:
    assert desk.excel.run("SOP_MENIT", text) == functions.SOP_MENIT(text) == ""


def test_python_takes_what_a_cell_holds() -> None:
    assert functions.SOP_MENIT(None) == functions.SOP_DASAR(None) == ""
    assert functions.SOP_MENIT(15.0) == ""


@pytest.mark.parametrize("text", CITATIONS)
def test_sop_dasar_is_the_formal_form(desk: Desk, text: str) -> None:
    cited = Citation.parse(text)
    assert cited is not None
    assert desk.excel.run("SOP_DASAR", text) == functions.SOP_DASAR(text) == cited.formal


@pytest.mark.parametrize("text", ["", "peraturan kantor", "UU 2017", "surat 12/abc"])
def test_sop_dasar_says_nothing_of_what_it_cannot_read(desk: Desk, text: str) -> None:
    assert desk.excel.run("SOP_DASAR", text) == functions.SOP_DASAR(text) == ""


def test_sop_cek_names_what_a_row_lacks(desk: Desk) -> None:
    sheet = desk.sheet(front(desk), "SOP")
    sheet.vba_get("Activate")
    caller = desk.connect().books.active.sheets["SOP"]["P7"]
    assert desk.excel.run("SOP_CEK", 7) == functions.SOP_CEK(7, caller) == ""
    sheet.vba_get("Range", ["M7"]).vba_set("Value", "")
    sheet.vba_get("Range", ["B7"]).vba_set("Value", "")
    sheet.vba_get("Range", ["A7"]).vba_set("Value", "keputusan")
    expected = "Pelaksana kosong. Output kosong. Isi tujuan Ya. Isi tujuan Tidak."
    assert desk.excel.run("SOP_CEK", 7) == functions.SOP_CEK(7.0, caller) == expected
    assert desk.excel.run("SOP_CEK", 40) == functions.SOP_CEK(40, caller) == ""


def test_sop_temuan_is_what_was_found_in_a_cell(desk: Desk) -> None:
    cell = desk.sheet(front(desk), "SOP").vba_get("Range", ["M7"])
    same = desk.connect().books.active.sheets["SOP"]["M7"]
    assert desk.excel.run("SOP_TEMUAN", cell) == functions.SOP_TEMUAN(same) == ""
    cell.vba_set("Value", "")
    desk.press("SopxlRibbon.CheckSop")
    found = desk.excel.run("SOP_TEMUAN", cell)
    assert found == functions.SOP_TEMUAN(same) != ""


@pytest.mark.parametrize(
    "workbook",
    [*(ROOT / "workbook_templates").glob("*.xl*"), *(ROOT / "examples").rglob("*.xls[xm]")],
    ids=lambda path: path.name,
)
def test_no_cell_of_a_shipped_workbook_depends_on_one(workbook: Path) -> None:
    with zipfile.ZipFile(workbook) as package:
        for name in package.namelist():
            if name.startswith("xl/") and name.endswith(".xml"):
                assert not re.search(rb"SOP_(MENIT|CEK|DASAR|TEMUAN)", package.read(name)), name
