"""Every button of the ribbon on each example, twice, and in every situation people bring about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from sopxl.template.sop_ap import FINDINGS
from tests.excel import application
from tests.live.forms import (
    MACROS,
    SHORT,
    SOURCES,
    example,
    front,
    notes,
    opened,
    picture,
    steps,
    unmerged,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyopenvba.apps.excel import Worksheet

    from tests.excel.engine import Desk

RIBBON = etree.parse(MACROS / "ribbon.xml")
EVERY = tuple(str(button.get("onAction")) for button in RIBBON.iter("{*}button"))
ADDING = ("SopxlEdit.AddStep", "SopxlEdit.AddActor")
THINKING = ("SopxlRibbon.CheckSop", "SopxlRibbon.FixSop")
DRAW, CLEAR, PDF, REGISTER = (
    "SopxlRibbon.DrawFlowchart",
    "SopxlRibbon.ClearFlowchart",
    "SopxlRibbon.SavePdf",
    "SopxlRibbon.RegisterSop",
)
DRAWN = "Diagram alir sudah digambar."
MANUAL = -4135


def pressed(desk: Desk, button: str) -> str:
    """Press a button and return what is told, which must not be that something broke."""
    told = len(desk.alerts), len(desk.messages)
    desk.press(button)
    answers = (*desk.alerts[told[0] :], *desk.messages[told[1] :])
    assert not [one for one in answers if "tidak terduga" in one or "Kesalahan" in one]
    return " ".join(answers)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem[:12])
def test_every_button_works_twice_on_each_example(tmp_path: Path, source: Path) -> None:
    desk = opened(tmp_path, example(source))
    unmerged(desk.sheet(front(desk), "SOP"))
    desk.session.templates = tmp_path / "XLSTART"
    desk.session.chosen_folder = str(tmp_path / "register")
    told = {}
    for button in EVERY:
        told[button] = [pressed(desk, button), picture(desk), pressed(desk, button), picture(desk)]
    first, drawing, again, same = told[DRAW]
    assert first == again
    assert first.startswith(DRAWN)
    assert drawing == same != []
    assert told[CLEAR][1] == told[CLEAR][3] == []
    assert (tmp_path / "sop-ap.pdf").read_bytes().startswith(b"%PDF")
    assert "memuat 1 SOP" in told["SopxlRibbon.RegisterSop"][2]


# -- what people do to a sheet --------------------------------------------------------------------


def insert_row(_: Desk, sheet: Worksheet) -> None:
    sheet.vba_get("Rows", [8]).vba_get("Insert")


def insert_column(_: Desk, sheet: Worksheet) -> None:
    sheet.vba_get("Columns", [2]).vba_get("Insert")


def rename(_: Desk, sheet: Worksheet) -> None:
    """Rename the sheet; in Excel, unlike in the double, the names that refer to it go along."""
    sheet.vba_set("Name", "Prosedur & Alur")
    for name in sheet.book.names_.vba_items():
        refers = name.vba_get("RefersTo").replace("=SOP!", "='Prosedur & Alur'!")
        name.vba_set("RefersTo", refers)


def hide_a_column(_: Desk, sheet: Worksheet) -> None:
    sheet.vba_get("Columns", [1]).vba_set("Hidden", True)


def own_things(_: Desk, sheet: Worksheet) -> None:
    sheet.vba_get("Shapes").vba_get("AddShape", [1, 1, 2, 30, 40])
    sheet.vba_get("Range", ["F7"]).vba_get("AddComment", ["catatan saya"])


def count_in_r1c1(desk: Desk, _: Worksheet) -> None:
    desk.session.reference_style = application.R1C1


def calculate_by_hand(desk: Desk, _: Worksheet) -> None:
    desk.excel.application.calculation = MANUAL


def never_save(desk: Desk, _: Worksheet) -> None:
    desk.excel.application.active_book.path = ""


def filter_nothing_away(_: Desk, sheet: Worksheet) -> None:
    sheet.vba_get("Range", ["A5:P45"]).vba_get("AutoFilter", [1])


def protect(_: Desk, sheet: Worksheet) -> None:
    sheet.vba_get("Protect", [])


def open_another_of_its_name(desk: Desk, _: Worksheet) -> None:
    """Open one in a second Excel, as only there Excel lets it; the first comes to the front."""
    folder = Path(desk.excel.application.active_book.path)
    opened(folder / "lain", example(SOURCES[1]), desk.excel.application.active_book.name)
    application.SESSION = desk.session
    desk.connect()


SITUATIONS = (
    insert_row,
    insert_column,
    rename,
    hide_a_column,
    own_things,
    count_in_r1c1,
    calculate_by_hand,
    never_save,
    filter_nothing_away,
    protect,
    open_another_of_its_name,
)
ANSWERS = {
    THINKING[0]: "temuan:",
    DRAW: DRAWN,
    CLEAR: "sudah dihapus",
    PDF: "PDF disimpan",
    REGISTER: "memuat 1 SOP",
    "SopxlRibbon.ShowHelp": "Ctrl+Z",
}
"""What is told where nothing stands in the way."""

LOCKED = "Buka Proteksi Lembar"
REFUSED = {
    never_save: dict.fromkeys((PDF, REGISTER), "belum pernah disimpan"),
    protect: dict.fromkeys((*ADDING, DRAW, CLEAR), LOCKED) | {THINKING[0]: "Tanpa catatan"},
}
"""What is told where something does."""


@pytest.mark.parametrize("change", SITUATIONS)
def test_what_people_do_to_a_workbook_hinders_no_button_or_is_named(
    tmp_path: Path, change: Callable[[Desk, Worksheet], None]
) -> None:
    desk = opened(tmp_path, example(SHORT))
    sheet = unmerged(desk.sheet("sop-ap.xlsx", "SOP"))
    desk.session.templates = tmp_path / "XLSTART"
    desk.session.chosen_folder = str(tmp_path / "register")
    change(desk, sheet)
    shapes, comments = [shape.name for shape in sheet.shapes_], notes(sheet)
    style, calculation = desk.session.reference_style, desk.excel.application.calculation
    expected = ANSWERS | REFUSED.get(change, {})
    # The double cannot insert into a sheet with shapes on it; Excel can.
    for button in [one for one in EVERY if not (shapes and one in ADDING)]:
        told = [pressed(desk, button), pressed(desk, button)]
        assert all(expected.get(button, "") in one for one in told), (button, told)
    assert [shape.name for shape in sheet.shapes_] == shapes
    assert set(comments.values()) <= set(notes(sheet).values())
    assert (desk.session.reference_style, desk.excel.application.calculation) == (
        style,
        calculation,
    )


def test_a_step_filtered_away_is_named_and_nothing_is_drawn(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    sheet = desk.sheet("sop-ap.xlsx", "SOP")
    sheet.vba_get("Range", ["A5:P45"]).vba_get("AutoFilter", [1, "kegiatan"])
    for button in THINKING:
        pressed(desk, button)
    assert "disembunyikan atau disaring" in pressed(desk, DRAW)
    assert picture(desk) == []


def test_a_target_that_waits_for_recalculation_is_read_as_it_will_be(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    sheet = unmerged(desk.sheet("sop-ap.xlsx", "SOP"))
    before = steps(desk)
    calculate_by_hand(desk, sheet)
    sheet.vba_get("Activate")
    sheet.vba_get("Range", ["F7"]).vba_get("Select")
    desk.press(ADDING[0])
    sheet.vba_get("Range", ["F8"]).vba_set("Value", "Menelaah berkas")
    assert steps(desk, "number") == [str(n + 1) for n in range(len(before) + 1)]


# -- what is protected ----------------------------------------------------------------------------


def test_perbaiki_names_the_protected_sheet_before_it_asks(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    desk.connect().books.active.sheets["SOP"]["A7"].value = "proses"
    desk.sheet("sop-ap.xlsx", "SOP").vba_get("Protect", [])
    told = pressed(desk, THINKING[1])
    assert told.startswith("Lembar «SOP» terproteksi")
    assert desk.connect().books.active.sheets["SOP"]["A7"].value == "proses"


def test_periksa_goes_round_a_protected_sheet_and_says_so(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    sheet = desk.sheet("sop-ap.xlsx", "SOP")
    sheet.vba_get("Range", ["M7"]).vba_set("Value", "")
    sheet.vba_get("Protect", [])
    assert "Tanpa catatan karena terproteksi: SOP." in pressed(desk, THINKING[0])
    assert notes(sheet) == {}


def test_a_protected_list_of_findings_is_named_and_no_note_is_written(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    sheet = desk.sheet("sop-ap.xlsx", "SOP")
    sheet.vba_get("Range", ["M7"]).vba_set("Value", "")
    desk.sheet("sop-ap.xlsx", FINDINGS).vba_get("Protect", [])
    assert f"Lembar «{FINDINGS}» terproteksi" in pressed(desk, THINKING[0])
    assert notes(sheet) == {}
    assert desk.session.undo is None


@pytest.mark.parametrize("button", [THINKING[0], DRAW, CLEAR])
def test_a_workbook_that_takes_no_sheet_says_how_to_let_it(tmp_path: Path, button: str) -> None:
    desk = opened(tmp_path, example(SHORT))
    desk.excel.application.active_book.vba_get("Protect", ["", True])
    told = pressed(desk, button)
    assert "Susunan buku kerja ini terproteksi" in told
    assert "Proteksi Buku Kerja" in told


def test_a_workbook_protected_after_the_first_drawing_is_drawn_on(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    for button in (THINKING[0], DRAW):
        pressed(desk, button)
    drawing = picture(desk)
    desk.excel.application.active_book.vba_get("Protect", ["", True])
    for button in (THINKING[0], DRAW):
        pressed(desk, button)
    assert picture(desk) == drawing != []


# -- which workbook -------------------------------------------------------------------------------


def test_two_workbooks_of_one_name_are_not_mixed_up(tmp_path: Path) -> None:
    first = opened(tmp_path / "a", example(SHORT))
    pressed(first, DRAW)
    second = opened(tmp_path / "b", example(SOURCES[1]))
    pressed(second, DRAW)
    assert picture(second) != picture(first) != []


def test_a_column_inserted_among_the_actors_moves_the_drawing_along(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    sheet = unmerged(desk.sheet(front(desk), "SOP"))
    pressed(desk, DRAW)
    before = {shape.name: shape.left for shape in sheet.shapes_}
    pressed(desk, CLEAR)
    insert_column(desk, sheet)
    pressed(desk, DRAW)
    after = {shape.name: shape.left for shape in sheet.shapes_}
    drawn = [name for name in before if before[name]]
    assert drawn
    assert all(after[name] > before[name] for name in drawn)
