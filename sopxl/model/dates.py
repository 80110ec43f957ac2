"""A date as the form shows it: the text as typed, and the day it means (DOMAIN §7.2)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date, datetime, timedelta
from difflib import get_close_matches
from functools import lru_cache
from math import isfinite
from typing import TypeAlias

from sopxl.values import dataclass

DateValue: TypeAlias = object
"""What a file stores in a date cell: a date, an Excel serial number, text, or anything else."""

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

OTHER_SPELLINGS = (
    ("jan", "january"),
    ("feb", "peb", "pebruari", "february"),
    ("mar", "mrt", "march"),
    ("apr",),
    ("may",),
    ("jun", "june"),
    ("jul", "july"),
    ("agt", "ags", "agst", "agus", "agu", "aug", "august"),
    ("sep", "sept"),
    ("okt", "oct", "october"),
    ("nov", "nop", "nopember"),
    ("des", "dec", "december"),
)
"""How offices write the months besides: short, older, and English forms."""

_MONTH_NUMBER = {
    word: number
    for number, words in enumerate(zip(MONTHS, OTHER_SPELLINGS, strict=True), start=1)
    for word in (words[0].casefold(), *words[1])
}

BLANKS = frozenset({"", "-", "–", "—"})
"""What offices write in a date cell to say that there is none."""

_SERIAL_DAYS = range(20_000, 80_000)
"""Excel serial numbers that are days of 1954 to 2119; other numbers are no dates."""

_SERIAL_EPOCH = date(1899, 12, 30)
_SHORTEST_MISSPELT_MONTH = 5
"""Shorter words are too alike (Juni, Juli) to be read with a letter wrong."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+)?")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_DAY_FIRST = re.compile(r"(?:[^\W\d]+ ?, ?)*(\d{1,2})[ .-]?([^\W\d]{3,})\.?[ ,.-]*(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d]{3,})\.? (\d{1,2}), ?(\d{4})")
_MONTH_ONLY = re.compile(r"([^\W\d]{3,})\.?[ ,-]*(\d{4})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class FormDate:
    """A date cell: `text` as typed, `day` where it could be read.

    `month` is the first day of the month where the form names a month and no day. As text it is the
    day in ISO 8601, and whatever names no day as it was typed.
    """

    text: str = ""
    day: date | None = None
    month: date | None = None

    @classmethod
    def parse(cls, text: str, value: DateValue = None) -> FormDate:
        """Return the date that a cell shows as `text` and stores as `value`."""
        match value:
            case datetime():
                return cls(text, value.date())
            case date():
                return cls(text, value)
            case int() | float() if _is_serial(value):
                return cls(text, _serial_day(value))
            case _:
                return _read(text)

    @property
    def is_blank(self) -> bool:
        """Tell whether the form says that there is no date."""
        return self.text in BLANKS and self.day is None

    def __str__(self) -> str:
        return self.day.isoformat() if self.day else self.text


def indonesian(day: date) -> str:
    """Return a day as letters and forms write it: `17 November 2021`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=2048)
def _read(text: str) -> FormDate:
    day = _day(text)
    return FormDate(text, day, None if day else _month(text))


def months_later(day: date, months: int) -> date | None:
    """Return the same day some months later, or the last day of a month that is too short.

    None lies beyond the last year of the calendar; `31 Desember 9999` is written for «forever».
    """
    years, month = divmod(day.month - 1 + months, len(MONTHS))
    year, month = day.year + years, month + 1
    if year > MAXYEAR:
        return None
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))


def _day(text: str) -> date | None:
    if found := _ISO.fullmatch(text):
        return _calendar_day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.fullmatch(text):
        return _calendar_day(_whole_year(found[4]), int(found[3]), int(found[1]))
    if found := _DAY_FIRST.fullmatch(text):
        return _calendar_day(int(found[3]), _month_number(found[2]), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(text):
        return _calendar_day(int(found[3]), _month_number(found[1]), int(found[2]))
    if (found := _SERIAL.fullmatch(text)) and _is_serial(float(found[1])):
        return _serial_day(int(found[1]))
    return None


def _month(text: str) -> date | None:
    if found := _ISO_MONTH.fullmatch(text):
        return _calendar_day(int(found[1]), int(found[2]), 1)
    if found := _MONTH_ONLY.fullmatch(text):
        return _calendar_day(int(found[2]), _month_number(found[1]), 1)
    return None


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _whole_year(year: str) -> int:
    """Return a year in full: of two digits it is one of this century."""
    return int(year) if len(year) > 2 else 2000 + int(year)  # noqa: PLR2004


def _month_number(word: str) -> int:
    """Return the number of a month, also of a long name with a letter wrong; else 0."""
    word = word.casefold()
    if word not in _MONTH_NUMBER and len(word) >= _SHORTEST_MISSPELT_MONTH:
        word = next(iter(get_close_matches(word, _MONTH_NUMBER, 1, cutoff=0.85)), word)
    return _MONTH_NUMBER.get(word, 0)


def _is_serial(value: float) -> bool:
    return isfinite(value) and int(value) in _SERIAL_DAYS


def _serial_day(value: float) -> date:
    return _SERIAL_EPOCH + timedelta(days=int(value))
