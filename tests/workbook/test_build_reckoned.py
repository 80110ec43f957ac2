"""LibreOffice reckons the form anew: stored values hold, and survive what an author does."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from sopxl.intake.parse.sop import parse
from sopxl.workbook.build.checks import messages_of
from sopxl.workbook.build.form import build_sop
from sopxl.workbook.build.rows import rows_of
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.form import read_guarded
from tests.workbook.procedures import FAULTY, SOUND

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from sopxl.model.sop import Sop
    from tests.workbook.author import Author

# openpyxl names what it would lose on saving; here it only reads.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


def values(workbook: bytes) -> dict[str, object]:
    """Return all cells with a value; an empty text counts as none."""
    book = openpyxl.load_workbook(BytesIO(workbook), data_only=True)
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in {None, ""}
    }


def column(workbook: bytes, letter: str, rows: range) -> list[object]:
    """Return one column of the procedure sheet."""
    found = values(workbook)
    return [found.get(f"SOP!{letter}{row}", "") for row in rows]


def sheet_of(workbook: bytes) -> Worksheet:
    """Return the procedure sheet with its rules."""
    return openpyxl.load_workbook(BytesIO(workbook))["SOP"]


@pytest.mark.parametrize("sop", [None, SOUND, FAULTY], ids=["blank", "sound", "faulty"])
def test_every_stored_value_is_what_libreoffice_reckons(sop: Sop | None, author: Author) -> None:
    workbook = build_sop(sop)
    assert values(author.edit(workbook)) == values(workbook)


def test_every_fault_is_told_in_its_row(author: Author) -> None:
    found = column(author.edit(build_sop(FAULTY)), "M", range(6, 14))
    assert found == list(messages_of(rows_of(FAULTY), FAULTY.actors))
    assert found == [
        "Langkah pertama: pilih mulai.",
        "Hanya langkah pertama berjenis mulai.",
        "Kegiatan kosong. Pelaksana tidak ada di kepala kolom. Kelengkapan kosong. Waktu kosong. "
        "Output kosong. Isi tujuan Ya. Isi tujuan Tidak.",
        "Pelaksana tidak ada di kepala kolom. Tujuan Lanjut/Ya bukan nomor langkah. "
        "Tujuan Tidak bukan nomor langkah.",
        "Tujuan Ya dan Tidak sama.",
        "Pelaksana kosong. Tujuan Lanjut/Ya bukan nomor langkah. Tidak hanya untuk keputusan.",
        "Langkah selesai tidak punya tujuan. Hanya langkah terakhir berjenis selesai.",
        "Langkah terakhir: pilih selesai.",
    ]


def test_rows_may_be_inserted_before_the_first_in_the_middle_and_after_the_last(
    filled: bytes, author: Author
) -> None:
    saved = author.edit(
        filled,
        ("insert row", "SOP", "A12", ""),
        ("text", "SOP", "F12", "Melapor"),
        ("insert row", "SOP", "A8", ""),
        ("text", "SOP", "F8", "Menyaring"),
        ("insert row", "SOP", "A6", ""),
        ("text", "SOP", "A6", "mulai"),
        ("text", "SOP", "F6", "Mengumumkan"),
        ("text", "SOP", "B6", "Tamu"),
    )
    sop = parse(read_guarded(guarded(saved, "sop.xlsx"))).sop
    assert [step.activity for step in sop.steps] == [
        "Mengumumkan",
        "Mengisi formulir",
        "Memeriksa formulir",
        "Menyaring",
        "Menyiapkan informasi",
        "Menyerahkan salinan",
        "Menyusun laporan",
        "Menyimpan berkas",
        "Melapor",
    ]
    assert [step.number for step in sop.steps] == list(range(1, 10))
    # The targets moved with their steps.
    assert [way.target for way in sop.steps[2].ways_out] == [5, 2]
    sheet = sheet_of(saved)
    offered = {str(rule.sqref) for rule in sheet.data_validations.dataValidation}
    assert {"A5:A15", "B5:B15", "C5:C15", "D5:D15"} <= offered
    assert values(saved)["SOP!A2"] == "9 langkah; baris yang perlu diperbaiki: 2."


def test_actor_columns_may_be_inserted_at_both_edges_and_deleted(
    filled: bytes, author: Author
) -> None:
    saved = author.edit(
        filled,
        ("insert column", "SOP", "K1", ""),
        ("text", "SOP", "K5", "Sekretaris"),
        ("delete column", "SOP", "H1", ""),
        ("insert column", "SOP", "G1", ""),
        ("text", "SOP", "G5", "Tamu"),
        ("text", "SOP", "B6", "Tamu; Sekretaris"),
    )
    sop = parse(read_guarded(guarded(saved, "sop.xlsx"))).sop
    assert sop.actors == ("Tamu", "Pemohon", "PPID", "Arsiparis", "Sekretaris")
    assert sop.steps[0].actors == ("Tamu", "Sekretaris")
    told = column(saved, "P", range(6, 12))
    unknown = "Pelaksana tidak ada di kepala kolom."
    assert told == ["", unknown, unknown, "", unknown, ""]
    block = {str(ranged.sqref) for ranged in sheet_of(saved).conditional_formatting}
    assert "F5:L12" in block


def test_what_the_buttons_insert_lies_within_every_conditional_format(
    filled: bytes, author: Author
) -> None:
    """Tambah Langkah inserts a row of the table, Tambah Pelaksana before the last actor."""
    saved = author.edit(filled, ("insert row", "SOP", "A8", ""), ("insert column", "SOP", "J1", ""))
    ruled = [
        {str(one.sqref): len(one.rules) for one in sheet_of(workbook).conditional_formatting}
        for workbook in (filled, saved)
    ]
    left, right = ("A", "B", "C", "D", "F"), ("K", "L", "M", "N")
    assert set(ruled[0]) == {f"{c}5:{c}12" for c in (*left, *right[:3])} | {"F5:K12"}
    assert set(ruled[1]) == {f"{c}5:{c}13" for c in (*left, *right[1:])} | {"F5:L13"}
    assert sorted(ruled[0].values()) == sorted(ruled[1].values())


def test_deleted_rows_leave_a_lost_target_that_the_form_tells(
    filled: bytes, author: Author
) -> None:
    saved = author.edit(filled, ("delete row", "SOP", "A8", ""))
    assert column(saved, "O", range(6, 11))[1] == "Tujuan Lanjut/Ya bukan nomor langkah."
    reading = parse(read_guarded(guarded(saved, "sop.xlsx")))
    assert [step.number for step in reading.sop.steps] == [1, 2, 3, 4, 5]
    assert [str(finding.ref) for finding in reading.findings] == ["steps[1].ways_out[0]"]


def test_a_renamed_sheet_and_inserted_lines_of_the_head_are_found(
    filled: bytes, author: Author
) -> None:
    saved = author.edit(
        filled,
        ("insert row", "Identitas", "A20", ""),
        ("text", "Identitas", "B20", "Peraturan sesudah baris terakhir"),
        ("insert row", "Identitas", "A2", ""),
        ("rename", "Identitas", "A1", "Kepala SOP"),
        ("rename", "SOP", "A1", "Tabel"),
    )
    sop = parse(read_guarded(guarded(saved, "sop.xlsx"))).sop
    assert sop.identity.title == SOUND.identity.title
    assert sop.identity.legal_basis == (
        *SOUND.identity.legal_basis,
        "Peraturan sesudah baris terakhir",
    )
    assert sop.steps == SOUND.steps


@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_other_formats_lose_the_names_and_are_read_by_their_labels(
    filled: bytes, author: Author, ending: str
) -> None:
    draft = read_guarded(guarded(author.convert(filled, ending), f"sop.{ending}"))
    assert parse(draft).sop == SOUND
    assert {entry.found.value for entry in draft.entries.values()} == {"label"}
