"""Findings go into a copy of a user's workbook; what the user wrote stays."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule

from sopxl.model.place import Place
from sopxl.model.ref import Ref
from sopxl.rules.catalogue import by_code
from sopxl.rules.located import Located
from sopxl.rules.rule import Severity
from sopxl.template.guide import FINDINGS_COLUMNS
from sopxl.template.sop_ap import FINDING_LIST, FINDINGS
from sopxl.workbook.annotate.workbook_copy import annotated
from sopxl.workbook.build.form import build_sop
from tests.conftest import real_part
from tests.workbook.workbooks import changed, parts, plain, rich, workbook_of

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


def located(code: str, cell: str, sheet: str = "SOP", **facts: Any) -> Located:
    rule = by_code(code)
    assert rule
    return Located(rule.finding(Ref("steps"), **facts), Place(sheet, cell), Severity.ERROR)


NO_ACTOR = located("S301", "B7", step=2)
NO_OUTPUT = located("M102", "B7", step=2)
NO_WAY = located("F304", "C9", step=4, target="<9> & «x»")
ON_THE_USERS_NOTE = located("S201", "A1", step=1)
NO_CELL = Located(NO_ACTOR.finding, Place(), Severity.ERROR)


def sheet_of(workbook: bytes, title: str) -> Worksheet:
    return openpyxl.load_workbook(BytesIO(workbook))[title]


def notes(workbook: bytes, title: str = "SOP") -> dict[str, tuple[str, str]]:
    """Author and text of each note by its cell, as another reader sees them."""
    cells = (cell for row in sheet_of(workbook, title).iter_rows() for cell in row)
    return {
        cell.coordinate: (cell.comment.author, cell.comment.text) for cell in cells if cell.comment
    }


def boxes(workbook: bytes) -> set[tuple[int, int]]:
    """Row and column of every box of a note."""
    content = b"".join(part for name, part in parts(workbook).items() if name.endswith(".vml"))
    found = re.findall(rb"<x:Row>(\d+)</x:Row>\s*<x:Column>(\d+)", content)
    return {(int(row), int(column)) for row, column in found}


def listed(workbook: bytes) -> list[tuple[object, ...]]:
    return list(sheet_of(workbook, FINDINGS).iter_rows(min_row=5, values_only=True))


def test_a_note_says_what_is_wrong_how_to_mend_it_and_why() -> None:
    found = notes(annotated(plain(), [NO_WAY]))
    assert found == {
        "C9": (
            "sopxl:",
            "Galat F304\nLangkah 4 menuju langkah <9> & «x», yang tidak ada.\n"
            f"Cara memperbaiki: {NO_WAY.finding.advice}\n"
            "Dasar: Permen PANRB 35/2012, Lampiran: lima simbol flowchart\n"
            "Sumber dasar: tertulis dalam sumber yang telah dibaca\n"
            "Asas yang dijaga: kemudahan dan kejelasan",
        )
    }


def test_several_findings_in_a_cell_share_one_note() -> None:
    (text,) = [text for _, text in notes(annotated(plain(), [NO_ACTOR, NO_OUTPUT])).values()]
    assert [line for line in text.split("\n") if line.startswith("Galat")] == [
        "Galat S301",
        "Galat M102",
    ]


def test_every_note_has_its_box() -> None:
    assert boxes(annotated(plain(), [NO_ACTOR, NO_WAY])) == {(6, 1), (8, 2)}


def test_a_users_note_stays_and_its_cell_gets_no_second_one() -> None:
    found = notes(annotated(rich(), [ON_THE_USERS_NOTE, NO_ACTOR]))
    assert set(found) == {"A1", "B7"}
    assert found["A1"][1] == "komentar saya"
    assert boxes(annotated(rich(), [ON_THE_USERS_NOTE, NO_ACTOR])) == {(0, 0), (6, 1)}


def test_the_stand_in_of_a_threaded_comment_stays() -> None:
    contents = parts(rich())
    comments = contents["xl/comments1.xml"]
    author = b"<author>tc={6B1F0D5E-0000-4C0A-9C9B-000000000001}</author>"
    contents["xl/comments1.xml"] = re.sub(rb"<author[^>]*(?:/>|>[^<]*</author>)", author, comments)
    found = notes(annotated(workbook_of(contents), [ON_THE_USERS_NOTE, NO_ACTOR]))
    assert found["A1"] == ("tc={6B1F0D5E-0000-4C0A-9C9B-000000000001}", "komentar saya")


def test_everything_else_stays_byte_for_byte() -> None:
    before = rich()
    touched = changed(before, annotated(before, [NO_ACTOR]))
    assert touched == {
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/styles.xml",
        "xl/worksheets/sheet3.xml",  # the new sheet of findings, and what names it
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "[Content_Types].xml",
    }


def test_annotating_twice_gives_the_same_bytes() -> None:
    for workbook in (plain(), rich(), build_sop()):
        once = annotated(workbook, [NO_ACTOR, NO_WAY])
        assert annotated(once, [NO_ACTOR, NO_WAY]) == once


def test_annotating_anew_replaces_only_our_own_notes() -> None:
    again = annotated(annotated(rich(), [NO_ACTOR]), [NO_WAY])
    assert set(notes(again)) == {"A1", "C9"}
    assert boxes(again) == {(0, 0), (8, 2)}
    assert [row[5] for row in listed(again)] == ["F304"]


def test_a_mended_workbook_is_as_it_was_save_for_a_look() -> None:
    for workbook in (rich(), build_sop()):
        blank = annotated(workbook, [])
        mended = annotated(annotated(workbook, [NO_ACTOR, NO_WAY]), [])
        assert changed(blank, mended) <= {"xl/styles.xml"}


def test_our_notes_are_known_after_excel_numbered_the_boxes_anew() -> None:
    contents = parts(annotated(plain(), [NO_ACTOR]))
    box = "xl/drawings/vmlDrawing1.vml"
    contents[box] = contents[box].replace(b"_x0000_s1025", b"_x0000_s7777")
    mended = annotated(workbook_of(contents), [])
    assert notes(mended) == {}
    assert box not in parts(mended)


def test_boxes_that_are_no_xml_are_left_alone() -> None:
    contents = parts(rich())
    box = "xl/drawings/vmlDrawing1.vml"
    contents[box] = contents[box].replace(b"</xml>", b"<br></xml>")
    workbook = annotated(workbook_of(contents), [NO_ACTOR])
    assert parts(workbook)[box] == contents[box]
    assert [row[5] for row in listed(workbook)] == ["S301"]


def test_the_sheet_lists_each_finding_with_a_link_to_its_cell() -> None:
    workbook = annotated(build_sop(), [NO_WAY, NO_CELL])
    assert listed(workbook)[0] == (
        1,
        "galat",
        "SOP!C9",
        "Langkah 4 menuju langkah <9> & «x», yang tidak ada.",
        NO_WAY.finding.advice,
        "F304",
        "Permen PANRB 35/2012, Lampiran: lima simbol flowchart",
    )
    sheet = sheet_of(workbook, FINDINGS)
    assert sheet["C5"].hyperlink.location == "'SOP'!C9"
    assert sheet["C6"].hyperlink is None
    assert sheet["D5"].alignment.wrap_text


def test_an_old_workbook_gets_the_sheet_with_its_headings() -> None:
    sheet = sheet_of(annotated(plain(), [NO_ACTOR]), FINDINGS)
    headings = [cell.value for cell in sheet[4]]
    assert headings == [label for label, _ in FINDINGS_COLUMNS]


def test_the_list_is_printed_as_wide_as_the_paper_with_its_headings_on_every_page() -> None:
    for workbook in (plain(), rich(), build_sop()):
        sheet = sheet_of(annotated(workbook, [NO_ACTOR]), FINDINGS)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.print_title_rows == "$4:$4"


def test_a_page_set_up_of_the_users_own_stays() -> None:
    book = openpyxl.load_workbook(BytesIO(annotated(plain(), [NO_ACTOR])))
    book[FINDINGS].page_setup.orientation = "portrait"
    book[FINDINGS].print_title_rows = "3:4"
    saved = BytesIO()
    book.save(saved)
    sheet = sheet_of(annotated(saved.getvalue(), [NO_WAY]), FINDINGS)
    assert sheet.page_setup.orientation == "portrait"
    assert sheet.print_title_rows == "$3:$4"


def test_the_headings_are_repeated_on_the_right_sheet_behind_a_chart_sheet() -> None:
    saved = BytesIO()
    with xlsxwriter.Workbook(saved, {"in_memory": True}) as book:
        chart = book.add_chart({"type": "line"})
        sheet = book.add_worksheet("SOP")
        chart.add_series({"values": "=SOP!$A$1:$A$3"})
        grafik = book.add_chartsheet("Grafik")
        grafik.set_chart(chart)
        sheet.write_row(0, 0, ("No", "Kegiatan"))
    names = parts(annotated(saved.getvalue(), [NO_ACTOR]))["xl/workbook.xml"]
    assert b"localSheetId=\"2\">'Temuan'!$4:$4<" in names


def test_the_verdict_stands_above_the_list_once() -> None:
    for workbook in (plain(), build_sop()):
        once = annotated(workbook, [NO_ACTOR], "Nilai 90")
        again = annotated(once, [NO_ACTOR], "Nilai 90")
        assert again == once
        sheet = sheet_of(again, FINDINGS)
        assert sheet["A3"].value == "Nilai 90"
        assert sheet["A4"].value == FINDINGS_COLUMNS[0][0]


def test_a_sheet_of_the_same_name_that_is_the_users_own_stays() -> None:
    book = openpyxl.load_workbook(BytesIO(plain()))
    own = book.create_sheet(FINDINGS)
    for number in range(1, 9):
        own.append([number, f"temuan auditor {number}"])
    saved = BytesIO()
    book.save(saved)
    before = saved.getvalue()
    once = annotated(before, [NO_ACTOR])
    assert not {name for name in changed(before, once) if name == "xl/worksheets/sheet2.xml"}
    assert sheet_of(once, "Temuan sopxl 1")["F5"].value == "S301"
    assert annotated(once, [NO_ACTOR]) == once


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    workbook = annotated(plain(), [located("S302", "B7", step=1, actor="=1+1", meant="")])
    cell = sheet_of(workbook, FINDINGS)["D5"]
    assert cell.data_type == "s"
    assert "=1+1" in cell.value


@pytest.mark.parametrize("workbook", [plain(), rich(), build_sop()], ids=["plain", "rich", "form"])
def test_the_open_xml_validator_finds_nothing(workbook: bytes, tmp_path: Path) -> None:
    validator = real_part("ooxml-validator")
    file = tmp_path / "a.xlsx"
    file.write_bytes(annotated(workbook, [NO_ACTOR, NO_WAY, ON_THE_USERS_NOTE]))
    done = subprocess.run([validator, str(file)], capture_output=True, text=True, check=False)
    assert '"ok": true' in done.stdout


def checked_in_excel(words: str) -> bytes:
    """Return a form as Excel saves it after a check there, and with notes of two people."""
    book = openpyxl.load_workbook(BytesIO(build_sop()))
    sheet = book["SOP"]
    for cell, text in (("B7", words), ("C7", "Tanyakan dahulu")):
        sheet[cell].comment = Comment(text, "Budi")
    for cell, formula in (("B7", '"sopxl:galat"<>""'), ("C7", "$C$7>9")):
        sheet.conditional_formatting.add(cell, FormulaRule([formula]))
    kept = book.create_sheet(FINDING_LIST)
    kept["D4"], kept["D5"] = "Catatan", words
    kept.sheet_state = "veryHidden"
    result = BytesIO()
    book.save(result)
    return result.getvalue()


def test_notes_and_colours_of_a_check_in_excel_go_and_those_of_people_stay() -> None:
    workbook = checked_in_excel("Galat S301\r\nLangkah 2 tanpa pelaksana. <&>")
    before = sheet_of(workbook, "SOP").conditional_formatting
    copy = annotated(workbook, [NO_WAY])
    assert {cell: author for cell, (author, _) in notes(copy).items()} == {
        "C7": "Budi",
        "C9": "sopxl:",
    }
    after = sheet_of(copy, "SOP").conditional_formatting
    assert {str(each.sqref) for each in before} - {str(each.sqref) for each in after} == {"B7"}
    assert annotated(copy, [NO_WAY]) == copy
