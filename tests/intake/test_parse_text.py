"""Cells hide things between the letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopxl.intake.parse.text import one_line, same_words, whole_lines


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  5 \n Menit ", "5 Menit"),
        ("hari\u00a0kerja", "hari kerja"),
        ("Ke\u200bgiatan\ufeff", "Kegiatan"),
        ("１２ ｊａｍ", "12 jam"),
        ("a\x07b\ud800", "ab\ufffd"),
        ("½ jam — «x»", "½ jam — «x»"),
    ],
)
def test_a_line_is_cleaned(typed: str, meant: str) -> None:
    assert one_line(typed) == meant


def test_line_breaks_stay_where_they_have_meaning() -> None:
    assert whole_lines("1. Surat \r\n\r\n  2.\u00a0KTP\n") == "1. Surat\n2. KTP"


def test_case_and_spaces_make_no_other_words() -> None:
    assert same_words("Kepala  Sub Bagian") == same_words("kepala subbagian")


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    for clean in (one_line, whole_lines):
        assert clean(clean(text)) == clean(text)
        clean(text).encode()
