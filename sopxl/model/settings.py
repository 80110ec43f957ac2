"""What an office may set for itself; every report prints the values it used."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from sopxl.model.errors import UserError
from sopxl.reference.tables import words as words_in
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

Choice = TypeVar("Choice", bound=Enum)


class Profile(Enum):
    """Which severities hold: those of the current form, or the lenient ones for old files."""

    NEW = "baru"
    LEGACY = "lama"


class Paper(Enum):
    """Paper of the printed form, landscape."""

    F4 = "f4"
    A4 = "a4"


class OffPagePlace(Enum):
    """Where the pentagon of a «Tidak» stands: beside its decision, or at the edge of the page."""

    BESIDE = "samping"
    EDGE = "tepi"


class LetterBy(Enum):
    """Whether all flows to one step share a letter, or each flow has its own pair."""

    TARGET = "tujuan"
    FLOW = "alur"


class Theme(Enum):
    """What a drawing looks like: black on white, a colour for each actor, or high contrast."""

    BLACK_AND_WHITE = "hitam-putih"
    COLOUR = "warna"
    HIGH_CONTRAST = "kontras"


SETTING_KEYS = (
    "profil",
    "kertas",
    "tema",
    "penghubung",
    "huruf",
    "menit_hari_kerja",
    "menit_efektif",
    "pola_nomor",
    "wajib_dikutip",
    "bulan_monitoring",
    "bulan_evaluasi",
    "batas_pelaksana",
    "peluang_ya",
    "hari_perbaikan",
)
"""The keys of `sopxl.toml` and of the workbook's hidden sheet."""

MINUTES_OF_A_DAY, MONTHS_TO_REVIEW, ACTOR_LIMITS = range(1, 1441), range(1, 121), range(1, 101)
PERCENT_OF_ANSWERS, DAYS_TO_MEND = range(1, 100), range(1, 366)
"""What the numbers may be."""

_WHOLE_NUMBER = re.compile(r"\d{1,6}")

LENIENT_NUMBER = r"\S.*\d.*"
"""A number holds a digit: no KPU rule on SOP numbers is public, so an office sets its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings with their defaults; read from `sopxl.toml` or the workbook's hidden sheet.

    `yes_percent` is how often a decision is taken to answer «Ya» where lead times are expected,
    `days_to_mend` how long an office has for what comes back to it.
    """

    profile: Profile = Profile.NEW
    paper: Paper = Paper.F4
    theme: Theme = Theme.BLACK_AND_WHITE
    off_page_place: OffPagePlace = OffPagePlace.BESIDE
    letter_by: LetterBy = LetterBy.TARGET
    minutes_per_working_day: int = 450
    effective_minutes: int = 330
    number_pattern: str = LENIENT_NUMBER
    required_citations: tuple[str, ...] = ("PermenPANRB",)
    review_months: int = 6
    evaluation_months: int = 12
    actor_limit: int = 8
    yes_percent: int = 80
    days_to_mend: int = 14


DEFAULT = Settings()


class _Raw:
    """Raw settings by their Indonesian keys; asks for each value in the type it must have."""

    def __init__(self, raw: Mapping[str, object]) -> None:
        self._raw = raw

    def choice(self, key: str, default: Choice) -> Choice:
        if self._absent(key):
            return default
        text = str(self._raw[key]).strip().casefold()
        words = {choice.value: choice for choice in type(default)}
        if text not in words:
            raise self._refusal(key, f"salah satu dari {', '.join(words)}")
        return words[text]

    def whole_number(self, key: str, default: int, allowed: range) -> int:
        if self._absent(key):
            return default
        text = str(self._raw[key]).strip()
        number = int(text) if _WHOLE_NUMBER.fullmatch(text) else -1
        if number not in allowed:
            raise self._refusal(
                key, f"bilangan bulat dari {allowed.start} sampai {allowed.stop - 1}"
            )
        return number

    def pattern(self, key: str, default: str) -> str:
        if self._absent(key):
            return default
        text = str(self._raw[key])
        try:
            re.compile(text)
        except re.error as error:
            raise self._refusal(key, "ekspresi reguler (regex) yang sah") from error
        return text

    def words(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        match self._raw.get(key):
            case None:
                return default
            case str(text):
                return words_in(text)
            case [*items] if all(isinstance(item, str) for item in items):
                return tuple(str(item) for item in items)
            case _:
                raise self._refusal(key, "daftar teks")

    def _absent(self, key: str) -> bool:
        return self._raw.get(key) is None or self._raw[key] == ""

    def _refusal(self, key: str, wanted: str) -> UserError:
        return UserError(
            f"Pengaturan «{key}» bernilai «{self._raw[key]}».",
            f"Nilainya harus {wanted}.",
            "wrong-setting",
        )


def settings_from(raw: Mapping[str, object]) -> Settings:
    """Return the settings that `raw` holds under the keys of `sopxl.toml`, defaults elsewhere.

    Texts stand for numbers and lists too, since a sheet knows no other type. Raises UserError for
    an unknown key, naming it and the known ones, and for a value that does not fit its key.
    """
    if not raw:  # so it is with nearly all files of a batch
        return DEFAULT
    for key in raw:
        if key not in SETTING_KEYS:
            raise UserError(
                f"Pengaturan «{key}» tidak dikenal.",
                f"Pakai salah satu dari {', '.join(SETTING_KEYS)}.",
                "unknown-setting",
            )
    read, default = _Raw(raw), DEFAULT
    return Settings(
        profile=read.choice("profil", default.profile),
        paper=read.choice("kertas", default.paper),
        theme=read.choice("tema", default.theme),
        off_page_place=read.choice("penghubung", default.off_page_place),
        letter_by=read.choice("huruf", default.letter_by),
        minutes_per_working_day=read.whole_number(
            "menit_hari_kerja", default.minutes_per_working_day, MINUTES_OF_A_DAY
        ),
        effective_minutes=read.whole_number(
            "menit_efektif", default.effective_minutes, MINUTES_OF_A_DAY
        ),
        number_pattern=read.pattern("pola_nomor", default.number_pattern),
        required_citations=read.words("wajib_dikutip", default.required_citations),
        review_months=read.whole_number(
            "bulan_monitoring", default.review_months, MONTHS_TO_REVIEW
        ),
        evaluation_months=read.whole_number(
            "bulan_evaluasi", default.evaluation_months, MONTHS_TO_REVIEW
        ),
        actor_limit=read.whole_number("batas_pelaksana", default.actor_limit, ACTOR_LIMITS),
        yes_percent=read.whole_number("peluang_ya", default.yes_percent, PERCENT_OF_ANSWERS),
        days_to_mend=read.whole_number("hari_perbaikan", default.days_to_mend, DAYS_TO_MEND),
    )
