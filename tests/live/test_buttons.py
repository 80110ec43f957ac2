"""Every button in every situation that people bring about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sopxl.model.sop import Sop, StepKind
from sopxl.template.sop_ap import FINDINGS
from tests.excel.conditions import coloured
from tests.live.forms import ROOT, SHORT, SOURCES, example, front, opened, picture, steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyopenvba.apps.excel import Worksheet

BUTTONS = ("SopxlRibbon.CheckSop", "SopxlRibbon.DrawFlowchart", "SopxlRibbon.ClearFlowchart")
MOST_CROSSINGS = 8
MANUAL = -4135


def sixty_steps() -> Sop:
    sop = example(SHORT)
    middle = next(step for step in sop.steps if step.kind is StepKind.ACTIVITY)
    many = [sop.steps[0], *(replace(middle, ways_out=()) for _ in range(58)), sop.steps[-1]]
    numbered = (replace(step, index=i, number=i + 1) for i, step in enumerate(many))
    return replace(sop, steps=tuple(numbered))


@pytest.mark.parametrize("button", BUTTONS)
def test_sixty_steps_take_few_crossings(tmp_path: Path, button: str) -> None:
    desk = opened(tmp_path, sixty_steps())
    desk.crossings = 0
    desk.press(button)
    assert "tidak terduga" not in desk.alerts[-1]
    assert desk.crossings <= MOST_CROSSINGS


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem[:12])
def test_each_example_is_checked_and_drawn_twice_alike(tmp_path: Path, source: Path) -> None:
    desk = opened(tmp_path, example(source))
    desk.press("SopxlRibbon.CheckSop")
    assert "tidak terduga" not in desk.alerts[-1]
    seen = []
    for _ in range(2):
        desk.press("SopxlRibbon.DrawFlowchart")
        assert desk.alerts[-1].startswith("Diagram alir sudah digambar.")
        seen.append(picture(desk))
    assert seen[0] == seen[1] != []


def unmerged(sheet: Worksheet) -> Worksheet:
    """Return the sheet as the double can insert into it; Excel can with merged cells too."""
    sheet.merged_areas.clear()
    return sheet


def insert_row(sheet: Worksheet) -> None:
    unmerged(sheet)
    sheet.vba_get("Rows", [8]).vba_get("Insert")


def insert_column(sheet: Worksheet) -> None:
    unmerged(sheet)
    sheet.vba_get("Columns", [2]).vba_get("Insert")


def rename(sheet: Worksheet) -> None:
    sheet.vba_set("Name", "Prosedur & Alur")


def hide_a_column(sheet: Worksheet) -> None:
    sheet.vba_get("Columns", [1]).vba_set("Hidden", True)


def own_things(sheet: Worksheet) -> None:
    sheet.vba_get("Shapes").vba_get("AddShape", [1, 1, 2, 30, 40])
    sheet.vba_get("Range", ["F7"]).vba_get("AddComment", ["catatan saya"])


@pytest.mark.parametrize("change", [insert_row, insert_column, rename, hide_a_column, own_things])
def test_what_people_do_to_a_sheet_hinders_no_button(
    tmp_path: Path, change: Callable[[Worksheet], None]
) -> None:
    desk = opened(tmp_path, example(SHORT))
    sheet = desk.sheet("sop-ap.xlsx", "SOP")
    change(sheet)
    theirs = [shape.name for shape in sheet.shapes_]
    for button in BUTTONS:
        desk.press(button)
        assert "tidak" not in desk.alerts[-1].partition(".")[0], desk.alerts[-1]
    assert [shape.name for shape in sheet.shapes_] == theirs


def test_a_column_inserted_among_the_actors_moves_the_drawing_along(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    desk.press("SopxlRibbon.DrawFlowchart")
    before = {shape.name: shape.left for shape in desk.sheet(front(desk), "SOP").shapes_}
    desk.press("SopxlRibbon.ClearFlowchart")
    insert_column(desk.sheet(front(desk), "SOP"))
    desk.press("SopxlRibbon.DrawFlowchart")
    after = {shape.name: shape.left for shape in desk.sheet(front(desk), "SOP").shapes_}
    drawn = [name for name in before if name != "sopxl:catatan" and before[name]]
    assert drawn
    assert all(after[name] > before[name] for name in drawn)


@pytest.mark.parametrize("button", BUTTONS[1:])
def test_a_protected_sheet_is_named_with_the_way_out(tmp_path: Path, button: str) -> None:
    desk = opened(tmp_path, example(SHORT))
    desk.sheet("sop-ap.xlsx", "SOP").vba_get("Protect", [])
    desk.press(button)
    assert desk.alerts[-1].startswith("Lembar «SOP» terproteksi")
    assert "Buka Proteksi Lembar" in desk.alerts[-1]
    assert picture(desk) == []


def test_periksa_goes_round_a_protected_sheet_and_says_so(tmp_path: Path) -> None:
    desk = opened(tmp_path, faulty())
    desk.sheet("sop-ap.xlsx", "SOP").vba_get("Protect", [])
    desk.press("SopxlRibbon.CheckSop")
    assert "Tanpa catatan karena terproteksi: SOP." in desk.alerts[-1]
    assert notes(desk, "SOP") == {}


def test_manual_calculation_and_r1c1_stay_as_they_are(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    desk.press("SopxlRibbon.DrawFlowchart")
    expected = picture(desk)
    desk = opened(tmp_path, example(SHORT))
    desk.excel.application.calculation = MANUAL
    desk.press("SopxlRibbon.DrawFlowchart")
    assert picture(desk) == expected
    assert desk.excel.application.calculation == MANUAL


def test_two_workbooks_of_one_name_are_not_mixed_up(tmp_path: Path) -> None:
    first = opened(tmp_path / "a", example(SHORT))
    first.press("SopxlRibbon.DrawFlowchart")
    expected = picture(first)
    second = opened(tmp_path / "b", example(SOURCES[1]))
    second.press("SopxlRibbon.DrawFlowchart")
    assert picture(second) != expected


def test_an_unsaved_workbook_is_drawn_on_but_has_no_place_for_a_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened(tmp_path, example(SHORT))
    monkeypatch.setattr(desk.excel.application.active_book, "path", "")
    desk.press("SopxlRibbon.DrawFlowchart")
    assert picture(desk)
    desk.press("SopxlRibbon.SavePdf")
    assert desk.alerts[-1].startswith("Buku kerja ini belum pernah disimpan")


# -- findings -----------------------------------------------------------------------------------


def faulty() -> Sop:
    sop = example(SHORT)
    broken = replace(sop.steps[1], output="", actors=("Juru Ketik",))
    return replace(sop, steps=(sop.steps[0], broken, *sop.steps[2:]))


def notes(desk: object, sheet: str) -> dict[str, str]:
    found = desk.sheet(front(desk), sheet).vba_get("Comments")
    cells = found.vba_items()
    return {note.vba_get("Parent").vba_get("Address"): note.vba_get("Text") for note in cells}


def test_findings_stand_in_their_cells_in_colour_and_in_the_list(tmp_path: Path) -> None:
    desk = opened(tmp_path, faulty())
    desk.press("SopxlRibbon.CheckSop")
    table = desk.connect().books.active.sheets[FINDINGS].used_range.value[4:]
    listed = {row[2].partition("!")[2] for row in table if row[2] and row[2].startswith("SOP!")}
    noted = {address.replace("$", "") for address in notes(desk, "SOP")}
    assert {"B7", "M7"} <= noted
    assert noted == listed == set(coloured(desk.sheet(front(desk), "SOP")))


def test_a_note_of_the_users_own_stays_and_ours_go(tmp_path: Path) -> None:
    desk = opened(tmp_path, faulty())
    sheet = desk.sheet(front(desk), "SOP")
    sheet.vba_get("Range", ["M7"]).vba_get("AddComment", ["catatan saya"])
    desk.press("SopxlRibbon.CheckSop")
    assert notes(desk, "SOP")["$M$7"] == "catatan saya"
    desk.undo()
    assert notes(desk, "SOP") == {"$M$7": "catatan saya"}
    assert coloured(sheet) == {}


def test_next_and_previous_lead_round_through_the_cells(tmp_path: Path) -> None:
    desk = opened(tmp_path, faulty())
    desk.press("SopxlFindings.NextFinding")
    assert "Periksa dahulu" in desk.messages[-1]
    desk.press("SopxlRibbon.CheckSop")
    table = desk.connect().books.active.sheets[FINDINGS].used_range.value[4:]
    cells = [row[2] for row in table if row[2]]
    seen = []
    for _ in range(len(cells) + 1):
        desk.press("SopxlFindings.NextFinding")
        active = desk.excel.application.vba_get("ActiveCell")
        address = active.vba_get("Address").replace("$", "")
        seen.append(f"{active.vba_get('Parent').vba_get('Name')}!{address}")
    assert seen == [*cells, cells[0]]
    desk.press("SopxlFindings.PreviousFinding")
    assert (
        desk.excel.application.vba_get("ActiveCell").vba_get("Address").replace("$", "")
        == (cells[-1].partition("!")[2])
    )


# -- fixes --------------------------------------------------------------------------------------


def test_perbaiki_shows_each_fix_applies_it_and_takes_it_back(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    sheet = desk.connect().books.active.sheets["SOP"]
    sheet["A7"].value = "proses"
    sheet["A8"].value = "aktivitas"
    desk.press("SopxlRibbon.FixSop")
    assert "SOP!A7: «proses» menjadi «kegiatan»" in desk.alerts[-2]
    assert [sheet[cell].value for cell in ("A7", "A8")] == ["kegiatan", "kegiatan"]
    desk.undo()
    assert [sheet[cell].value for cell in ("A7", "A8")] == ["proses", "aktivitas"]


def test_perbaiki_declined_changes_nothing(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    sheet = desk.connect().books.active.sheets["SOP"]
    sheet["A7"].value = "proses"
    desk.answer = "cancel"
    desk.press("SopxlRibbon.FixSop")
    assert sheet["A7"].value == "proses"
    assert desk.session.undo is None


# -- the table ----------------------------------------------------------------------------------


def test_a_step_put_in_has_its_formulas_and_goes_again(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    before = steps(desk)
    sheet = unmerged(desk.sheet(front(desk), "SOP"))
    sheet.vba_get("Activate")
    sheet.vba_get("Range", ["F7"]).vba_get("Select")
    desk.press("SopxlEdit.AddStep")
    assert sheet.vba_get("Range", ["E8"]).vba_get("HasFormula")
    assert sheet.vba_get("Range", ["O8"]).vba_get("HasFormula")
    sheet.vba_get("Range", ["F8"]).vba_set("Value", "Menelaah berkas")
    assert steps(desk) == [*before[:2], "Menelaah berkas", *before[2:]]
    assert steps(desk, "number") == [str(n + 1) for n in range(len(before) + 1)]
    desk.undo()
    assert steps(desk) == before


def test_an_actor_put_in_stands_last_and_goes_again(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    sheet = unmerged(desk.sheet(front(desk), "SOP"))

    def heads() -> list[str]:
        cells = desk.connect().books.active.sheets["SOP"]["A5:P5"].value
        return [str(cell or "") for cell in cells]

    before = heads()
    place = len(example(SHORT).actors) + 6
    desk.press("SopxlEdit.AddActor")
    assert heads() == [*before[:place], "", *before[place:]]
    sheet.vba_get("Cells", [5, place + 1]).vba_set("Value", "Notulis")
    desk.press("SopxlRibbon.DrawFlowchart")
    assert desk.alerts[-1].startswith("Diagram alir sudah digambar.")
    desk.press("SopxlRibbon.ClearFlowchart")


def test_an_actor_put_in_by_mistake_goes_again(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    unmerged(desk.sheet(front(desk), "SOP"))
    sheet = desk.connect().books.active.sheets["SOP"]
    before = sheet["A4:P8"].value
    desk.press("SopxlEdit.AddActor")
    assert sheet["A4:P8"].value != before
    desk.undo()
    assert sheet["A4:P8"].value == before


# -- what leaves Excel --------------------------------------------------------------------------


def test_simpan_pdf_writes_beside_the_workbook(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    desk.press("SopxlRibbon.SavePdf")
    assert (tmp_path / "sop-ap.pdf").read_bytes().startswith(b"%PDF")


def test_daftarkan_adds_to_the_register_that_was_chosen(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    desk.session.chosen_folder = str(tmp_path / "register's")
    desk.press("SopxlRibbon.RegisterSop")
    assert "memuat 1 SOP" in desk.alerts[-1]
    assert (tmp_path / "register's" / "register.xlsx").is_file()


def test_sop_baru_opens_the_shipped_form(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    desk.session.templates = templates = tmp_path / "Templates"
    templates.mkdir()
    desk.press("SopxlRibbon.NewSop")
    assert "addin install" in desk.messages[-1]
    form = ROOT / "workbook_templates" / "sop-ap.xlsx"
    (templates / "sop-ap.xlsx").write_bytes(form.read_bytes())
    desk.press("SopxlRibbon.NewSop")
    assert desk.session.begun_from == [templates / "sop-ap.xlsx"]


def test_help_and_the_doctor_say_something(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    desk.press("SopxlRibbon.ShowHelp")
    desk.press("SopxlRibbon.CheckInstallation")
    assert "Ctrl+Z" in desk.messages[-1]
    assert desk.alerts[-1]
