"""All forms of a word have one stem, and different words have different ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopxl.register.stems import stem, stems_asked, stems_in

FAMILIES = (
    "anggaran penganggaran dianggarkan menganggarkan",
    "kirim mengirim mengirimkan pengiriman dikirim",
    "tulis menulis penulisan tertulis",
    "terima menerima penerimaan diterima",
    "simpan menyimpan penyimpanan disimpan",
    "periksa memeriksa pemeriksaan diperiksa",
    "tetap menetapkan penetapan ditetapkan",
    "kumpul mengumpulkan pengumpulan",
    "kelola mengelola pengelolaan dikelola",
    "teliti meneliti penelitian diteliti",
    "telaah menelaah penelaahan",
    "sampai menyampaikan penyampaian",
    "musnah memusnahkan pemusnahan",
    "koordinasi mengoordinasikan mengkoordinasikan pengoordinasian",
    "pegawai kepegawaian",
    "selesai menyelesaikan penyelesaian",
    "arsip mengarsipkan pengarsipan",
    "lapor laporan pelaporan melaporkan",
    "setuju persetujuan menyetujui",
)


@pytest.mark.parametrize("family", FAMILIES)
def test_all_forms_of_a_word_have_one_stem(family: str) -> None:
    assert len(set(map(stem, family.split()))) == 1


def test_different_words_have_different_stems() -> None:
    firsts = [family.split()[0] for family in FAMILIES]
    assert len(set(map(stem, firsts))) == len(FAMILIES)


def test_numbers_and_codes_stay_as_they_are() -> None:
    assert list(stems_in("KPU.01/SOP-02b")) == ["kpu", "01", "sop", "02b"]


def test_a_question_is_asked_by_its_telling_words() -> None:
    assert stems_asked("Di mana SOP tentang penganggaran dan anggaran?") == (stem("anggaran"),)
    assert stems_asked("di mana") == (stem("di"), stem("mana"))
    assert stems_asked("?!") == ()


@given(st.text(max_size=20))
def test_any_text_has_stems_without_a_sign_that_means_something_to_a_query(text: str) -> None:
    assert not set('"*():^{}') & set("".join(stems_asked(text)))
