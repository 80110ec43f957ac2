"""How words are judged: by the traps that real forms hold."""

from __future__ import annotations

import pytest

from sopxl.reference.verbs import verbs
from sopxl.rules.wording import (
    absent,
    enumerated,
    first_word,
    is_active_verb,
    is_passive_verb,
    opens_with,
    same,
    second_verb,
)


@pytest.mark.parametrize("text", ["", " ", "-", "–", "…", "_", "\u00a0", "- -"])
def test_dashes_and_dots_say_nothing(text: str) -> None:
    assert absent(text)


@pytest.mark.parametrize("text", ["Tidak ada", "0", "a", "-1"])
def test_anything_with_a_letter_or_digit_says_something(text: str) -> None:
    assert not absent(text)


def test_every_verb_of_the_reference_list_is_active() -> None:
    assert not [verb.word for verb in verbs() if not is_active_verb(verb.word)]


@pytest.mark.parametrize("word", ["berkas", "berita", "media", "menteri", "memo", "penyusunan"])
def test_nouns_that_look_like_verbs_are_none(word: str) -> None:
    assert not is_active_verb(word)


@pytest.mark.parametrize(
    "word", ["me-review", "meng-upload", "bekerja", "belajar", "mem-verifikasi"]
)
def test_verbs_are_known_that_offices_write_in_other_ways(word: str) -> None:
    assert is_active_verb(word)


@pytest.mark.parametrize("word", ["disposisi", "dinas", "distribusi", "diskusi", "direktur"])
def test_nouns_in_di_are_not_passive(word: str) -> None:
    assert not is_passive_verb(word)


@pytest.mark.parametrize("word", ["diperiksa", "dibuat", "ditandatangani", "dicatat"])
def test_verbs_in_di_are_passive(word: str) -> None:
    assert is_passive_verb(word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Menerima berkas", "menerima"),
        ("1. Menerima berkas", "menerima"),
        ("- menerima", "menerima"),
        ("5W+1H", "w"),
        ("12/2", ""),
    ],
)
def test_the_first_word_stands_behind_bullets_and_numbers(text: str, word: str) -> None:
    assert first_word(text) == word


def test_an_actor_opens_a_sentence_only_as_whole_words() -> None:
    assert opens_with("Staf: mencatat", "staf")
    assert opens_with("PPK menguji", "PPK")
    assert not opens_with("Staffel", "Staf")
    assert not opens_with("Mencatat oleh Staf", "Staf")
    assert not opens_with("Staf", "")


def test_dan_joins_activities_only_before_a_second_verb() -> None:
    assert second_verb("Menerima berkas dan mencatatnya") == "mencatatnya"
    assert second_verb("Menyampaikan format, kemudian meminta data") == "meminta"
    assert second_verb("Menghimpun data dan masukan masyarakat") == ""
    assert second_verb("Mencatat surat dan berkas") == ""


def test_texts_are_the_same_but_for_case_and_spaces() -> None:
    assert same("Draf  berita.", "draf berita")
    assert not same("Draf berita", "Draf berita terkoreksi")


def test_lists_are_told_as_a_sentence_tells_them() -> None:
    assert enumerated([]) == ""
    assert enumerated(["a"]) == "a"
    assert enumerated(["a", "b", "c"]) == "a, b dan c"
