"""What a misspelt word may mean, and when it may be put right without asking."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopxl.intake.draft import Entry
from sopxl.intake.parse.sop import parse
from sopxl.interchange.markdown import to_draft
from sopxl.model.ref import Ref
from sopxl.rules.catalogue import check
from sopxl.rules.rule import Circumstances
from sopxl.rules.suggestions import nearest, same_name, suggestion
from tests.rules.sound import SOUND, TODAY

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


def found(ref: Ref, typed: str) -> tuple[str, str, str]:
    """Type something into the sound procedure: the rule it breaks, its message, its mend."""
    draft = to_draft(SOUND)
    entry = draft.entries.get(ref, Entry("", "X1"))
    reading = parse(replace(draft, entries={**draft.entries, ref: entry._replace(text=typed)}))
    (one,) = (*reading.findings, *check(reading.sop, Circumstances(today=TODAY), reading.unread))
    return (one.rule.code, one.message, one.fix.new if one.fix else "")


SATKER, WAKTU = Ref("identity", None, "satker"), Ref("steps", 2, "duration")
PELAKSANA = Ref("steps", 2, "actors")


@pytest.mark.parametrize(
    ("ref", "typed", "code", "meant", "mended"),
    [
        (SATKER, "KPU Kota Surabya", "I501", "3578 (Kota Surabaya)", ""),
        (SATKER, "Sekretariat KPU Kab. Malang", "I501", "3507 (Kabupaten Malang)", "3507"),
        (SATKER, "35.78", "I501", "3578 (Kota Surabaya)", "3578"),
        (SATKER, "3500", "I501", "", ""),
        (SATKER, "Jalan 12", "I501", "", ""),
        (WAKTU, "5 mneit", "M202", "5 menit", ""),
        (WAKTU, "2 hri krja", "M202", "2 hari kerja", ""),
        (WAKTU, "secukupnya", "M202", "", ""),
        (PELAKSANA, "Petugs", "S302", "Petugas", "Petugas"),
        (PELAKSANA, "Camat", "S302", "", ""),
    ],
)
def test_a_rule_names_what_is_meant(
    ref: Ref, typed: str, code: str, meant: str, mended: str
) -> None:
    broken, message, fix = found(ref, typed)
    assert (broken, fix) == (code, mended)
    assert (f" Maksud Anda «{meant}»?" in message) if meant else ("Maksud" not in message)
