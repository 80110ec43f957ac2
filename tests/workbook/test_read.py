"""Reading a workbook from a file: values, formulas, names, and what cannot be read."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter

from sopxl.intake.draft import FoundBy
from sopxl.intake.locate.cells import SheetCells
from sopxl.intake.parse.sop import parse
from sopxl.model.errors import UserError
from sopxl.model.ref import Ref
from sopxl.template.address import Spot
from sopxl.template.sop_ap import SOP_AP
from sopxl.template.spec import Kind
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.cells import sheets_of
from sopxl.workbook.read.directory import names_of
from sopxl.workbook.read.form import read, read_guarded
from sopxl.workbook.read.open_document import besides_values
from tests.workbook.procedures import SOUND

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sopxl.model.sop import Sop, Step

LISTS = tuple(field.field for field in SOP_AP.fields if field.kind is Kind.LIST)
HEADS = ("No", "Kegiatan", "Staf", "Kelengkapan", "Waktu", "Output")


def office_form(write: Callable[[xlsxwriter.worksheet.Worksheet], None]) -> bytes:
    """Return a form without names, as an office makes it, its table at B3."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        grid = book.add_worksheet("Bagan")
        grid.write_row("B3", HEADS)
        write(grid)
    return file.getvalue()


def test_a_filled_form_is_read_with_every_part_found_by_name(filled: bytes, file: Path) -> None:
    file.write_bytes(filled)
    draft = read(file)
    assert parse(draft).sop == SOUND
    assert {entry.found for entry in draft.entries.values()} == {FoundBy.NAME}
    assert (draft.source, draft.template, draft.settings) == ("sop.xlsx", "sop-ap/1", {})


def test_on_a_form_with_its_names_no_label_is_looked_for(
    filled: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To look for one, every cell is compared, which takes a tenth of the time of reading."""
    asked: list[str] = []
    monkeypatch.setattr(SheetCells, "labels", property(lambda sheet: asked.append(sheet.name)))
    assert parse(read_guarded(guarded(filled, "sop.xlsx"))).sop == SOUND
    assert asked == []


def test_a_target_is_read_with_its_formula_and_its_value(filled: bytes, file: Path) -> None:
    file.write_bytes(filled)
    entry = read(file).entries[Ref("steps", 1, "ways_out", 0)]
    assert (entry.cell, entry.text, entry.value, entry.formula) == ("C7", "3", 3.0, "=E8")


@pytest.mark.parametrize(
    ("axis", "at", "amount"), [("rows", 1, 2), ("rows", 3, 1), ("rows", 4, 3), ("cols", 1, 1)]
)
def test_the_words_are_trusted_where_a_program_inserts_and_leaves_the_names_behind(
    filled: bytes, file: Path, axis: str, at: int, amount: int
) -> None:
    book = openpyxl.load_workbook(BytesIO(filled))
    getattr(book["SOP"], f"insert_{axis}")(at, amount)
    book.save(file)
    sop = parse(read(file)).sop
    assert sop.actors == SOUND.actors
    assert _without_targets(sop) == _without_targets(SOUND)  # such a program moves no target either


@pytest.mark.parametrize(("at", "amount"), [(1, 1), (1, 3), (8, 1), (14, 2), (22, 1)])
def test_the_head_is_read_by_its_labels_where_rows_left_the_names_behind(
    filled: bytes, file: Path, at: int, amount: int
) -> None:
    book = openpyxl.load_workbook(BytesIO(filled))
    book["Identitas"].insert_rows(at, amount)
    book.save(file)
    identity = parse(read(file)).sop.identity
    lists: dict[str, Any] = {name: tuple(filter(None, getattr(identity, name))) for name in LISTS}
    assert replace(identity, **lists) == SOUND.identity


def test_a_value_that_was_moved_away_from_its_label_is_found_by_its_name(
    filled: bytes, file: Path
) -> None:
    book = openpyxl.load_workbook(BytesIO(filled))
    page, name = book["Identitas"], book.defined_names["sopxl.identity.number"]
    page["L40"], page["I2"] = page["I2"].value, None
    name.attr_text = "Identitas!$L$40"
    book.save(file)
    assert parse(read(file)).sop.identity.number == SOUND.identity.number


def _without_targets(sop: Sop) -> list[Step]:
    return [replace(step, ways_out=()) for step in sop.steps]


def test_a_heading_in_other_words_is_found_by_its_name(filled: bytes, file: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(filled))
    book["SOP"]["F4"] = "Pekerjaan"
    book.save(file)
    draft = read(file)
    assert _without_targets(parse(draft).sop) == _without_targets(SOUND)
    assert draft.entries[Ref("steps", 0, "activity")].found is FoundBy.NAME


def test_a_date_is_read_as_a_date(filled: bytes, file: Path) -> None:
    file.write_bytes(filled)
    entry = read(file).entries[Ref("identity", None, "effective")]
    assert entry.text == "2026-02-02"
    assert str(entry.value) == "2026-02-02"


def test_a_sheet_that_begins_elsewhere_keeps_its_addresses(file: Path) -> None:
    file.write_bytes(office_form(lambda grid: grid.write_row("B4", (1, "Menulis", "", "Kertas"))))
    draft = read(file)
    assert draft.place(Ref("steps", 0, "activity")).cell == "C4"
    assert draft.text(Ref("steps", 0, "number")) == "1"


def test_a_formula_without_a_value_is_told_from_an_empty_cell(file: Path) -> None:
    def write(grid: xlsxwriter.worksheet.Worksheet) -> None:
        grid.write_row("B4", (1, "Menulis", "", "", "", ""))
        grid.write_formula("E4", "=A1", None, "")

    file.write_bytes(office_form(write))
    entry = read(file).entries[Ref("steps", 0, "requirements")]
    assert (entry.text, entry.value, entry.formula) == ("", None, "=A1")


def test_a_target_is_followed_where_a_file_holds_no_values(filled: bytes, file: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(filled))
    book["SOP"]["D7"] = "=SOP!$E$6"
    book.save(file)
    reading = parse(read(file))
    assert reading.sop == SOUND
    assert reading.findings == parse(read_guarded(guarded(filled, "sop.xlsx"))).findings


def test_a_target_that_must_be_calculated_is_told_and_not_guessed(
    filled: bytes, file: Path
) -> None:
    book = openpyxl.load_workbook(BytesIO(filled))
    book["SOP"]["C7"], book["SOP"]["F8"], book["Identitas"]["I5"] = "=E8+1", "=A99", "=A1"
    book.save(file)
    reading = parse(read(file))
    told = {reading.draft.place(f.ref).cell for f in reading.findings if f.rule.code == "T101"}
    assert told == {"C7", "F8", "I5"}
    assert len(reading.sop.steps) == len(SOUND.steps)


def test_a_formula_whose_value_is_an_empty_text_is_an_empty_cell(filled: bytes) -> None:
    procedure = guarded(filled, "sop.xlsx").parts["xl/worksheets/sheet4.xml"]
    assert procedure.count(b"<v></v>") == procedure.count(b"</f><v></v>") > 0
    sheets = sheets_of(guarded(filled, "sop.xlsx"), "SOP".__eq__)
    assert not [spot for spot in sheets[0].formulas if not sheets[0].text(spot)]


def test_the_value_of_a_failed_formula_is_what_excel_shows(file: Path) -> None:
    def write(grid: xlsxwriter.worksheet.Worksheet) -> None:
        grid.write_row("B4", (1, "Menulis"))
        grid.write_formula("E4", "=#REF!", None, "#REF!")

    file.write_bytes(office_form(write))
    assert read(file).text(Ref("steps", 0, "requirements")) == "#REF!"


def test_names_of_the_workbook_win_over_names_of_a_copied_sheet(blank: bytes) -> None:
    form = guarded(blank, "sop.xlsx")
    own = b'<definedName name="sopxl.steps.kind">SOP!$A$4:$A$5</definedName>'
    copy = b'<definedName name="sopxl.steps.kind" localSheetId="3">Salinan!$A$4</definedName>'
    part = form.parts["xl/workbook.xml"]
    assert own in part
    for both in (own + copy, copy + own):
        copied = {"xl/workbook.xml": part.replace(own, both)}
        assert names_of(copied)["sopxl.steps.kind"] == "SOP!$A$4:$A$5"


def test_what_calamine_cannot_read_is_corrupt(blank: bytes) -> None:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(blank)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            copy.writestr(name, b"<workbook><sheets>" if name == "xl/workbook.xml" else content)
    with pytest.raises(UserError) as refused:
        sheets_of(guarded(target.getvalue(), "sop.xlsx"), lambda _: True)
    assert refused.value.code == "corrupt"


def test_a_workbook_that_is_no_sop_is_refused_with_a_remedy(file: Path) -> None:
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet("Gaji").write_row("A1", ("Nama", "Golongan", "Jumlah"))
    with pytest.raises(UserError, match=r"«sop\.xlsx» bukan SOP") as refused:
        read(file)
    assert refused.value.code == "not-a-sop"
    assert "sopxl new" in refused.value.remedy


def test_an_empty_workbook_is_no_sop(file: Path) -> None:
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet()
    with pytest.raises(UserError) as refused:
        read(file)
    assert refused.value.code == "not-a-sop"


def test_an_ods_tells_its_merged_areas_and_formulas_without_values() -> None:
    content = (
        b'<table:table table:name="A &amp; B"><table:table-column/>'
        b'<table:table-row table:number-rows-repeated="2">'
        b'<table:table-cell table:number-columns-repeated="3"/></table:table-row><table:table-row>'
        b'<table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="1"/>'
        b'<table:covered-table-cell table:number-columns-repeated="2"/>'
        b'<table:table-cell table:formula="of:=[.$E12]"/>'
        b'<table:table-cell table:formula="of:=1" office:value-type="float"/>'
        b"</table:table-row></table:table>"
    )
    found = besides_values(content)["A & B"]
    assert found.merged == [(Spot(3, 1), Spot(4, 1))]
    assert found.formulas == {Spot(3, 4): "=$E12"}


def test_a_formula_of_an_ods_whose_value_is_an_empty_text_is_an_empty_cell() -> None:
    content = (
        b'<table:table table:name="SOP"><table:table-row>'
        b'<table:table-cell table:formula="of:=IF([.B1]=&quot;&quot;;&quot;&quot;;1)"><text:p/>'
        b"</table:table-cell>"
        b'<table:table-cell table:formula="of:=[.E12]"/><table:table-cell><text:p/>'
        b"</table:table-cell></table:table-row></table:table>"
    )
    assert besides_values(content)["SOP"].formulas == {Spot(1, 2): "=E12"}
