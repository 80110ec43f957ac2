"""Citations in the order of law."""

from __future__ import annotations

from random import Random

import pytest

from sopxl.model.hierarchy import in_legal_order

IN_ORDER = (
    "UUD 1945",
    "Ketetapan MPR Nomor XI/MPR/1998 Tahun 1998 tentang Penyelenggara Negara",
    "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik",
    "UU No. 7 Tahun 2017 tentang Pemilihan Umum",
    "Perppu Nomor 1 Tahun 2022 tentang Perubahan atas UU 7/2017",
    "UU 20/2023 tentang ASN",
    "Peraturan Pemerintah Nomor 61 Tahun 2010 tentang Pelaksanaan UU 14/2008",
    "Perpres 39/2019 tentang Satu Data Indonesia",
    "Keputusan Presiden Nomor 16 Tahun 1999",
    "Inpres Nomor 3 Tahun 2003 tentang E-Government",
    "Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP",
    "Peraturan KPU Nomor 1 Tahun 2015 tentang Pengelolaan Informasi",
    "Permenkes Nomor 9 Tahun 2015 tentang Klinik",
    "PKPU 14/2020 tentang Tata Kerja",
    "Peraturan Dirjen Perbendaharaan Nomor PER-5/PB/2016 tentang SPM",
    "Peraturan Daerah Provinsi Jawa Timur Nomor 2 Tahun 2014",
    "Pergub Nomor 5 Tahun 2015",
    "Peraturan Walikota Surabaya Nomor 1 Tahun 2010",
    "Keputusan KPU Nomor 88 Tahun 2015 tentang SOP",
    "SE KPU Nomor 3 Tahun 2011",
    "petunjuk teknis pengelolaan informasi",
)


@pytest.mark.parametrize("seed", range(5))
def test_higher_law_stands_before_lower_then_older_before_younger(seed: int) -> None:
    mixed = list(IN_ORDER)
    Random(seed).shuffle(mixed)  # noqa: S311  # no secret
    assert tuple(sorted(mixed, key=in_legal_order)) == IN_ORDER


def test_of_one_kind_and_year_the_lower_number_comes_first() -> None:
    later, earlier = "UU 14/2008 tentang B", "UU 9/2008 tentang A"
    assert sorted([later, earlier], key=in_legal_order) == [earlier, later]
