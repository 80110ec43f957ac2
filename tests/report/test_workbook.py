"""The report as a workbook, read back by another library."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook

from sopxl.model.settings import Settings
from sopxl.report.figures.gathering import gather
from sopxl.report.tables import frames
from sopxl.report.workbook import report as workbook
from tests.report.registers import TODAY, named, nothing, of_offices, small, small_material


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(io.BytesIO(workbook.render(small())))


def column(book: Workbook, sheet: str, heading: str) -> list[object]:
    rows = list(book[sheet].iter_rows(values_only=True))
    position = rows[0].index(heading)
    return [row[position] for row in rows[1:]]


def test_each_thing_has_its_own_table(book: Workbook) -> None:
    assert book.sheetnames == [
        "Ringkasan",
        "Angka",
        "Isi Angka",
        "SOP",
        "Langkah",
        "Temuan",
        "Beban",
        "Serah Terima",
        "RACI",
        "Dokumen",
        "Proses",
        "Reviu",
        "Dasar Hukum",
        "Belum Mengirim",
        "Karantina",
        "Asas",
        "Pemantauan",
        "Evaluasi",
        "Anggapan",
        "Unit dan Status",
        "Bab Temuan",
    ]
    assert all(len(sheet.tables) == 1 for sheet in book.worksheets[1:])


def test_numbers_are_numbers_and_days_are_days(book: Workbook) -> None:
    assert column(book, "SOP", "Hari kerja terpanjang") == [1.2, 6]
    assert column(book, "SOP", "Tanggal efektif") == [datetime(2026, 2, 2), None]  # noqa: DTZ001
    assert column(book, "SOP", "Galat") == [0, 2]


def test_an_sop_without_a_title_is_told_by_its_file() -> None:
    material = small_material()
    entries = tuple(
        replace(one, sop=replace(one.sop, identity=replace(one.sop.identity, title="")))
        for one in material.entries
    )
    tables = frames(gather(replace(material, entries=entries), Settings(), TODAY))
    for sheet in ("SOP", "Langkah", "Beban", "Reviu"):
        assert set(tables[sheet]["SOP"]) <= {"layanan.md", "revisi.md"}, sheet


def test_units_and_statuses_are_crossed(book: Workbook) -> None:
    rows = list(book["Unit dan Status"].iter_rows(values_only=True))
    assert rows == [
        ("Unit kerja", "Berlaku", "Draft"),
        ("Bagian Hubungan Masyarakat", 1, 0),
        ("Bagian Keuangan", 0, 1),
    ]
    assert len(book["Ringkasan"]._charts) == 2


def test_every_step_and_finding_says_where_it_stands(book: Workbook) -> None:
    assert all(column(book, "Langkah", "Sel"))
    assert column(book, "Temuan", "Sel") == ["SOP!E7", "SOP!E8", "SOP!E7", "SOP!A4", "SOP!E7"]


@pytest.mark.parametrize("trap", ["=1+1", "+62", "-5", "@SUM(A1)", "https://contoh.id"])
def test_text_from_a_file_stays_text_whatever_it_begins_with(trap: str) -> None:
    book = load_workbook(io.BytesIO(workbook.render(named(trap))))
    assert column(book, "SOP", "SOP") == [trap, trap]
    assert {cell.data_type for cell in book["SOP"]["F"]} == {"s"}


def test_the_same_figures_give_the_same_parts() -> None:
    assert parts(workbook.render(small())) == parts(workbook.render(small()))


def test_an_empty_register_makes_a_workbook_that_opens() -> None:
    book = load_workbook(io.BytesIO(workbook.render(nothing())))
    assert book["Ringkasan"]["A5"].value == "Register ini belum berisi SOP. (A1)"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_every_number_opens_to_its_rule_assumptions_coverage_and_sops(book: Workbook) -> None:
    late = column(book, "Angka", "Kode").index("A6")
    assert column(book, "Angka", "Anggapan")[late] == "tanggal; bulan_monitoring; bulan_evaluasi"
    covered = "1 dari 1 SOP berlaku bertanggal efektif (100%)"
    assert column(book, "Angka", "Cakupan")[late] == covered
    behind = zip(column(book, "Isi Angka", "Kode"), column(book, "Isi Angka", "SOP"), strict=True)
    assert [title for code, title in behind if code == "A6"] == ["Pelayanan Informasi"]


def test_the_forms_say_what_they_are_and_are_ready_to_print(book: Workbook) -> None:
    form = book["Pemantauan"]
    assert form["A1"].value == "Formulir Pemantauan Penerapan SOP"
    assert [cell.value for cell in form[6]][:3] == [
        "No",
        "Prosedur",
        "Penilaian terhadap penerapan",
    ]
    assert form["B7"].value == "Pelayanan Informasi"
    assert form["D7"].value == "pemantauan jatuh tempo 2 Agustus 2026; pengulangan 4% waktu"
    assert form.print_title_rows == "$6:$6"
    assert (form.page_setup.orientation, form.page_setup.fitToHeight) == ("landscape", 0)


def test_findings_are_crossed_by_chapter_and_weight(book: Workbook) -> None:
    rows = [tuple(row) for row in book["Bab Temuan"].iter_rows(values_only=True)]
    assert rows == [
        ("Bab", "galat", "peringatan", "saran"),
        ("Alur", 2, 0, 0),
        ("Antar-SOP", 0, 0, 1),
        ("Langkah", 0, 0, 1),
        ("Mutu baku", 0, 1, 0),
    ]


def test_age_and_distance_to_other_offices_stand_beside_each_sop() -> None:
    figures = of_offices([f"350{number}" for number in range(1, 8)])
    slow = figures.procedures[3]
    slower = replace(slow, lead=replace(slow.lead, longest=9.0))
    others = tuple(slower if one is slow else one for one in figures.procedures)
    table = frames(replace(figures, procedures=others))["SOP"].set_index("Kode satker")
    assert table["Jauh dari satker lain"].tolist() == ["tidak"] * 3 + ["ya"] + ["tidak"] * 3
    assert table.loc["3504", "Nilai tengah satker lain"] == pytest.approx(1.2)
    assert table.loc["3504", "Umur (tahun)"] == pytest.approx(292 / 365.25)
