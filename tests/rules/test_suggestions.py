"""What a misspelt word may mean, and when it may be put right without asking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopxl.rules.suggestions import nearest, same_name, suggestion

KINDS = ("mulai", "kegiatan", "keputusan", "selesai")
STATUSES = ("Draft", "Berlaku", "Digantikan", "Dicabut")
ACTORS = ("Kasubbag Umum", "Staf", "Staf 2", "Ketua", "PPID", "Petugas Layanan Informasi")


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("kegitan", KINDS, "kegiatan"),
        ("MULIA", KINDS, "mulai"),
        ("keputsan", KINDS, "keputusan"),
        ("rapat", KINDS, ""),
        ("", KINDS, ""),
        ("?!", KINDS, ""),
        ("berlku", STATUSES, "Berlaku"),
        ("aktif", STATUSES, ""),
        ("Petugas Informasi Layanan", ACTORS, "Petugas Layanan Informasi"),
        ("Kasubbag Hukum", ACTORS, "Kasubbag Umum"),
        ("Staf 3", ("Staf 1", "Staf 2"), ""),
        ("apa pun", (), ""),
    ],
)
def test_the_one_near_word_is_suggested(typed: str, known: tuple[str, ...], meant: str) -> None:
    assert nearest(typed, known) == meant
    assert suggestion(typed, known) == (f" Maksud Anda «{meant}»?" if meant else "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Petugs Layanan Infromasi", "Petugas Layanan Informasi"),
        ("Staff", "Staf"),
        ("Ketau", "Ketua"),
        ("kasubag umum", "Kasubbag Umum"),
    ],
)
def test_a_slip_in_a_name_is_put_right(typed: str, meant: str) -> None:
    assert same_name(typed, ACTORS) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Kasubbag Hukum", "another office"),
        ("Staf 3", "another number"),
        ("PPIB", "another abbreviation"),
        ("Petugas Informasi Layanan", "another order"),
        ("Petugas Layanan", "a word less"),
        ("Stef", "too short to tell"),
    ],
)
def test_another_name_is_never_put_in_its_place(typed: str, why: str) -> None:
    assert same_name(typed, ACTORS) == "", why


def test_what_two_names_could_mean_is_left_alone() -> None:
    assert same_name("Petugad", ("Petugas", "Petugat")) == ""


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=4))
def test_any_words_may_be_asked(text: str, known: list[str]) -> None:
    assert nearest(text, known) in {"", *known}
    assert same_name(text, known) in {"", *known}
