"""Sentences and tables that both reports show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sopxl.report.chapters.sections import sections
from sopxl.report.figures.key_figures import Code
from sopxl.report.summary import statements
from sopxl.report.wording import between, day, listing, number, percent
from tests.report.registers import TODAY, examples, finding, nothing, of_offices, small


def text() -> str:
    return "\n".join(one.text for one in statements(small()))


def test_the_summary_says_what_exists_and_what_is_missing() -> None:
    assert (
        "Register berisi 2 SOP dari 2 unit kerja pada 1 satker; 1 di antaranya berlaku." in text()
    )
    assert "Masih berupa draf: «Revisi Anggaran»." in text()
    assert "2 dari 3 proses (67%) belum memiliki SOP: «Pengaduan» dan «Keuangan»." in text()
    assert "1 berkas tidak terbaca dan belum terhitung: «rusak/terkunci.xlsx»." in text()


def test_the_summary_says_what_is_late_and_weak() -> None:
    assert (
        "1 dari 1 SOP berlaku sudah lewat waktu reviunya (pemantauan 1 kali); yang terlama 111 "
        "hari: «Pelayanan Informasi»." in text()
    )
    assert "Batas waktu dapat terlampaui pada 1 SOP: «Revisi Anggaran»." in text()
    assert "Ada 2 galat pada 1 SOP: «Revisi Anggaran»." in text()
    assert "1 peraturan yang sudah dicabut masih dirujuk: PKPU 1/2015." in text()


def test_without_errors_the_summary_counts_what_is_left_and_names_nothing_that_is_not() -> None:
    def said(*severities: str) -> str:
        figures = of_offices(["3501"], [finding("M101", severity) for severity in severities])
        return "\n".join(each.text for each in statements(figures))

    assert "Tidak ada galat; tersisa 2 saran." in said("saran", "saran")
    assert "Tidak ada galat; tersisa 1 peringatan dan 1 saran." in said("saran", "peringatan")


def test_the_file_stands_in_for_a_title_that_is_missing() -> None:
    figures = small()
    untitled = tuple(replace(one, title="") for one in figures.procedures)
    said = "\n".join(each.text for each in statements(replace(figures, procedures=untitled)))
    assert "pada 1 SOP: «revisi.md»" in said
    assert "«»" not in said


def test_the_summary_says_why() -> None:
    assert (
        "1 dari 1 SOP yang lewat waktu reviunya belum mencatat satu pun hasil uji sejak Tanggal "
        "Efektif." in text()
    )
    assert "Galat yang paling sering: F202 pada 1 SOP (contoh: Pesan F202)." in text()
    assert (
        "Pada 1 dari 1 SOP yang dapat melampaui batas waktunya, waktu terbanyak dipegang Staf."
        in text()
    )


def test_the_summary_says_where_work_waits() -> None:
    assert "Beban waktu terbesar ada pada Staf: 5 hari kerja efektif" in text()
    assert "Pekerjaan berpindah tangan 6 kali" in text()


def test_every_sentence_rests_on_numbers_of_the_appendix() -> None:
    said = statements(small())
    assert all(one.rests_on for one in said)
    assert {code for one in said for code in one.rests_on} == set(Code) - {Code.ABSENT}


def test_an_empty_register_makes_one_sentence_and_no_empty_tables() -> None:
    assert [one.text for one in statements(nothing())] == ["Register ini belum berisi SOP."]
    assert all(table.absent for section in sections(nothing()) for table in section.tables)


def test_every_row_of_every_table_fills_its_columns() -> None:
    tables = [table for section in sections(examples()) for table in section.tables]
    assert all(len(row.cells) == len(table.columns) for table in tables for row in table.rows)
    assert all(cell for table in tables for row in table.rows for cell in row.cells)


def test_the_examples_keep_the_limits_that_their_notes_work_out() -> None:
    figures = examples()
    spans = {one.label: between(one.lead.shortest, one.lead.longest) for one in figures.procedures}
    assert spans["Pelayanan Informasi"] == "4,1–8,1"
    assert spans["Pelayanan Informasi (Tahapan)"] == "0,8–2,1"
    assert spans["Penanganan Keberatan terhadap Pelayanan Informasi"] == "16,1–19,1"
    assert spans["Penganggaran dan Pencairan"] == "44,1–49,1"
    assert spans["Revisi Anggaran"] == "8–14"


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [(0, 0, "0"), (1234.5, 1, "1.234,5"), (3.0, 1, "3"), (0.04, 1, "0"), (1000000, 0, "1.000.000")],
)
def test_numbers_have_a_decimal_comma(value: float, decimals: int, written: str) -> None:
    assert number(value, decimals) == written


def test_days_lists_and_shares_read_as_indonesian() -> None:
    assert day(TODAY) == "21 November 2026"
    assert listing(["a"]) == "a"
    assert listing(["a", "b"]) == "a dan b"
    assert listing(["a", "b", "c"]) == "a, b, dan c"
    assert listing(["a", "b", "c", "d"], most=2) == "a, b, dan 2 lainnya"
    assert (percent(1, 3), percent(1, 0)) == ("33%", "–")
