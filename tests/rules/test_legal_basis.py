"""Repealed laws: the day on which the procedure came in force decides what is said."""

from __future__ import annotations

import pytest

from sopxl.model.settings import Settings
from sopxl.rules.catalogue import check
from sopxl.rules.rule import Circumstances
from tests.rules.sound import completed

PANRB = "Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP"


def found(*laws: str, effective: str = "2 Februari 2026", **chosen: tuple[str, ...]) -> list[str]:
    lines = "".join(f"\n- {law}" for law in laws)
    sop = completed(
        f"Tanggal Pembuatan: 1 Januari 2014\nTanggal Efektif: {effective}\nDasar Hukum:{lines}\n"
    )
    return [each.rule.code for each in check(sop, Circumstances(Settings(**chosen)))]


@pytest.mark.parametrize(
    ("effective", "code"),
    [("30 Oktober 2023", "D302"), ("31 Oktober 2023", "D301"), ("1 Maret 2026", "D301")],
)
def test_a_law_is_repealed_from_its_day_on(effective: str, code: str) -> None:
    law = "Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara"
    assert found(law, PANRB, effective=effective) == [code]


def test_an_amended_law_is_no_fault() -> None:
    assert found("UU Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan", PANRB) == []


def test_the_message_names_the_day_and_the_successor() -> None:
    sop = completed(f"Dasar Hukum:\n- UU 5/2014 tentang ASN\n- {PANRB}")
    (finding,) = check(sop)
    assert finding.message == (
        "«UU 5/2014» telah dicabut sejak 31 Oktober 2023, sebelum SOP ini berlaku."
    )
    assert finding.advice == "Ganti dengan UU 20/2023, sesudah memeriksa isinya."


def test_where_the_day_of_repeal_is_unknown_the_finding_says_check() -> None:
    sop = completed(f"Dasar Hukum:\n- PKPU 6/2021 tentang Data Pemilih\n- {PANRB}")
    (finding,) = check(sop)
    assert finding.message == (
        "«PKPU 6/2021» telah dicabut pada tanggal yang belum diketahui; "
        "periksa apakah SOP ini masih sesuai."
    )


def test_a_repeal_still_to_come_is_no_fault_today() -> None:
    sop = completed(
        f"Tanggal Efektif: 2 Februari 2020\nTanggal Pembuatan: 2 Januari 2020\n"
        f"Dasar Hukum:\n- UU 5/2014 tentang ASN\n- {PANRB}"
    )
    codes = {
        today: [each.rule.code for each in check(sop, Circumstances(today=today))]
        for today in ("2020-03-01", "2023-10-30", "2023-10-31")
    }
    assert "D302" not in codes["2020-03-01"] + codes["2023-10-30"]
    assert "D302" in codes["2023-10-31"]


@pytest.mark.parametrize(
    ("effective", "revised", "codes"),
    [
        ("30 Oktober 2023", "-", ["D304"]),
        ("31 Oktober 2023", "-", []),
        ("1 Februari 2023", "4 Desember 2023", []),
    ],
)
def test_a_law_is_cited_from_its_day_on(effective: str, revised: str, codes: list[str]) -> None:
    sop = completed(
        f"Tanggal Pembuatan: 1 Januari 2023\nTanggal Efektif: {effective}\n"
        f"Tanggal Revisi: {revised}\nDasar Hukum:\n- UU 20/2023 tentang ASN\n- {PANRB}"
    )
    assert [each.rule.code for each in check(sop)] == codes


@pytest.mark.parametrize(
    "law",
    [
        "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
        "Petunjuk Teknis Pelayanan Informasi di Lingkungan KPU",
        "Juknis PPID",
        "Keputusan KPU Nomor 751/PP.01-Kpt/01/KPU/III/2019 tentang Tata Naskah",
    ],
)
def test_what_offices_may_cite_without_a_plain_number_is_no_fault(law: str) -> None:
    assert found(law, PANRB) == []


@pytest.mark.parametrize("wanted", ["PermenPANRB", "Permen PAN-RB", "Permen PANRB 35/2012"])
def test_a_required_citation_may_be_a_kind_or_one_regulation(wanted: str) -> None:
    assert found(PANRB, required_citations=(wanted,)) == []
    law = "UU Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik"
    assert found(law, required_citations=(wanted,)) == ["D201"]


def test_a_law_without_its_subject_is_quoted_as_it_stands_in_the_cell() -> None:
    sop = completed(f"Dasar Hukum:\n- Undang-undang No. 14  thn 2008;\n- {PANRB}")
    (finding,) = check(sop)
    assert finding.rule.code == "D103"
    assert finding.message.startswith("Dasar hukum «Undang-undang No. 14 thn 2008» tidak")
    assert finding.advice == "Tambahkan judulnya: «Undang-undang No. 14 thn 2008 tentang …»."
