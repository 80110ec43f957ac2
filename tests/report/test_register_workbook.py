"""`register.xlsx`, read back with a second reader and opened with LibreOffice."""

from __future__ import annotations

import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from sopxl.model.dates import FormDate
from sopxl.model.identity import Identity, Status
from sopxl.model.place import Place
from sopxl.model.ref import Ref
from sopxl.model.settings import Profile, Settings
from sopxl.model.sop import Sop, Step, StepKind
from sopxl.reference.offices import offices
from sopxl.register.entry import Entry, FindingRecord, Refusal, Source, State
from sopxl.register.merge import merge
from sopxl.report.register_workbook.book import OPTIONS, write_register_workbook
from sopxl.report.register_workbook.sheets import LISTING, SHEETS, Column, Look, Sheet
from sopxl.report.register_workbook.tables import (
    BY_FOLDER,
    CELL_TEXT,
    SHEET_ROWS,
    UNREACHED,
    Tables,
)
from sopxl.store.parcel import Parcel, parcel
from sopxl.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

# openpyxl knows no solid data bars and says so.
pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported")

TODAY = date(2026, 11, 21)
FORMULA = '=HYPERLINK("http://x","y")'
IDENTITY = Identity(
    title=FORMULA,
    number="+62/SOP",
    satker="35",
    sop_code="KPU.04.SOP.01",
    revision="0",
    status=Status.IN_FORCE,
    created=FormDate("2026-01-05", date(2026, 1, 5)),
    revised=FormDate("entah kapan"),
    effective=FormDate("2026-02-16", date(2026, 2, 16)),
    related=("Tidak dikenal",),
)
FINDING = FindingRecord(
    rule="S301",
    name="some-rule",
    severity="galat",
    sheet="Isian SOP's",
    cell="F6",
    message="-Pesan yang diawali tanda hubung.",
    advice="@Perbaiki.",
    basis="Permen",
    principle="keterukuran",
)
STEPS = (
    Step(index=0, number=1, activity="=1+1", actors=("Staf",), kind=StepKind.START),
    Step(index=1, number=2, activity="Menyimpan", actors=("Staf",), kind=StepKind.END),
)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register of one SOP with awkward words, a copy of it, and a broken file."""
    sop = Sop(identity=IDENTITY, actors=("Staf",), steps=STEPS)
    places = {
        Ref("steps", 0, "activity"): Place("SOP", "F6"),
        Ref("identity", field="related", item=0): Place("Identitas", "B21"),
        Ref("identity", field="title"): Place("Identitas", "I10"),
        Ref("identity", field="number"): Place("Identitas", "I2"),
        Ref("identity", field="satker"): Place("Data", "B3"),
    }
    source = Source(path="../masuk/a b.xlsx", sha256="x", size=9, modified_ns=10**18)
    entry = Entry(source=source, sop=sop, places=places, findings=(FINDING,))
    broken = Source(
        path="../masuk/rusak.xlsx",
        state=State.QUARANTINED,
        refusal=Refusal("corrupt", "Berkas rusak.", "Simpan ulang."),
    )
    with Store.open(tmp_path / "register.db") as store:
        with store.transaction():
            store.set_offices(offices())
            store.put(parcel(entry, Settings()))
            copy = replace(source, path="../masuk/salinan #1.xlsx")
            store.put(parcel(replace(entry, source=copy), Settings()))
            store.put(Parcel(broken))
        with store.transaction():
            store.conclude(merge(store, None), Profile.NEW)
        write_register_workbook(store, tmp_path / "register.xlsx", Settings(), TODAY)
    return tmp_path / "register.xlsx"


def load(path: Path) -> Any:
    return load_workbook(BytesIO(path.read_bytes()))


def rows(register: Path, sheet: str) -> list[dict[str, Any]]:
    book = load(register)
    heading, *body = book[sheet].iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in body]


def test_the_sheets_stand_in_their_order(register: Path) -> None:
    assert load(register).sheetnames == [
        *("Ringkasan", "Daftar SOP", "Langkah", "Pelaksana", "Dasar Hukum", "Keterkaitan"),
        *("Peta Proses", "Temuan", "Sumber", "Konflik"),
    ]


def test_the_list_has_the_columns_of_the_register_variant_and_sign_of_its_process(
    register: Path,
) -> None:
    book = load(register)
    assert len(LISTING.columns) == 57 + 3
    page = book["Daftar SOP"]
    assert page.freeze_panes == "C2"
    assert page.auto_filter.ref == "A1:BH2"
    assert page.print_title_rows == "$1:$1"


def test_the_title_leads_to_its_cell_and_each_field_of_the_head_names_its_own(
    register: Path,
) -> None:
    page = load(register)["Daftar SOP"]
    assert page["B2"].hyperlink.target == r"..\masuk\a%20b.xlsx"
    assert page["B2"].hyperlink.location == "'Identitas'!I10"
    (row,) = rows(register, "Daftar SOP")
    assert row["Letak Isian"] == "Identitas: Nomor SOP I2, Nama SOP I10; Data: Kode Satker B3"


def test_no_text_becomes_a_formula(register: Path) -> None:
    book = load(register)
    cells = [cell for page in book for line in page.iter_rows() for cell in line]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert rows(register, "Daftar SOP")[0]["Judul SOP"] == FORMULA
    assert rows(register, "Langkah")[0]["Kegiatan"] == "=1+1"
    assert rows(register, "Temuan")[0]["Cara Memperbaiki"] == "@Perbaiki."


def test_days_are_days_and_what_is_none_stays_as_typed(register: Path) -> None:
    (row,) = rows(register, "Daftar SOP")
    assert row["Tanggal Pembuatan"] == datetime(2026, 1, 5)  # noqa: DTZ001  Excel has no zone
    assert row["Tanggal Revisi"] == "entah kapan"
    assert row["Monitoring Berikut"] == datetime(2026, 8, 16)  # noqa: DTZ001
    assert rows(register, "Sumber")[0]["Diubah (UTC)"] == datetime(2001, 9, 9, 1, 46, 40)  # noqa: DTZ001


def test_a_value_leads_back_to_its_cell_in_its_file(register: Path) -> None:
    book = load(register)
    links = {
        cell.value: (cell.hyperlink.target or "", cell.hyperlink.location or "")
        for name in ("Langkah", "Temuan", "Keterkaitan")
        for line in book[name].iter_rows()
        for cell in line
        if cell.hyperlink and cell.hyperlink.location
    }
    assert links["SOP!F6"] == ("..\\masuk\\a%20b.xlsx", "'SOP'!F6")
    assert links["Isian SOP's!F6"][1] == "'Isian SOP''s'!F6"
    assert links["Identitas!B21"][1] == "'Identitas'!B21"


def test_a_file_whose_name_a_link_cannot_carry_is_reached_by_way_of_its_folder(
    register: Path,
) -> None:
    page = load(register)["Sumber"]
    assert page["A4"].value == "../masuk/salinan #1.xlsx"
    link = page["A4"].hyperlink
    assert (link.target, link.location) == (r"..\masuk", None)
    assert link.tooltip == BY_FOLDER


def test_a_path_that_no_link_can_carry_is_plain_text(tmp_path: Path) -> None:
    sheet = Sheet(name="Berkas", view="", columns=(Column("Berkas", "path", 14, Look.FILE),))
    with Workbook(tmp_path / "berkas.xlsx", OPTIONS) as book:
        Tables(book).write(sheet, (("a #1.xlsx",), ("folder #2/a.xlsx",)))
    page = load(tmp_path / "berkas.xlsx")["Berkas"]
    assert [page[cell].hyperlink for cell in ("A2", "A3")] == [None, None]
    assert page["A4"].value == UNREACHED


def test_a_link_that_is_too_long_is_plain_text_and_told(tmp_path: Path) -> None:
    sheet = Sheet(name="Berkas", view="", columns=(Column("Berkas", "path", 14, Look.FILE),))
    with Workbook(tmp_path / "berkas.xlsx", OPTIONS) as book:
        Tables(book).write(sheet, ((f"{'folder/' * 300}a.xlsx",), ("a.xlsx",)))
    page = load(tmp_path / "berkas.xlsx")["Berkas"]
    assert [bool(page[cell].hyperlink) for cell in ("A2", "A3")] == [False, True]
    assert page["A4"].value == UNREACHED


def test_a_broken_file_is_listed_with_its_reason(register: Path) -> None:
    broken = next(row for row in rows(register, "Sumber") if row["Keadaan"] == "karantina")
    assert (broken["Alasan Tidak Terbaca"], broken["Cara Memperbaiki"]) == (
        "Berkas rusak.",
        "Simpan ulang.",
    )


def test_a_conflict_says_who_prevails_and_why(register: Path) -> None:
    (row,) = rows(register, "Konflik")
    assert (row["Jenis Konflik"], row["Berkas Lainnya"]) == (
        "isi sama persis",
        "../masuk/salinan #1.xlsx",
    )


def test_the_first_page_counts_and_draws_charts_of_its_own_cells(register: Path) -> None:
    page = load(register)["Ringkasan"]
    counted = {row[0]: row[1] for row in page.iter_rows(max_col=2, values_only=True) if row[0]}
    assert (counted["Berkas terbaca"], counted["SOP dalam register"]) == (2, 1)
    assert counted["Berkas dikarantina (tidak terbaca)"] == 1
    with zipfile.ZipFile(register) as file:
        charts = [name for name in file.namelist() if name.startswith("xl/charts/chart")]
        assert len(charts) >= 3
        assert b"Ringkasan!$B$" in file.read(charts[0])


def test_a_full_sheet_says_where_the_rest_is(tmp_path: Path) -> None:
    sheet = Sheet(name="Penuh", view="step_listing", columns=(Column("Nomor", "number"),))
    with Workbook(tmp_path / "penuh.xlsx", OPTIONS) as book:
        Tables(book, rows=5).write(sheet, ((count,) for count in range(10)))
    values = [row[0] for row in load(tmp_path / "penuh.xlsx")["Penuh"].values]
    assert values[:4] == ["Nomor", 0, 1, 2]
    assert str(values[4]).startswith(
        "Lembar ini penuh. Semua barisnya ada di register.db (tampilan"
    )
    assert str(values[4]).endswith("dan di penuh.csv hasil: sopxl export FOLDER-REGISTER --to csv")
    assert len(values) == 5
    assert SHEET_ROWS == 2**20


def test_links_beyond_the_limit_are_plain_text(tmp_path: Path) -> None:
    sheet = Sheet(name="Tautan", view="", columns=(Column("Berkas", "path", 14, Look.FILE),))
    with Workbook(tmp_path / "tautan.xlsx", OPTIONS) as book:
        Tables(book, links=2).write(sheet, ((f"{count}.xlsx",) for count in range(3)))
    page = load(tmp_path / "tautan.xlsx")["Tautan"]
    assert [bool(page[cell].hyperlink) for cell in ("A2", "A3", "A4")] == [True, True, False]
    assert page["A4"].value == "2.xlsx"
    assert "paling banyak 2 tautan" in str(page["A5"].value)
    assert "tautan.csv hasil: sopxl export" in str(page["A5"].value)


def test_links_within_the_limit_need_no_note(tmp_path: Path) -> None:
    sheet = Sheet(name="Tautan", view="", columns=(Column("Berkas", "path", 14, Look.FILE),))
    with Workbook(tmp_path / "tautan.xlsx", OPTIONS) as book:
        Tables(book, links=2).write(sheet, ((name,) for name in ("a.xlsx", "b.xlsx", "")))
    assert load(tmp_path / "tautan.xlsx")["Tautan"].max_row == 3


def test_a_text_longer_than_a_cell_is_cut_and_shows_it(tmp_path: Path) -> None:
    sheet = Sheet(name="Panjang", view="", columns=(Column("Teks", "text"),))
    with Workbook(tmp_path / "panjang.xlsx", OPTIONS) as book:
        Tables(book).write(sheet, [("a" * (CELL_TEXT + 1),)])
    value = load(tmp_path / "panjang.xlsx")["Panjang"]["A2"].value
    assert isinstance(value, str)
    assert (len(value), value[-1]) == (CELL_TEXT, "…")


def test_every_column_is_in_its_view(tmp_path: Path) -> None:
    with Store.open(tmp_path / "register.db") as store:
        for sheet in SHEETS:
            assert set(sheet.names) <= set(store.columns(sheet.view)), sheet.name


def test_libreoffice_opens_every_sheet(register: Path, libreoffice: str) -> None:
    subprocess.run(
        [
            libreoffice,
            "--headless",
            f"-env:UserInstallation={(register.parent / 'profile').as_uri()}",
            "--convert-to",
            "ods",
            "--outdir",
            str(register.parent),
            str(register),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with zipfile.ZipFile(register.with_suffix(".ods")) as file:
        content = file.read("content.xml").decode()
    assert content.count("<table:table ") >= 10
    assert "Err:" not in content


def test_a_file_in_an_archive_is_reached_by_way_of_the_archive(tmp_path: Path) -> None:
    columns = (Column("Sel", "cell", 14, Look.CELL), Column("Berkas", "path", 14, Look.FILE))
    places = ("../k.zip!/35/a #1.xlsx", "https://kpu.go.id/a%20b.xlsx", "memory://a.xlsx")
    rows = ((path, "SOP", "A1") for path in places)
    with Workbook(tmp_path / "tautan.xlsx", OPTIONS) as book:
        Tables(book).write(Sheet(name="Tautan", view="", columns=columns), rows)
    page = load(tmp_path / "tautan.xlsx")["Tautan"]
    links = [page[cell].hyperlink for cell in ("A2", "B2", "B3")]
    assert [(link.target, link.location) for link in links] == [
        ("..\\k.zip", None),
        ("..\\k.zip", None),
        ("https://kpu.go.id/a%20b.xlsx", None),
    ]
    assert page["B2"].value == places[0]
