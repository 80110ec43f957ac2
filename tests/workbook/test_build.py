"""The form from the cell map: complete, printable, the same bytes each time."""

from __future__ import annotations

import json
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from sopxl.intake.parse.sop import parse
from sopxl.model.sop import Sop
from sopxl.template.sop_ap import LISTS, META, SOP_AP
from sopxl.workbook.build.form import build_sop
from sopxl.workbook.build.process_map import build_process_map
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.form import read_guarded
from tests.conftest import real_part
from tests.workbook.procedures import FAULTY, SOUND

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook.workbook import Workbook


def opened(workbook: bytes) -> Workbook:
    """Return the workbook as the second reader sees it."""
    return openpyxl.load_workbook(BytesIO(workbook))


def test_the_same_procedure_gives_the_same_bytes() -> None:
    assert build_sop(SOUND) == build_sop(SOUND)


def test_the_form_has_its_sheets_in_order_and_hides_two(blank: bytes) -> None:
    book = opened(blank)
    assert book.sheetnames == [*SOP_AP.sheets, *SOP_AP.hidden_sheets]
    states = {sheet.title: sheet.sheet_state for sheet in book.worksheets}
    assert {name for name, state in states.items() if state != "visible"} == {LISTS, META}
    assert states[META] == "veryHidden"


def test_every_part_of_the_form_has_its_name(blank: bytes) -> None:
    names = opened(blank).defined_names
    for field in SOP_AP.fields:
        assert field.defined_name in names
    for table in SOP_AP.tables:
        assert {column.defined_name for column in table} <= set(names)
    assert names["sopxl.steps.activity"].attr_text == "SOP!$F$4:$F$5"
    assert names["sopxl.identity.legal_basis"].attr_text == "Identitas!$B$12:$B$19"


def test_an_empty_form_says_nothing_and_has_a_place_for_everything(blank: bytes) -> None:
    draft = read_guarded(guarded(blank, "sop.xlsx"))
    assert not any(entry.text for ref, entry in draft.entries.items() if ref.part == "identity")
    assert {ref.field for ref in draft.entries if ref.part == "identity"} == {
        field.field for field in SOP_AP.fields
    }
    assert [
        str(ref) for ref in draft.entries if ref.part == "actors" and ref.index is not None
    ] == [f"actors[{index}]" for index in range(6)]
    assert draft.template == "sop-ap/1"
    assert parse(draft).sop == Sop()


@pytest.mark.parametrize("sop", [SOUND, FAULTY], ids=["sound", "faulty"])
def test_what_is_built_is_read_back(sop: Sop) -> None:
    draft = read_guarded(guarded(build_sop(sop), "sop.xlsx"))
    assert parse(draft).sop == sop


def test_a_target_refers_to_the_number_of_its_step(filled: bytes) -> None:
    sheet = opened(filled)["SOP"]
    assert [sheet["C7"].value, sheet["D7"].value] == ["=E8", "=E6"]


def test_text_that_looks_like_a_formula_stays_text(filled: bytes) -> None:
    cell = opened(filled)["Identitas"]["B13"]
    assert (cell.value, cell.data_type) == ("=1+1 bukan rumus", "s")


def test_the_procedure_prints_on_folio_with_its_headings_on_every_page(blank: bytes) -> None:
    sheet = opened(blank)["SOP"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (14, "landscape")
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.scale < 100
    assert sheet.print_title_rows == "$4:$5"
    assert sheet.print_area == "'SOP'!$E$1:$P$46"
    assert sheet.oddFooter.center.text == "Halaman &P dari &N"
    assert sheet.freeze_panes == "F6"


def test_the_head_prints_on_one_page_without_the_register_block(blank: bytes) -> None:
    sheet = opened(blank)["Identitas"]
    assert sheet.print_area == "'Identitas'!$A$1:$L$33"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {(1, 1), (None, None)}


def test_no_validation_refuses_what_an_author_pastes(blank: bytes) -> None:
    styles = {
        rule.errorStyle
        for sheet in opened(blank).worksheets
        for rule in sheet.data_validations.dataValidation
        if rule.type
    }
    assert styles == {"warning"}


def test_marks_and_drop_downs_reach_over_the_edges_of_the_table(blank: bytes) -> None:
    sheet = opened(blank)["SOP"]
    ranges = {str(rule.sqref) for rule in sheet.data_validations.dataValidation}
    assert {"A5:A46", "B5:B46", "C5:C46", "D5:D46"} <= ranges
    assert "F5:M46" in {str(ranged.sqref) for ranged in sheet.conditional_formatting}


def test_conditions_are_short_enough_for_every_excel(blank: bytes) -> None:
    sheet = opened(blank)["SOP"]
    marks = [rule.formula[0] for ranged in sheet.conditional_formatting for rule in ranged.rules]
    offers = [rule.formula1 or "" for rule in sheet.data_validations.dataValidation]
    assert len(marks) == 12
    assert max(map(len, [*marks, *offers])) <= 255


def test_every_formula_has_its_value_stored(filled: bytes) -> None:
    formulas = opened(filled)
    values = openpyxl.load_workbook(BytesIO(filled), data_only=True)
    reckoned = {
        f"{sheet.title}!{cell.coordinate}": values[sheet.title][cell.coordinate].value
        for sheet in formulas.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert reckoned["Identitas!A2"] == "SEKRETARIAT KPU PROVINSI JAWA TIMUR"
    assert reckoned["SOP!E1"] == "PELAYANAN INFORMASI"
    assert reckoned["SOP!A2"] == "6 langkah, semua baris lengkap."
    assert [reckoned[f"SOP!E{row}"] for row in range(6, 12)] == [1, 2, 3, 4, 5, 6]
    assert reckoned["SOP!D7"] == 1


def test_as_many_rows_columns_and_lines_as_the_procedure_needs(filled: bytes) -> None:
    sheet = opened(filled)["SOP"]
    assert [sheet.cell(5, column).value for column in range(7, 11)] == list(SOUND.actors)
    assert sheet["K5"].value == "Kelengkapan"
    assert sheet["B12"].value.startswith("Tambah langkah")


@pytest.mark.parametrize("kind", ["blank", "filled", "map"])
def test_the_open_xml_sdk_finds_no_fault(
    kind: str, blank: bytes, filled: bytes, file: Path
) -> None:
    file.write_bytes({"blank": blank, "filled": filled, "map": build_process_map()}[kind])
    run = subprocess.run(
        [real_part("ooxml-validator"), str(file)], capture_output=True, check=False, timeout=120
    )
    assert json.loads(run.stdout)["errors"] == []
