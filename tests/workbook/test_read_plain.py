"""What is read the quick way is what calamine reads; what is spelled otherwise is left to it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter

from sopxl.model.errors import UserError
from sopxl.template.address import Spot
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.cells import sheets_of, with_calamine
from sopxl.workbook.read.plain import plain_sheets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sopxl.intake.draft import Value
    from sopxl.intake.locate.cells import SheetCells
    from tests.workbook.author import Author

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.xlsx"))
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def cells(sheets: Iterable[SheetCells]) -> Mapping[tuple[str, Spot], Value]:
    """Return all cells that hold something by sheet and place."""
    return {
        (sheet.name, Spot(*spot)): value for sheet in sheets for spot, value in sheet.cells.items()
    }


def assert_read_alike(workbook: bytes) -> None:
    form = guarded(workbook, "sop.xlsx")
    quick, slow = plain_sheets(form, lambda _: True), with_calamine(form, lambda _: True)
    assert quick is not None
    assert cells(quick) == cells(slow)
    for one, other in zip(quick, slow, strict=True):
        assert one.name == other.name
        assert one.formulas == other.formulas
        assert one.merged == other.merged


def book(rows: bytes, strings: bytes = b"") -> bytes:
    """Return a workbook whose only sheet has these rows and, if any, these shared strings."""
    form, target = BytesIO(), BytesIO()
    with xlsxwriter.Workbook(form) as made:
        sheet = made.add_worksheet("SOP")
        sheet.write_number("A1", 1, made.add_format({"num_format": "dd mmmm yyyy"}))
        sheet.write_string("A2", "satu")
    with zipfile.ZipFile(form) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            if name == SHEET:
                head, _, rest = content.partition(b"<sheetData>")
                content = head + b"<sheetData>" + rows + rest[rest.index(b"</sheetData>") :]
            if name == STRINGS and strings:
                content = content[: content.index(b"<si>")] + strings + b"</sst>"
            copy.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_read_alike(example: Path) -> None:
    assert_read_alike(example.read_bytes())


def test_a_form_that_libreoffice_saved_is_read_alike(filled: bytes, author: Author) -> None:
    assert_read_alike(author.convert(filled, "xlsx"))


def test_a_form_that_openpyxl_saved_is_read_alike(filled: bytes) -> None:
    saved = BytesIO()
    openpyxl.load_workbook(BytesIO(filled)).save(saved)
    assert_read_alike(saved.getvalue())


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="B3" s="1"><v>45000</v></c>',
        b'<c r="B3"><v>1.5E-3</v></c>',
        b'<c r="B3" t="b"><v>1</v></c>',
        b'<c r="B3" t="e"><f>A1/0</f><v>#DIV/0!</v></c>',
        b'<c r="B3" t="str"><f>A1</f><v> a&#10;b &amp;lt; _x0041_</v></c>',
        b'<c r="B3" t="inlineStr"><is><t>a </t><t xml:space="preserve"> b</t></is></c>',
        b'<c r="B3"><f t="shared" si="0"/><v>7</v></c>',
    ],
)
def test_every_kind_of_cell_is_read_alike(cell: bytes) -> None:
    assert_read_alike(book(b'<row r="3">' + cell + b"</row>"))


@pytest.mark.parametrize(
    "string",
    [
        b"<si><t> a </t></si>",
        b'<si><t xml:space="preserve"> a\r\n&#x42;</t></si>',
        b"<si><r><rPr><b/></rPr><t>a</t></r><r><t>b </t></r></si>",
        b"<si><t></t></si>",
        b"<si><t/></si>",
    ],
)
def test_every_kind_of_shared_string_is_read_alike(string: bytes) -> None:
    assert_read_alike(book(b'<row r="3"><c r="B3" t="s"><v>0</v></c></row>', string))


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="3"><c t="str"><v>a</v></c></row>',
        b"<row r='3'><c r='B3' t='str'><v>a</v></c></row>",
        b'<row r="3"><c r="B3" s="1"><v>0.5</v></c></row>',
        b'<row r="3"><c r="B3" t="d"><v>2026-01-02</v></c></row>',
        b'<row r="3"><!-- --><c r="B3" t="str"><v>a</v></c></row>',
    ],
)
def test_what_is_spelled_otherwise_is_left_to_calamine(rows: bytes) -> None:
    form = guarded(book(rows), "sop.xlsx")
    assert plain_sheets(form, lambda _: True) is None
    assert cells(sheets_of(form, lambda _: True))


CUT = ("xl/workbook.xml", "xl/styles.xml", STRINGS, SHEET)


@pytest.mark.parametrize("part", CUT)
def test_a_workbook_with_a_part_that_is_cut_off_is_refused(part: str) -> None:
    """Excel and those who draw into it refuse it too, so a reader must not be content with less."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(book(b""))) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            copy.writestr(name, content[: -len(b"</styleSheet>")] if name == part else content)
    with pytest.raises(UserError, match="rusak"):
        sheets_of(guarded(target.getvalue(), "sop.xlsx"), lambda _: True)


def test_a_string_with_its_pronunciation_is_left_to_calamine() -> None:
    spoken = b'<si><t>a</t><rPh sb="0" eb="1"><t>b</t></rPh></si>'
    form = guarded(book(b'<row r="3"><c r="B3" t="s"><v>0</v></c></row>', spoken), "sop.xlsx")
    assert plain_sheets(form, lambda _: True) is None


def test_sheets_that_nobody_asks_for_are_not_read(filled: bytes) -> None:
    form = guarded(filled, "sop.xlsx")
    sheets = plain_sheets(form, "SOP".__eq__)
    assert sheets is not None
    assert [sheet.name for sheet in sheets] == ["SOP"]
