"""Units in full: the words change, the time does not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopxl.model.duration import Duration
from sopxl.model.duration_spelling import spelled_out
from sopxl.reference.units import units

VARIANTS = Path(__file__).with_name("waktu_variants.csv")
PIECES = st.sampled_from(
    [
        *("1", "30", "1,5", "-", " ", " s.d. ", "maks ", "/berkas", "x 24 jam", "paling lama "),
        *(word for unit in units() for word in (unit.name, *unit.also, *unit.misspelt)),
    ]
)


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("10 mnt", "10 menit"),
        ("1 Jm 30 MINIT", "1 jam 30 menit"),
        ("2 hk (tanpa lembur)", "2 hari kerja (tanpa lembur)"),
        ("3 hr/bln", "3 hari/bulan"),
        ("5 menit", "5 menit"),
        ("3 hari efektif", "3 hari efektif"),
        ("Tiap hr Senin", "Tiap hr Senin"),
        ("min. 3", "min. 3"),
        ("", ""),
    ],
)
def test_shortened_and_misspelt_units_are_written_in_full(typed: str, whole: str) -> None:
    assert spelled_out(typed) == whole


@given(st.lists(PIECES, max_size=6).map("".join))
def test_the_time_stays_what_it_was_and_a_second_time_changes_nothing(text: str) -> None:
    before, after = Duration.parse(text), Duration.parse(spelled_out(text))
    assert (after.form, after.shortest, after.longest) == (
        before.form,
        before.shortest,
        before.longest,
    )
    assert spelled_out(spelled_out(text)) == spelled_out(text)


def test_real_values_keep_their_time() -> None:
    with VARIANTS.open(encoding="utf-8") as file:
        texts = [next(iter(row.values())) for row in csv.DictReader(file)]
    changed = {text: spelled_out(text) for text in texts if spelled_out(text) != text}
    assert changed == {"5 minit": "5 menit"}
