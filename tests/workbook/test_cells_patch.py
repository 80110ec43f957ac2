"""Values put into cells: what is named changes, everything else stays as it lies."""

from __future__ import annotations

import json
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from sopxl.model.errors import UserError
from sopxl.workbook.cells.patch import with_cells
from sopxl.workbook.cells.values import Formula
from tests.conftest import real_part
from tests.workbook.workbooks import changed, parts, plain, rich, workbook_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workbook.author import Author

# openpyxl names what it would lose on saving; here it only reads.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

SHEET = "xl/worksheets/sheet1.xml"


def formulas() -> bytes:
    """A sheet with a formula, a merged area, a styled column and a styled row."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("SOP")
        bold, italic = workbook.add_format({"bold": True}), workbook.add_format({"italic": True})
        sheet.write("A1", 4, bold)
        sheet.write_formula("B1", "=A1*2", None, 8)
        sheet.write_formula("B2", '="a"&A1', None, "a4")
        sheet.write_array_formula("D1:D2", "{=A1:A2*2}", None, 8)
        sheet.merge_range("A4:C6", "di tengah", bold)
        sheet.set_column("F:F", 12, italic)
        sheet.set_row(9, None, bold)
    return file.getvalue()


def value(workbook: bytes, cell: str) -> object:
    return openpyxl.load_workbook(BytesIO(workbook), data_only=True)["SOP"][cell].value


def text_of(workbook: bytes, cell: str) -> object:
    return openpyxl.load_workbook(BytesIO(workbook))["SOP"][cell].value


def test_only_the_part_of_the_sheet_changes_where_nothing_reckons() -> None:
    before = rich()
    after = with_cells(before, "SOP", {"A3": "baru & <lain>", "B3": 2.5, "C3": 7})
    assert changed(before, after) == {SHEET}
    assert [value(after, cell) for cell in ("A3", "B3", "C3")] == ["baru & <lain>", 2.5, 7]
    assert value(after, "A4") == "kegiatan 3"


def test_a_value_may_stand_where_no_cell_and_no_row_was_written() -> None:
    after = with_cells(plain(), "SOP", {"C2": "tengah", "B50": 1, "A50": "kiri", "A40": "atas"})
    found = [value(after, cell) for cell in ("C2", "A50", "B50", "A40", "A2")]
    assert found == ["tengah", "kiri", 1, "atas", "kegiatan 1"]
    rows = load_workbook(BytesIO(after)).get_sheet_by_name("SOP").to_python()
    assert rows[49][:2] == ["kiri", 1]


def test_a_cell_keeps_its_style_and_a_new_one_has_that_of_its_row_or_column() -> None:
    after = with_cells(formulas(), "SOP", {"A1": "lima", "F3": "miring", "B10": "tebal"})
    sheet = openpyxl.load_workbook(BytesIO(after))["SOP"]
    assert (sheet["A1"].value, sheet["A1"].font.bold) == ("lima", True)
    assert (sheet["F3"].value, sheet["F3"].font.italic) == ("miring", True)
    assert (sheet["B10"].value, sheet["B10"].font.bold) == ("tebal", True)


def test_a_merged_area_is_written_in_its_upper_left_cell() -> None:
    after = with_cells(formulas(), "SOP", {"B5": "baru"})
    assert (value(after, "A4"), value(after, "B5")) == ("baru", None)


def test_an_emptied_cell_is_empty_and_keeps_its_style() -> None:
    sheet = openpyxl.load_workbook(BytesIO(with_cells(formulas(), "SOP", {"A1": ""})))["SOP"]
    assert sheet["A1"].value is None
    assert sheet["A1"].font.bold


def test_a_formula_stays_and_its_stored_value_follows() -> None:
    after = with_cells(formulas(), "SOP", {"B1": 10, "B2": "a5"})
    assert (value(after, "B1"), text_of(after, "B1")) == (10, "=A1*2")
    assert (value(after, "B2"), text_of(after, "B2")) == ("a5", '="a"&A1')


def test_a_formula_gives_way_only_when_it_is_asked_to() -> None:
    after = with_cells(formulas(), "SOP", {"B1": 10}, over_formulas=True)
    assert (value(after, "B1"), text_of(after, "B1")) == (10, 10)


def test_a_formula_that_other_cells_share_does_not_give_way() -> None:
    with pytest.raises(UserError, match="D1 dipakai bersama") as refused:
        with_cells(formulas(), "SOP", {"D1": 10}, over_formulas=True)
    assert refused.value.code == "shared-formula"


def test_a_formula_can_be_put_into_a_cell(author: Author) -> None:
    after = with_cells(formulas(), "SOP", {"C1": Formula('IF(A1<9,"kecil","besar")', "besar")})
    assert value(after, "C1") == "besar"
    assert value(author.edit(after), "C1") == "kecil"


def test_a_workbook_that_reckons_is_told_to_do_so_on_opening() -> None:
    contents = parts(formulas())
    plainly = contents["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    without = plainly.replace(b'<calcPr calcId="124519"/>', b"")
    assert b"calcPr" in plainly
    assert b"calcPr" not in without
    for workbook in (plainly, without):
        after = with_cells(workbook_of(contents | {"xl/workbook.xml": workbook}), "SOP", {"A1": 5})
        assert openpyxl.load_workbook(BytesIO(after)).calculation.fullCalcOnLoad


def test_the_order_of_reckoning_goes_with_a_formula_and_stays_without() -> None:
    chain = b'<calcChain xmlns="x"><c r="B1" i="1"/></calcChain>'
    contents = parts(formulas())
    related = contents["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/calcChain" Target="calcChain.xml"/></Relationships>',
    )
    workbook = workbook_of(
        contents | {"xl/_rels/workbook.xml.rels": related, "xl/calcChain.xml": chain}
    )
    kept = with_cells(workbook, "SOP", {"B1": 10})
    gone = with_cells(workbook, "SOP", {"B1": 10}, over_formulas=True)
    assert parts(kept)["xl/calcChain.xml"] == chain
    assert "xl/calcChain.xml" not in parts(gone)
    assert b"calcChain" not in parts(gone)["xl/_rels/workbook.xml.rels"]


def test_rows_and_cells_without_an_address_are_counted() -> None:
    contents = parts(plain())
    start, end = b"<sheetData>", b"</sheetData>"
    first, second = b"<row><c><v>1</v></c><c><v>2</v></c></row>", b"<row><c><v>3</v></c></row>"
    nameless = start + first + second + end
    sheet = contents[SHEET]
    head, tail = sheet.partition(start)[0], sheet.partition(end)[2]
    workbook = workbook_of(contents | {SHEET: head + nameless + tail})
    after = with_cells(workbook, "SOP", {"B1": 20, "C1": 30, "A2": 40})
    assert load_workbook(BytesIO(after)).get_sheet_by_name("SOP").to_python() == [
        [1, 20, 30],
        [40, "", ""],
    ]


def test_a_sheet_with_prefixed_names_is_written_with_its_prefix() -> None:
    contents = parts(plain())
    prefixed = (
        contents[SHEET].replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(b"<x:?", b"<?")
    )
    prefixed = prefixed.replace(b'xmlns="', b'xmlns:x="', 1)
    after = with_cells(
        workbook_of(contents | {SHEET: prefixed}), "SOP", {"A1": "satu", "Z9": Formula("1+1", 2)}
    )
    assert (value(after, "A1"), value(after, "Z9")) == ("satu", 2)


def test_the_same_value_again_gives_the_same_bytes() -> None:
    values = {"A3": "baru", "B3": 2.5}
    once = with_cells(rich(), "SOP", values)
    assert with_cells(once, "SOP", values) is once


CELLS = st.sampled_from([f"{letter}{row}" for letter in "ABCFZ" for row in (1, 2, 4, 5, 10, 40)])
VALUES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20),
    st.integers(-(10**9), 10**9),
    st.floats(-1e9, 1e9),
)


@given(st.dictionaries(CELLS, VALUES, max_size=6))
def test_what_is_written_is_read_back(values: dict[str, str | float]) -> None:
    before, hidden = formulas(), {"B4", "B5", "A5", "C4", "C5"}
    after = with_cells(before, "SOP", values, over_formulas=True)
    sheet = openpyxl.load_workbook(BytesIO(after))["SOP"]
    for cell, written in values.items():
        if cell not in hidden | {"A4"}:
            assert sheet[cell].value == (None if written == "" else written)


def test_the_open_xml_sdk_finds_no_fault(tmp_path: Path) -> None:
    validator = real_part("ooxml-validator")
    values = {"A1": "baru", "Z3": 1.5, "B10": Formula("A1&1", "baru1"), "B5": "di tengah saja"}
    file = tmp_path / "sop.xlsx"
    file.write_bytes(with_cells(formulas(), "SOP", values, over_formulas=True))
    result = subprocess.run([validator, str(file)], capture_output=True, check=False, timeout=120)
    assert json.loads(result.stdout)["errors"] == []
