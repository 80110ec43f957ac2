"""The printed report, read back by another program."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from sopxl.report.chapters.sections import sections
from sopxl.report.pdf import report as pdf
from tests.report.registers import named, nothing, small

A4 = (595, 842)


@pytest.fixture(scope="module")
def content() -> bytes:
    return pdf.render(small())


@pytest.fixture(scope="module")
def pages(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def test_the_cover_shows_the_leading_numbers_and_the_day_lengths(pages: list[str]) -> None:
    assert "Laporan Register SOP Semua satker Keadaan pada 21 November 2026" in pages[0]
    assert "2 / 3 Proses tanpa SOP (A3)" in pages[0]
    assert "menit_hari_kerja = 450 menit" in pages[0]
    assert "menit_efektif = 330 menit" in pages[0]


def test_the_cover_shows_no_part_of_nothing() -> None:
    reader = PdfReader(io.BytesIO(pdf.render(replace(small(), processes=()))))
    cover = " ".join(reader.pages[0].extract_text().split())
    assert "Proses tanpa SOP (A3)" not in cover
    assert "SOP tanpa proses (A4)" in cover


def test_every_page_but_the_cover_is_numbered(pages: list[str]) -> None:
    assert "Halaman" not in pages[0]
    for number, words in enumerate(pages[1:], start=2):
        assert f"Halaman {number} dari {len(pages)}" in words


def test_every_sentence_can_be_searched(pages: list[str]) -> None:
    text = " ".join(pages)
    assert "Batas waktu dapat terlampaui pada 1 SOP: «Revisi Anggaran». (A7)" in text
    assert "Buka di Excel, hapus kata sandinya, lalu simpan." in text


def test_contents_and_bookmarks_name_every_chapter(content: bytes, pages: list[str]) -> None:
    chapters = ["Ringkasan", *(section.title for section in sections(small()))]
    reader = PdfReader(io.BytesIO(content))
    assert [mark.title for mark in reader.outline] == chapters
    for mark in reader.outline:
        page = reader.get_destination_page_number(mark)
        assert mark.title in pages[page]
        assert f"{mark.title} " in pages[1].partition("Daftar isi")[2]


def test_pages_are_a4_and_say_what_they_are(content: bytes) -> None:
    reader = PdfReader(io.BytesIO(content))
    assert {tuple(round(side) for side in page.mediabox[2:]) for page in reader.pages} == {A4}
    assert reader.metadata is not None
    assert reader.metadata.title == "Laporan Register SOP"
    assert reader.root_object["/Lang"] == "id"


def test_type_is_embedded(content: bytes) -> None:
    fonts = {
        str(font["/BaseFont"]): font
        for page in PdfReader(io.BytesIO(content)).pages
        for font in (one.get_object() for one in page["/Resources"]["/Font"].values())
    }
    used = [name for name in fonts if "LiberationSans" in name]
    assert used
    assert all("/FontFile2" in fonts[name]["/FontDescriptor"] for name in used)


def test_the_same_figures_give_the_same_bytes(content: bytes) -> None:
    assert pdf.render(small()) == content


def test_an_empty_register_still_makes_a_report() -> None:
    reader = PdfReader(io.BytesIO(pdf.render(nothing())))
    assert "Register ini belum berisi SOP." in reader.pages[1].extract_text()


@pytest.mark.parametrize("words", ["<b>&amp; $x^2$ 漢字 🙂", "kata " * 1000, "x" * 3000])
def test_whatever_a_form_says_can_be_printed(words: str) -> None:
    reader = PdfReader(io.BytesIO(pdf.render(named(words))))
    assert words[:12] in " ".join(page.extract_text() for page in reader.pages)
