"""The grammar of the column Waktu: ten forms, found by counting 950 real values (DOMAIN §7.1).

The text is cut into tokens, each named by one letter (`n` number, `u` unit, `-` up to, `x` times,
`+` and); the forms are patterns over these letters. What fits none of them is left unread.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import NamedTuple

from sopxl.model.dates import MONTHS
from sopxl.model.span import Span
from sopxl.reference.units import Measure, Unit, units


class DurationForm(Enum):
    """The ways in which offices write a duration; compounds are points or ranges."""

    EMPTY = "kosong"
    POINT = "tepat"
    RANGE = "rentang"
    LIMIT = "batas"
    RATE = "per volume"
    PERIODIC = "berkala"
    FREE = "bebas"
    UNREAD = "tidak terbaca"


class Meaning(NamedTuple):
    """What a text says: its form, and the spans between which the time lies."""

    form: DurationForm
    shortest: Span | None = None
    longest: Span | None = None


LONGEST_TEXT = 120
"""Longer texts are remarks, not durations."""

NUMBER_WORDS = {
    "setengah": 0.5,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
}

_ONE_WAY_TO_WRITE = str.maketrans(
    {**dict.fromkeys("‐‑‒–—−", "-"), "½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⁄": "/"}
)
_BLANK = re.compile(r"[-.\s]*")
_REMARK_BESIDE_NUMBER = re.compile(r"(?<=\d) ?\([^()]*\)")
_REMARK_AT_END = re.compile(r" ?\([^()]*\)$")
_QUALIFIER_IN_BRACKETS = re.compile(r"\((kerja|efektif|kalender)\)")
_BULLET = re.compile(r"^[-•*] ?(?=\d)")
_ONE_OF = re.compile(r"\bse(?=(?:menit|jam|hari|minggu|pekan|bulan|tahun)\b)")
_DAYS_OF_24_HOURS = re.compile(r"[x×*] ?24 ?jam\b")
_UP_TO = re.compile(r"\b(?:s\.d\.?|s/d|sd|sampai dengan|sampai|hingga)(?=[ \d])")
_FILLER = re.compile(r"^(?:selama|dalam waktu|dalam|waktu) ")

_LIMIT = re.compile(
    r"^(?:maks\b\.?|maksimal|maksimum|max\b\.?|paling (?:lama|lambat|banyak)|selambat-lambatnya"
    r"|selama-lamanya|tidak (?:lebih|melebihi)(?: dari)?|kurang dari|s\.d\.?|s/d|sampai dengan"
    r"|sampai|hingga|≤|<=|<)[ :]*"
)
_LIMIT_AT_END = re.compile(r" (?:maks\b\.?|maksimal|maksimum|paling lama)$")
_ABOUT = re.compile(r"^(?:±|\+/-|\+-|~|kurang lebih|lebih kurang|sekitar|kira-kira|rata-rata) ?")
_PIECE = re.compile(r"^(.+?) ?(?:/|\bper\b|\bsetiap\b|\btiap\b|@) ?(?=[^\W\d])")

_MONTH = rf"(?:{'|'.join((*map(str.casefold, MONTHS), 'pebruari', 'nopember'))})"
_PERIODIC = re.compile(
    r"(?:setiap|tiap|per|sepanjang|rutin|berkala|periodik|harian|mingguan|bulanan|triwulan(?:an)?"
    r"|kuartal(?:an)?|semester(?:an)?|tahun(?:an)?|\d+ ?(?:x|kali) (?:se|per|dalam)"
    r"|(?:\d+ )?\w+ sekali)"
    rf"|{_MONTH}(?:[\s,;&-]|$)"
)
_FREE = re.compile(
    r"(?:sesuai|menyesuaikan|disesuaikan|sebelum|sesudah|setelah|sejak|selesai|tergantung"
    r"|bergantung|insidental|insidentil|kondisional|situasional|tentatif|fleksibel|jika|apabila"
    r"|bila|ketika|saat|pada saat|segera|sewaktu-waktu|seketika|langsung|terus|minimal|minimum"
    r"|paling (?:cepat|singkat|sedikit)|lebih dari|menunggu|tanggal|tgl|awal|akhir|pertengahan"
    r"|h ?[+-] ?\d)"
)

_TERM = r"(?:nx)?nu"
_SUM = rf"{_TERM}(?:\+?{_TERM})*"
_POINT_FORM = re.compile(_SUM)
_RANGE_FORM = re.compile(rf"({_SUM})-({_SUM})")
_SHARED_UNIT_FORM = re.compile(r"n-(nu)")

_MINUTES_IN_ORDERING = 450
"""Of a working day, only to tell the shorter end of a range from the longer one."""


class Token(NamedTuple):
    """A piece of text: its letter, and the number or unit it stands for."""

    letter: str
    number: float = 0
    unit: Unit | None = None


def read_duration(text: str) -> Meaning:
    """Return what `text` says about time."""
    plain = _plain(text)
    if _BLANK.fullmatch(plain):
        return Meaning(DurationForm.EMPTY)
    if len(plain) <= LONGEST_TEXT and (measured := _measured(plain)):
        return measured
    if _PERIODIC.match(plain):
        return Meaning(DurationForm.PERIODIC)
    if _FREE.match(plain):
        return Meaning(DurationForm.FREE)
    return Meaning(DurationForm.UNREAD)


def _plain(text: str) -> str:
    """Return `text` without what has no meaning: case, kinds of dash, bullets, brackets."""
    plain = " ".join(text.casefold().translate(_ONE_WAY_TO_WRITE).split())
    plain = _QUALIFIER_IN_BRACKETS.sub(r"\1", plain)
    plain = _REMARK_BESIDE_NUMBER.sub("", plain)
    plain = _REMARK_AT_END.sub("", plain)
    return _BULLET.sub("", plain).rstrip(" .,;")


def _measured(plain: str) -> Meaning | None:
    """Return the meaning of a text that names an amount of time, or None."""
    plain = _FILLER.sub("", plain)
    if limit := _without(_LIMIT, plain) or _without(_LIMIT_AT_END, plain):
        return _limit(limit)
    if about := _without(_ABOUT, plain):
        return _about(about)
    if piece := _PIECE.match(_UP_TO.sub("-", plain)):
        return _rate(piece[1])
    return _amount(plain)


def _without(words: re.Pattern[str], plain: str) -> str:
    """Return the rest of a text that has one of `words` at its end, else nothing."""
    rest, found = words.subn("", plain)
    return rest if found else ""


def _limit(rest: str) -> Meaning | None:
    amount = _amount(rest)
    return amount and Meaning(DurationForm.LIMIT, Span(), amount.longest)


def _about(rest: str) -> Meaning | None:
    amount = _amount(rest)
    if amount is None or amount.shortest is None or amount.longest is None:
        return None
    roughly = Span(approximate=True)
    return Meaning(amount.form, amount.shortest + roughly, amount.longest + roughly)


def _rate(amount_text: str) -> Meaning | None:
    amount = _amount(amount_text)
    return amount and Meaning(DurationForm.RATE, amount.shortest, amount.longest)


def _amount(plain: str) -> Meaning | None:
    """Return the meaning of a point or a range."""
    tokens = _tokens(plain)
    letters = "".join(token.letter for token in tokens)
    if _POINT_FORM.fullmatch(letters):
        span = _sum(tokens)
        return Meaning(DurationForm.POINT, span, span)
    if found := _RANGE_FORM.fullmatch(letters):
        return _between(_sum(tokens[: found.end(1)]), _sum(tokens[found.start(2) :]))
    if _SHARED_UNIT_FORM.fullmatch(letters):
        return _between(_sum((tokens[0], tokens[-1])), _sum(tokens[2:]))
    return None


def _between(one: Span, other: Span) -> Meaning:
    shortest, longest = sorted(
        (one, other),
        key=lambda span: span.working_time(_MINUTES_IN_ORDERING) + span.calendar_minutes,
    )
    return Meaning(DurationForm.RANGE, shortest, longest)


def _sum(tokens: tuple[Token, ...]) -> Span:
    """Return the sum of terms; numbers before a unit are factors: `2 x 30 menit`."""
    total, factor = Span(), 1.0
    for token in tokens:
        if token.letter == "n":
            factor *= token.number
        elif token.unit:
            total, factor = total + _span(token.unit) * factor, 1.0
    return total


@cache
def _span(unit: Unit) -> Span:
    match unit.measure:
        case Measure.WORKING_MINUTES:
            return Span(working_minutes=unit.amount, approximate=unit.approximate)
        case Measure.WORKING_DAYS:
            return Span(working_days=unit.amount, approximate=unit.approximate)
        case Measure.CALENDAR_MINUTES:
            return Span(calendar_minutes=unit.amount, approximate=unit.approximate)


def _tokens(plain: str) -> tuple[Token, ...]:
    """Cut a text into tokens; an unknown word is a token that fits no form."""
    plain = _DAYS_OF_24_HOURS.sub("hari kalender", plain)
    plain = _UP_TO.sub("-", _ONE_OF.sub("1 ", plain))
    return tuple(
        _token(found.lastgroup or "", found[0]) for found in _token_pattern().finditer(plain)
    )


def _token(kind: str, text: str) -> Token:
    match kind:
        case "number":
            return Token("n", number=_number(text))
        case "unit":
            return Token("u", unit=_units_by_word()[text])
        case "upto":
            return Token("-")
        case "times":
            return Token("x")
        case "also":
            return Token("+")
        case _:
            return Token("?")


@cache
def _token_pattern() -> re.Pattern[str]:
    unit_words = sorted(_units_by_word(), key=len, reverse=True)
    kinds = {
        "number": rf"\d{{1,6}}/[1-9]\d{{0,5}}|\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}}(?:[.,]\d{{1,6}})?"
        rf"|\b(?:{'|'.join(NUMBER_WORDS)})\b",
        "unit": rf"(?:{'|'.join(map(re.escape, unit_words))})(?![^\W\d])",
        "upto": r"-",
        "times": r"[x×*](?= ?\d)",
        "also": r"\bdan\b|[,;+&]",
        "unknown": r"\S",
    }
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items()))


@cache
def _units_by_word() -> dict[str, Unit]:
    return {word: unit for unit in units() for word in (unit.name, *unit.also, *unit.misspelt)}


def _number(text: str) -> float:
    """Return a number as Indonesians write it: 1,5 and 1.5, 1.000, 1/2, «setengah»."""
    if (word := NUMBER_WORDS.get(text)) is not None:
        return word
    if "/" in text:
        above, below = map(int, text.split("/"))
        return above / below
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text):
        return int(text.replace(".", ""))
    return float(text.replace(",", "."))
