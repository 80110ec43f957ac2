"""Dates as forms show them (DOMAIN §7.2)."""

from __future__ import annotations

from datetime import MAXYEAR, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopxl.model.dates import MONTHS, FormDate, indonesian, months_later
from tests import strategies

DAY = date(2021, 11, 17)


@pytest.mark.parametrize(
    "text",
    [
        "17 November 2021",
        "17 november 2021",
        "17 Nopember 2021",
        "17 Novermber 2021",
        "17 Nov. 2021",
        "Surabaya, 17 November 2021",
        "Rabu, 17 November 2021",
        "November 17, 2021",
        "2021-11-17",
        "2021-11-17 00:00:00",
        "17/11/2021",
        "17-11-2021",
        "17.11.21",
        "44517",
    ],
)
def test_the_same_day_in_all_its_forms(text: str) -> None:
    assert FormDate.parse(text) == FormDate(text, DAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("02 Juni 2025", date(2025, 6, 2)),
        ("2 Juli 2025", date(2025, 7, 2)),
        ("10 June 2025", date(2025, 6, 10)),
        ("1 Pebruari 2020", date(2020, 2, 1)),
        ("31 Agst 2020", date(2020, 8, 31)),
        ("5 Des 2020", date(2020, 12, 5)),
        ("5/6/2021", date(2021, 6, 5)),
    ],
)
def test_months_in_their_spellings(text: str, day: date) -> None:
    assert FormDate.parse(text).day == day


@pytest.mark.parametrize("text", ["", "-", "–"])
def test_no_date_is_a_blank(text: str) -> None:
    assert FormDate.parse(text).is_blank


@pytest.mark.parametrize("text", ["31 Februari 2021", "17/13/2021", "kapan saja", "5", "2021"])
def test_what_is_no_day_stays_text(text: str) -> None:
    read = FormDate.parse(text)
    assert (read.day, read.month, str(read), read.is_blank) == (None, None, text, False)


def test_a_month_without_a_day_is_a_month() -> None:
    read = FormDate.parse("Januari 2025")
    assert (read.day, read.month, str(read)) == (None, date(2025, 1, 1), "Januari 2025")
    assert FormDate.parse("2025-01").month == read.month


@pytest.mark.parametrize("value", [DAY, datetime(2021, 11, 17, 8, 0), 44517, 44517.3])  # noqa: DTZ001  as Excel stores it
def test_what_the_file_stores_counts_before_what_it_shows(value: object) -> None:
    assert FormDate.parse("17-Nov", value).day == DAY


@pytest.mark.parametrize("value", [5, -1, float("nan"), float("inf"), True, 2021])
def test_a_number_that_is_no_day_is_not_made_one(value: object) -> None:
    assert FormDate.parse("lain", value).day is None


def test_a_day_is_written_as_in_letters() -> None:
    assert indonesian(DAY) == "17 November 2021"


@given(st.dates())
def test_a_written_day_is_read_as_itself(day: date) -> None:
    assert FormDate.parse(str(FormDate("x", day))).day == day
    if day.year >= 1000:
        assert FormDate.parse(indonesian(day)).day == day


@given(strategies.texts, strategies.values)
def test_any_cell_is_a_date_or_stays_text(text: str, value: object) -> None:
    assert FormDate.parse(text, value).text == text


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(9999, 6, 30), 6, date(9999, 12, 30)),
        (date(9999, 12, 31), 1, None),
        (date(9990, 1, 1), 120, None),
    ],
)
def test_what_lies_beyond_the_calendar_has_no_date(
    day: date, months: int, later: date | None
) -> None:
    assert months_later(day, months) == later


@given(st.dates(), st.integers(1, 120))
def test_any_day_some_months_later_is_in_that_month_or_beyond_the_calendar(
    day: date, months: int
) -> None:
    later, passed = months_later(day, months), day.year * len(MONTHS) + day.month - 1 + months
    if later is None:
        assert passed >= (MAXYEAR + 1) * len(MONTHS)
    else:
        assert later.year * len(MONTHS) + later.month - 1 == passed
        assert later.day <= day.day
