"""The functions for cells, executed as VBA, say what Python says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sopxl.model.citation import Citation
from sopxl.model.duration import Duration
from sopxl.model.settings import Settings
from tests.live.forms import SHORT, example, front, opened

if TYPE_CHECKING:
    from pathlib import Path

    from tests.excel.engine import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return opened(tmp_path, example(SHORT))


@pytest.mark.parametrize(
    "text",
    ["15 menit", "2 jam", "1 jam 30 menit", "1,5 jam", "3 hari kerja", "2 hari", "2-3 jam", "5mnt"],
)
def test_sop_menit_reckons_as_python_does(desk: Desk, text: str) -> None:
    longest = Duration.parse(text).longest
    assert longest is not None
    expected = longest.working_time(Settings().minutes_per_working_day) + longest.calendar_minutes
    assert float(desk.excel.run("SOP_MENIT", text)) == expected


@pytest.mark.parametrize("text", ["", "segera", "15", "2 kali seminggu", "1 hari 2 hari kerja"])
def test_sop_menit_says_nothing_of_what_it_cannot_read(desk: Desk, text: str) -> None:
    assert desk.excel.run("SOP_MENIT", text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "UU 7/2017",
        "PP No. 61 Tahun 2010",
        "PKPU Nomor 15 Tahun 2023 tentang Kampanye",
        "perki 1/2021",
    ],
)
def test_sop_dasar_is_the_formal_form(desk: Desk, text: str) -> None:
    cited = Citation.parse(text)
    assert cited is not None
    assert desk.excel.run("SOP_DASAR", text) == cited.formal


@pytest.mark.parametrize("text", ["", "peraturan kantor", "UU 2017", "surat 12/abc"])
def test_sop_dasar_says_nothing_of_what_it_cannot_read(desk: Desk, text: str) -> None:
    assert desk.excel.run("SOP_DASAR", text) == ""


def test_sop_cek_names_what_a_row_lacks(desk: Desk) -> None:
    sheet = desk.sheet(front(desk), "SOP")
    sheet.vba_get("Activate")
    assert desk.excel.run("SOP_CEK", 7) == ""
    sheet.vba_get("Range", ["M7"]).vba_set("Value", "")
    sheet.vba_get("Range", ["B7"]).vba_set("Value", "")
    assert desk.excel.run("SOP_CEK", 7) == "Pelaksana kosong. Output kosong."
    assert desk.excel.run("SOP_CEK", 40) == ""


def test_sop_temuan_is_what_was_found_in_a_cell(desk: Desk) -> None:
    cell = desk.sheet(front(desk), "SOP").vba_get("Range", ["M7"])
    assert desk.excel.run("SOP_TEMUAN", cell) == ""
    cell.vba_set("Value", "")
    desk.press("SopxlRibbon.CheckSop")
    assert desk.excel.run("SOP_TEMUAN", cell)
