"""How offices write durations, on 950 real values (DOMAIN §7.1)."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopxl.model.duration import Duration, DurationForm, Span
from sopxl.model.settings import Settings
from tests import strategies

if TYPE_CHECKING:
    from collections.abc import Callable

REAL = Path(__file__).with_name("waktu_variants.csv")
SETTINGS = Settings()


def real_values() -> list[tuple[str, int]]:
    with REAL.open(encoding="utf-8", newline="") as file:
        return [(row["waktu_raw"], int(row["count"])) for row in csv.DictReader(file)]


def told(duration: Duration) -> str:
    """Say a duration back in words."""
    ends = (duration.shortest, duration.longest)
    spans = dict.fromkeys(span.describe(SETTINGS) for span in ends if span is not None)
    return " … ".join((duration.form.value, *spans))


def test_real_values_are_read_as_a_person_reads_them(
    same_as_golden: Callable[[str, str], None],
) -> None:
    lines = (
        f"{count:>3} «{text}»: {told(Duration.parse(text))}\n" for text, count in real_values()
    )
    same_as_golden("".join(lines), "durations.txt")


def test_at_most_six_of_950_real_values_stay_unread() -> None:
    unread = [
        count for text, count in real_values() if Duration.parse(text).form is DurationForm.UNREAD
    ]
    assert sum(count for _, count in real_values()) == 950
    assert sum(unread) <= 6


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5 menit", "tepat … 5 menit"),
        ("1,5 jam", "tepat … 1 jam 30 menit"),
        ("1.000 menit", "tepat … 2 hari kerja 1 jam 40 menit"),
        ("½ jam", "tepat … 30 menit"),
        ("setengah hari kerja", "tepat … 3 jam 45 menit"),
        ("1 (satu) hari kerja", "tepat … 1 hari kerja"),
        ("3 hari (kerja)", "tepat … 3 hari kerja"),
        ("seminggu", "tepat … sekitar 5 hari kerja"),
        ("1 jam 30 menit", "tepat … 1 jam 30 menit"),
        ("2 bulan 1 minggu", "tepat … sekitar 47 hari kerja"),
        ("2 x 30 menit", "tepat … 1 jam"),
        ("2x24 Jam", "tepat … 2 hari kalender"),
        ("± 3 hari kerja", "tepat … sekitar 3 hari kerja"),
        ("5\u201310 menit", "rentang … 5 menit … 10 menit"),
        ("10-5 menit", "rentang … 5 menit … 10 menit"),
        ("2 s.d 3 bulan", "rentang … sekitar 42 hari kerja … sekitar 63 hari kerja"),
        ("30 menit - 3 Jam", "rentang … 30 menit … 3 jam"),
        ("maks. 3 hari", "batas … 0 menit … 3 hari kalender"),
        ("paling lama 10 (sepuluh) hari kerja", "batas … 0 menit … 10 hari kerja"),
        ("selambat-lambatnya 2 jam", "batas … 0 menit … 2 jam"),
        ("15 menit/ berkas", "per volume … 15 menit"),
        ("2-3 menit per dokumen", "per volume … 2 menit … 3 menit"),
        ("Setiap triwulan", "berkala"),
        ("3 bulan sekali", "berkala"),
        ("Sesuai kebutuhan", "bebas"),
        ("minimal 3 hari", "bebas"),
        ("-", "kosong"),
        ("1 0 Hari Kerja", "tidak terbaca"),
        ("5", "tidak terbaca"),
        ("1/0 jam", "tidak terbaca"),
        ("01:30", "tidak terbaca"),
        ("8 berkas", "tidak terbaca"),
    ],
)
def test_each_form_has_its_meaning(text: str, words: str) -> None:
    assert told(Duration.parse(text)) == words


def test_a_rate_counts_towards_no_total() -> None:
    assert not Duration.parse("2 menit/berkas").measurable
    assert Duration.parse("2 menit").measurable


def test_working_and_calendar_time_are_never_added() -> None:
    spans = [Duration.parse(text).longest for text in ("2 jam", "3 hari kerja", "1 hari")]
    total = Span.total(span for span in spans if span)
    assert total == Span(working_minutes=120, working_days=3, calendar_minutes=1440)
    assert total.describe(SETTINGS) == "3 hari kerja 2 jam dan 1 hari kalender"


def test_the_office_says_how_long_a_working_day_is() -> None:
    span = Span(working_minutes=450)
    assert span.describe(SETTINGS) == "1 hari kerja"
    assert span.describe(Settings(minutes_per_working_day=330)) == "1 hari kerja 2 jam"


@given(st.one_of(strategies.texts, st.from_regex(r"[0-9 .,/x-]{0,12}(hari|jam)?", fullmatch=True)))
def test_any_text_is_a_duration(text: str) -> None:
    duration = Duration.parse(text)
    assert duration.text == text
    assert (duration.shortest is None) == (duration.longest is None)
    assert duration.measurable <= (duration.form not in {DurationForm.FREE, DurationForm.UNREAD})


@given(st.integers(1, 400), st.integers(1, 400))
def test_a_range_lasts_from_its_smaller_to_its_greater_number(one: int, other: int) -> None:
    duration = Duration.parse(f"{one}-{other} menit")
    assert duration.shortest == Span(working_minutes=min(one, other))
    assert duration.longest == Span(working_minutes=max(one, other))
