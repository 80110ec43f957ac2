"""Regulations as offices cite them (DOMAIN §7.4)."""

from __future__ import annotations

import pytest
from hypothesis import given

from sopxl.model.citation import Citation
from sopxl.reference.regulations import LegalStatus, Regulation, regulations
from tests import strategies


def read(text: str) -> Citation:
    citation = Citation.parse(text)
    assert citation, text
    return citation


@pytest.mark.parametrize(
    ("key", "texts"),
    [
        (
            ("UU", "14", 2008),
            (
                "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik",
                "Undang-undang No.14 Tahun 2008, tentang Keterbukaan Informasi Publik",
                "Undang - Undang Nomor: 14 Tahun 2008",
                "UU No. 14 Tahun 2008",
                "UU 14/2008",
                "UU RI No 14 Th. 2008 ttg KIP",
                "1. UU Nomor 14 Tahun 2008;",
                "Pasal 22 Undang-Undang Nomor 14 Tahun 2008",
                "Undang-Undang Republik Indonesia Nomor 14 Tahun 2008",
            ),
        ),
        (
            ("PermenPANRB", "35", 2012),
            (
                "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi "
                "Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP",
                "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi (RI) "
                "Nomor 35 Tahun 2012",
                "Permenpan RB No. 35 Tahun 2012",
                "Permen PAN-RB Nomor 35 Tahun 2012",
                "Permen PAN dan RB 35/2012",
                "PermenPANRB 35/2012",
                "Permenpan 35 Tahun 2012",
            ),
        ),
        (("PermenPAN", "21", 2008), ("Permenpan Nomor PER/21/M.PAN/11/2008 tentang Pedoman",)),
        (
            ("PKPU", "14", 2020),
            (
                "PKPU 14 Tahun 2020",
                "Peraturan KPU Nomor 14 Tahun 2020",
                "Peraturan Komisi Pemilihan Umum Republik Indonesia Nomor 14 Tahun 2020",
            ),
        ),
        (
            ("PMK", "215", 2016),
            ("PMK Nomor 215/PMK.05/2016", "Peraturan Menteri Keuangan Nomor 215 Tahun 2016"),
        ),
        (("Perpres", "29", 2014), ("Perpres 29 Tahun 2014", "Peraturan Presiden No. 29/2014")),
        (("PP", "61", 2010), ("PP Nomor 61 Tahun 2010",)),
        (("Perki", "1", 2021), ("Perki 1/2021", "Peraturan Komisi Informasi Nomor 1 Tahun 2021")),
        (
            ("Keputusan KPU", "751", 2019),
            ("Keputusan KPU Nomor 751/PP.01-Kpt/01/KPU/III/2019",),
        ),
        (("SE Bawaslu", "38", 2022), ("Surat Edaran Bawaslu Nomor 38 Tahun 2022",)),
        (("UUD", "", 1945), ("UUD 1945", "Undang-Undang Dasar Negara Republik Indonesia 1945")),
        (("Peraturan Bupati Cilacap", "5", 2020), ("Peraturan Bupati Cilacap Nomor 5 Tahun 2020",)),
    ],
    ids=lambda found: found[0] if isinstance(found[0], str) else "",
)
def test_all_ways_to_cite_a_regulation_have_one_key(
    key: tuple[str, str, int], texts: tuple[str, ...]
) -> None:
    assert {read(text).key for text in texts} == {key}


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (
            "UU 14/2008 tentang Keterbukaan Informasi Publik (Lembaran Negara Republik Indonesia "
            "Tahun 2008 Nomor 61, Tambahan Lembaran Negara Nomor 4846);",
            "Keterbukaan Informasi Publik",
        ),
        (
            "UU 7/2017 tentang Pemilihan Umum sebagaimana telah diubah dengan UU 7/2023",
            "Pemilihan Umum",
        ),
        (
            "PP 61/2010 tentang Pelaksanaan Undang-Undang Nomor 14 Tahun 2008 tentang KIP",
            "Pelaksanaan Undang-Undang Nomor 14 Tahun 2008 tentang KIP",
        ),
        ("UU 14/2008", ""),
    ],
)
def test_the_subject_ends_where_the_gazette_or_an_amendment_begins(text: str, about: str) -> None:
    assert read(text).about == about


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Renstra KPU 2020-2024",
        "Buku Pedoman",
        "SOP Nomor 3 Tahun 2020",
        "UU Nomor 14",
        "12/2008",
    ],
)
def test_what_is_no_regulation_is_none(text: str) -> None:
    assert Citation.parse(text) is None


def test_a_citation_is_written_in_full_and_in_short() -> None:
    cited = read("permenpanrb 35/2012 tentang Pedoman")
    assert cited.short == "PermenPANRB 35/2012"
    assert cited.formal == (
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi "
        "Nomor 35 Tahun 2012 tentang Pedoman"
    )
    assert read("PMK 215/PMK.05/2016").formal == "Peraturan Menteri Keuangan Nomor 215/PMK.05/2016"


def test_a_citation_finds_its_row_of_the_reference_list() -> None:
    found = read("PMK 190/PMK.05/2012").regulation
    assert found
    assert found.status is LegalStatus.REPEALED
    assert read("UU 99/1999").regulation is None


@pytest.mark.parametrize("row", regulations(), ids=lambda row: f"{row.kind} {row.number}")
def test_every_regulation_of_the_list_can_be_cited(row: Regulation) -> None:
    cited = Citation(row.kind, row.number, row.year, row.about)
    for text in (cited.formal, cited.short):
        assert read(text).regulation == row


@given(strategies.texts)
def test_any_text_is_a_citation_or_none(text: str) -> None:
    cited = Citation.parse(text)
    assert cited is None or (cited.text == text and cited.kind and cited.year)


@given(strategies.words)
def test_a_formal_citation_is_read_back(about: str) -> None:
    cited = Citation("UU", "7", 2017, about)
    again = read(cited.formal)
    assert (again.key, again.formal) == (cited.key, cited.formal)
