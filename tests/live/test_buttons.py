"""What each button does, and that one undo takes it back."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pyopenvba.apps.excel import Range
from pyopenvba.interpreter._values import VBAInt, error
from pypdf import PdfReader

from sopxl.model.sop import Sop, StepKind
from sopxl.pipeline.annotating import annotate
from sopxl.pipeline.checking.judging import Task
from sopxl.template.sop_ap import FINDINGS
from tests.excel import pages
from tests.excel.conditions import coloured
from tests.live.forms import (
    ROOT,
    SHORT,
    built,
    example,
    front,
    notes,
    opened,
    opened_file,
    steps,
    unmerged,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pyopenvba.apps.excel import Worksheet

    from sopxl.pipeline.checking.outcome import Outcome
    from tests.excel.engine import Desk

TODAY = Task(dt.datetime.now().astimezone().date(), {})
MEASURED = ("SopxlRibbon.CheckSop", "SopxlRibbon.DrawFlowchart", "SopxlRibbon.ClearFlowchart")
MOST_CROSSINGS = 8
A4 = 9
POINTS_TO_THE_MM = 72 / 25.4


def sixty_steps() -> Sop:
    sop = example(SHORT)
    middle = next(step for step in sop.steps if step.kind is StepKind.ACTIVITY)
    many = [sop.steps[0], *(replace(middle, ways_out=()) for _ in range(58)), sop.steps[-1]]
    numbered = (replace(step, index=i, number=i + 1) for i, step in enumerate(many))
    return replace(sop, steps=tuple(numbered))


@pytest.mark.parametrize("button", MEASURED)
def test_sixty_steps_take_few_crossings(tmp_path: Path, button: str) -> None:
    desk = opened(tmp_path, sixty_steps())
    for _ in range(2):
        desk.crossings = 0
        desk.press(button)
        assert "tidak terduga" not in desk.alerts[-1]
        assert desk.crossings <= MOST_CROSSINGS


# -- findings -----------------------------------------------------------------------------------


def faulty() -> Sop:
    sop = example(SHORT)
    broken = replace(sop.steps[1], output="", actors=("Juru Ketik",))
    return replace(sop, steps=(sop.steps[0], broken, *sop.steps[2:]))


def test_findings_stand_in_their_cells_in_colour_and_in_the_list(tmp_path: Path) -> None:
    desk = opened(tmp_path, faulty())
    desk.press("SopxlRibbon.CheckSop")
    table = desk.connect().books.active.sheets[FINDINGS].used_range.value[4:]
    named = {row[2].partition("!")[2] for row in table if row[2] and row[2].startswith("SOP!")}
    noted = {address.replace("$", "") for address in notes(desk.sheet(front(desk), "SOP"))}
    assert {"B7", "M7"} <= noted
    assert noted == named == set(coloured(desk.sheet(front(desk), "SOP")))


def test_the_score_stands_above_the_list(tmp_path: Path) -> None:
    desk = opened(tmp_path, faulty())
    desk.press("SopxlRibbon.CheckSop")
    score = desk.connect().books.active.sheets[FINDINGS]["A3"].value
    assert score.startswith("Nilai ")
    assert " dari 100" in score


def test_a_sheet_called_temuan_of_the_users_own_is_left_alone(tmp_path: Path) -> None:
    desk = opened(tmp_path, faulty())
    theirs = desk.connect().books.active.sheets[FINDINGS]
    theirs["A4:G4"].value = [["Tanggal", "Temuan auditor", "Tindak lanjut", "", "", "", ""]]
    theirs["A5"].value = "2026-01-05"
    before = theirs["A1:G9"].value
    for _ in range(2):
        desk.press("SopxlRibbon.CheckSop")
    assert theirs["A1:G9"].value == before
    assert "lembar Temuan sopxl 1" in desk.alerts[-1]
    assert "milik Anda dan tidak diubah" in desk.alerts[-1]
    assert desk.connect().books.active.sheet_names.count("Temuan sopxl 2") == 0
    desk.press("SopxlRibbon.ShowFindings")
    assert desk.excel.application.active_book.active_sheet.name == "Temuan sopxl 1"


def test_a_check_that_fails_half_way_leaves_no_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened(tmp_path, faulty())
    sheet = desk.sheet(front(desk), "SOP")

    def refuse(*_: object) -> None:
        raise error(1004, "Unable to set the WrapText property of the Range class")

    wrapping = Range._vba_members["wraptext"]
    monkeypatch.setitem(Range._vba_members, "wraptext", replace(wrapping, setter=refuse))
    desk.press("SopxlRibbon.CheckSop")
    assert "Isian Anda tidak diubah" in desk.alerts[-1]
    assert (notes(sheet), coloured(sheet)) == ({}, {})


def listed(desk: Desk) -> list[list[object]]:
    """Return the rows of the list of findings that hold anything."""
    rows = desk.connect().books.active.sheets[FINDINGS]["A1:G60"].value
    return [row for row in rows if any(row)]


def test_escape_at_any_moment_takes_back_what_was_noted(tmp_path: Path) -> None:
    desk = opened(tmp_path, faulty())
    sheet = desk.sheet(front(desk), "SOP")
    sheet.vba_get("Range", ["M7"]).vba_get("AddComment", ["catatan saya"])
    before = [notes(sheet), coloured(sheet), listed(desk)]
    desk.press("SopxlRibbon.CheckSop")
    desk.undo()
    for moment in desk.moments(12):
        desk.press_escape_at(moment)
        desk.press("SopxlRibbon.CheckSop")
        assert desk.alerts[-1].startswith("Dihentikan dengan tombol Esc."), moment
        assert [notes(sheet), coloured(sheet), listed(desk)] == before, moment
        assert desk.session.cancel_key == 1


def test_escape_while_the_second_check_writes_gives_the_first_back(tmp_path: Path) -> None:
    desk = opened(tmp_path, faulty())
    sheet = desk.sheet(front(desk), "SOP")
    desk.press("SopxlRibbon.CheckSop")
    first = [notes(sheet), coloured(sheet)]
    sheet.vba_get("Range", ["K7"]).vba_set("Value", "")
    for moment in desk.moments(4):
        desk.press_escape_at(moment)
        desk.press("SopxlRibbon.CheckSop")
        assert [notes(sheet), coloured(sheet)] == first, moment


def test_a_note_of_the_users_own_stays_and_ours_go(tmp_path: Path) -> None:
    desk = opened(tmp_path, faulty())
    sheet = desk.sheet(front(desk), "SOP")
    sheet.vba_get("Range", ["M7"]).vba_get("AddComment", ["catatan saya"])
    desk.press("SopxlRibbon.CheckSop")
    assert notes(sheet)["$M$7"] == "catatan saya"
    desk.undo()
    assert notes(sheet) == {"$M$7": "catatan saya"}
    assert coloured(sheet) == {}


def test_notes_of_a_file_that_was_annotated_give_way_to_those_of_the_button(tmp_path: Path) -> None:
    outcome, copy = annotate_form(tmp_path, faulty())
    desk = opened_file(tmp_path, copy)
    sheet = desk.sheet(front(desk), "SOP")
    in_file = notes(sheet)
    assert len(in_file) == len({one.place for one in outcome.findings if one.place.sheet == "SOP"})
    sheet.vba_get("Range", ["M7"]).vba_set("Value", "Berita acara")
    desk.press("SopxlRibbon.CheckSop")
    assert notes(sheet).keys() == in_file.keys() - {"$M$7"}


def annotate_form(folder: Path, sop: Sop) -> tuple[Outcome, bytes]:
    file = folder / "form.xlsx"
    file.write_bytes(built(sop))
    return annotate(file, TODAY)


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


def dropdown(sheet: Worksheet, cell: str) -> str:
    return str(sheet.vba_get("Range", [cell]).vba_get("Validation").vba_get("Formula1"))


def test_what_is_put_in_has_the_drop_downs_of_the_table(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    sheet = unmerged(desk.sheet(front(desk), "SOP"))
    sheet.vba_get("Activate")
    sheet.vba_get("Range", ["F7"]).vba_get("Select")
    kinds, actors = dropdown(sheet, "A7"), dropdown(sheet, "B7")
    desk.press("SopxlEdit.AddStep")
    assert (dropdown(sheet, "A8"), dropdown(sheet, "B8")) == (kinds, actors)
    heads = re.search(r"\$F\$5:\$(\w)\$5", actors)
    assert heads is not None
    desk.press("SopxlEdit.AddActor")
    assert f"$F$5:${chr(ord(heads[1]) + 1)}$5" in dropdown(sheet, "B8")


def test_whatever_takes_long_is_told_in_the_status_bar(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    for label, button in (("Periksa", "CheckSop"), ("Gambar", "DrawFlowchart")):
        desk.session.statuses.clear()
        desk.press(f"SopxlRibbon.{button}")
        assert desk.session.statuses[0] == f"sopxl bekerja: {label}"
        assert desk.session.statuses[-1] == "False"
    assert [one for one in desk.session.statuses if one.startswith("sopxl menggambar: 25 / ")]


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


def test_simpan_pdf_has_the_paper_and_the_page_breaks_of_the_sheet(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    sheet = desk.sheet(front(desk), "SOP")
    desk.press("SopxlRibbon.SavePdf")
    before = PdfReader(tmp_path / "sop-ap.pdf")
    sheets = len(desk.connect().books.active.sheets)
    pages.breaks(sheet).add(9)
    pages.PageSetup(sheet).said["PaperSize"] = VBAInt(A4, "Long")
    desk.press("SopxlRibbon.SavePdf")
    after = PdfReader(tmp_path / "sop-ap.pdf")
    assert len(after.pages) == len(before.pages) + 1
    widths = [float(one.pages[-1].mediabox.width) / POINTS_TO_THE_MM for one in (before, after)]
    assert widths == pytest.approx([330, 297], abs=0.1)
    assert len(desk.connect().books.active.sheets) == sheets


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
