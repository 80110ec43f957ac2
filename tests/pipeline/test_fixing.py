"""Fixed files: a workbook changes in the cells told, other sources become a form."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter

from sopxl.interchange import markdown, sop_json
from sopxl.model.errors import UserError
from sopxl.model.ref import Ref
from sopxl.pipeline.checking.single import Task, read
from sopxl.pipeline.drawing.forms import written_form
from sopxl.pipeline.fixing.fixed import ending, fix
from sopxl.workbook.cells.patch import with_cells
from sopxl.workbook.package.parts import Package
from tests.rules.sound import SOUND, TODAY, sound
from tests.workbook.workbooks import changed

if TYPE_CHECKING:
    from sopxl.pipeline.fixing.fixed import Fixed

# openpyxl names what it would lose on saving; here it only reads.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

TASK = Task(date.fromisoformat(TODAY), {})
FAULTS: dict[str, str | float] = {"A6": "", "B8": "Petugs", "E9": "", "C8": "langkah 4"}


@pytest.fixture(scope="module")
def form() -> bytes:
    return written_form(sound())


@pytest.fixture
def faulty(form: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "sop.xlsx"
    file.write_bytes(with_cells(form, "SOP", FAULTS, over_formulas=True))
    return file


def fixed(file: Path, *, migrate: bool = False) -> Fixed:
    return fix(file, TASK, file.name, migrate=migrate)


def told(result: Fixed) -> list[str]:
    return [f"{change.place} {change.new} {','.join(change.rules)}" for change in result.changes]


def test_every_fix_stands_in_its_cell(faulty: Path) -> None:
    result = fixed(faulty)
    assert told(result) == [
        "SOP!A6 mulai F101",
        "SOP!B8 Petugas S302",
        "SOP!C8 4 T114",
        "SOP!E9 4 T115",
    ]
    sheet = openpyxl.load_workbook(BytesIO(result.content))["SOP"]
    assert [sheet[cell].value for cell in ("A6", "B8", "C8")] == ["mulai", "Petugas", 4]
    assert str(sheet["E9"].value).startswith('=IF(AND($A9="",$F9=""),"",SUMPRODUCT(')
    assert sheet["E9"].value == str(sheet["E8"].value).replace("8", "9")
    assert result.outcome.findings == ()


def test_nothing_else_of_the_workbook_changes(faulty: Path) -> None:
    assert changed(faulty.read_bytes(), fixed(faulty).content) == {"xl/worksheets/sheet4.xml"}


def test_what_is_fixed_is_fixed(faulty: Path) -> None:
    once = fixed(faulty).content
    faulty.write_bytes(once)
    again = fixed(faulty)
    assert (again.changes, again.content) == ((), once)


def test_a_refilled_number_is_that_of_the_form(form: bytes, faulty: Path) -> None:
    mended = openpyxl.load_workbook(BytesIO(fixed(faulty).content))["SOP"]
    shipped = openpyxl.load_workbook(BytesIO(form))["SOP"]
    assert mended["E9"].value == shipped["E9"].value


def test_a_word_in_bold_is_not_flattened(tmp_path: Path) -> None:
    file = tmp_path / "asing.xlsx"
    with xlsxwriter.Workbook(file) as workbook:
        sheet, bold = workbook.add_worksheet("SOP"), workbook.add_format({"bold": True})
        heads = ("No", "Kegiatan", "Staf", "Kelengkapan", "Waktu", "Output")
        sheet.write_row(4, 0, heads)
        for row in (5, 6):
            sheet.write_row(row, 0, (row - 4, "Menerima berkas", "", "Berkas", "5 minit", "Tanda"))
        sheet.write_rich_string(6, 4, "5 ", bold, "minit")
    assert told(fixed(file)) == ["SOP!E6 5 menit T112"]


def test_a_word_in_bold_is_not_flattened_where_the_text_stands_in_its_cell(faulty: Path) -> None:
    runs = "<is><r><t>lang</t></r><r><rPr><b/></rPr><t>kah 4</t></r></is>"
    assert package_with(faulty, '<is><t xml:space="preserve">langkah 4</t></is>', runs)
    assert "SOP!C8 4 T114" not in told(fixed(faulty))
    assert "SOP!B8 Petugas S302" in told(fixed(faulty))


def test_a_protected_sheet_is_left_alone_and_told(faulty: Path) -> None:
    assert package_with(faulty, "</sheetData>", '</sheetData><sheetProtection sheet="1"/>')
    with pytest.raises(UserError, match=r"«SOP» terproteksi.* sel \w+\d+.* terkunci") as refused:
        fixed(faulty)
    assert refused.value.code == "sheet-protected"


def test_cells_that_a_protected_sheet_leaves_open_are_fixed(faulty: Path) -> None:
    before = told(fixed(faulty))
    assert package_with(faulty, "</sheetData>", '</sheetData><sheetProtection sheet="1"/>')
    unlock_all_formats(faulty)
    assert told(fixed(faulty)) == before


def test_a_protected_sheet_that_needs_no_fix_is_no_obstacle(form: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sop.xlsx"
    file.write_bytes(form)
    assert package_with(file, "</sheetData>", '</sheetData><sheetProtection sheet="1"/>')
    assert fixed(file).changes == ()


def unlock_all_formats(file: Path) -> None:
    """Leave every cell open to writing, as an office does with those that are to be filled in."""
    package = Package(file.read_bytes())
    styles = package.part("xl/styles.xml")
    formats = styles.index(b"<cellXfs")
    free = re.sub(
        rb"(<xf [^>]*?)(/>|>(?=<alignment))",
        lambda xf: xf[1] + b'><protection locked="0"/>' + (b"</xf>" if xf[2] == b"/>" else b""),
        styles[formats : styles.index(b"</cellXfs>")],
    )
    package.put("xl/styles.xml", styles[:formats] + free + styles[styles.index(b"</cellXfs>") :])
    file.write_bytes(package.to_bytes())


def package_with(file: Path, old: str, new: str) -> bool:
    """Put another text into the part of the sheet of steps; tell whether it was there."""
    package = Package(file.read_bytes())
    part = package.sheet("SOP")
    before = package.part(part)
    after = re.sub(re.escape(old.encode()), new.encode(), before, count=1)
    package.put(part, after)
    file.write_bytes(package.to_bytes())
    return before != after


@pytest.mark.parametrize("suffix", ["json", "md"])
def test_another_source_becomes_a_form_with_all_it_says(suffix: str, tmp_path: Path) -> None:
    text = sop_json.dump(sound()) if suffix == "json" else markdown.dump(sound())
    file = tmp_path / f"sop.{suffix}"
    file.write_text(text, encoding="utf-8")
    result = fixed(file)
    (tmp_path / "baru.xlsx").write_bytes(result.content)
    assert (result.is_new, result.left_behind, ending(file, migrate=False)) == (True, (), "xlsx")
    after = fixed(tmp_path / "baru.xlsx")
    assert (after.outcome.sop, after.outcome.findings) == (result.outcome.sop, ())


def test_what_cannot_be_read_comes_along_as_it_was_typed(tmp_path: Path) -> None:
    file = tmp_path / "sop.md"
    file.write_text(
        SOUND.replace("| kegiatan  |", "| rapat     |", 1).replace("15 Januari 2026", "awal tahun"),
        encoding="utf-8",
    )
    result = fixed(file)
    (tmp_path / "baru.xlsx").write_bytes(result.content)
    draft = read(tmp_path / "baru.xlsx")
    assert draft.text(Ref("identity", None, "created")) == "awal tahun"
    assert "rapat" in {entry.text for entry in draft.entries.values()}
    assert result.left_behind == ()


def test_ways_too_many_are_told_to_be_left_behind(tmp_path: Path) -> None:
    file = tmp_path / "sop.json"
    one = '{"target": 3, "answer": "Ya"}'
    text = (
        '{"actors": ["Staf"], "steps": [{"activity": "Memeriksa", "actors": ["Staf"],'
        f' "kind": "keputusan", "ways_out": [{one}, {one}, {one}]}}]}}'
    )
    file.write_text(text, encoding="utf-8")
    assert fixed(file).left_behind == ("/steps/0/ways_out: «3»",) * 2


def foreign(file: Path) -> Path:
    """A sheet of an office's own: no form of ours, with a note, a picture and a second sheet."""
    with xlsxwriter.Workbook(file) as workbook:
        sheet = workbook.add_worksheet("Prosedur")
        workbook.add_worksheet("Arsip").write(0, 0, "lama")
        heads = ("No", "Kegiatan", "Staf", "Ketua", "Kelengkapan", "Waktu", "Output", "Ket.")
        sheet.write_row(4, 0, heads)
        sheet.write_row(5, 0, (1, "Menerima berkas", "", "", "Berkas", "5 minit", "Tanda"))
        sheet.write_row(6, 0, (2, "Mengesahkan berkas", "", "", "Tanda", "1 jam", "Surat", "asli"))
        sheet.write_comment("B6", "catatan saya")
        sheet.insert_textbox("C6", "kotak")
    return file


def test_a_foreign_form_is_mended_in_its_own_cells(tmp_path: Path) -> None:
    file = foreign(tmp_path / "asing.xlsx")
    result = fixed(file)
    assert told(result) == ["Prosedur!F6 5 menit T112"]
    assert changed(file.read_bytes(), result.content) == {"xl/worksheets/sheet1.xml"}


def test_a_foreign_form_can_become_one_of_ours(tmp_path: Path) -> None:
    result = fixed(foreign(tmp_path / "asing.xlsx"), migrate=True)
    assert result.is_new
    assert result.left_behind == (
        "gambar dan bentuk di lembar «Prosedur»",
        "catatan sel di lembar «Prosedur»",
        "lembar «Arsip»",
    )
    (tmp_path / "baru.xlsx").write_bytes(result.content)
    draft = read(tmp_path / "baru.xlsx")
    assert draft.template == "sop-ap/1"
    assert [draft.text(Ref("steps", row, "activity")) for row in (0, 1)] == [
        "Menerima berkas",
        "Mengesahkan berkas",
    ]
    assert draft.text(Ref("steps", 1, "remarks")) == "asli"


def test_a_head_in_a_way_of_its_own_is_told_to_be_left_behind(tmp_path: Path) -> None:
    file = foreign(tmp_path / "asing.xlsx")
    book = openpyxl.load_workbook(file)
    book["Prosedur"]["A1"] = "Nama SOP : Surat Keluar"
    book.save(file)
    assert "Prosedur!A1: «Nama SOP : Surat Keluar»" in fixed(file, migrate=True).left_behind


def test_a_form_of_today_stays_the_file_that_it_is(faulty: Path) -> None:
    result = fixed(faulty, migrate=True)
    assert (result.is_new, result.left_behind) == (False, ())
    assert result.content == fixed(faulty).content


@pytest.mark.parametrize(
    ("name", "migrate", "expected"),
    [
        ("a.xlsx", False, "xlsx"),
        ("a.xlsm", False, "xlsm"),
        ("a.ods", False, "xlsx"),
        ("a.sop.md", True, "xlsx"),
        ("tidak-ada.xlsm", True, "xlsx"),
    ],
)
def test_the_ending_says_what_is_written(name: str, migrate: bool, expected: str) -> None:
    assert ending(Path(name), migrate=migrate) == expected


def test_a_form_with_macros_keeps_them_while_it_is_the_form_of_today(
    form: bytes, tmp_path: Path
) -> None:
    current, old = tmp_path / "kini.xlsm", tmp_path / "lama.xlsm"
    current.write_bytes(form)
    foreign(old)
    assert (ending(current, migrate=True), ending(old, migrate=True)) == ("xlsm", "xlsx")
