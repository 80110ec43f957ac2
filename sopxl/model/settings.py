"""What an office may set for itself; every report prints the values it used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


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


LENIENT_NUMBER = r"\S.*\d.*"
"""A number holds a digit: no KPU rule on SOP numbers is public, so an office sets its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings with their defaults; read from `sopxl.toml` or the workbook's hidden sheet."""

    profile: Profile = Profile.NEW
    paper: Paper = Paper.F4
    off_page_place: OffPagePlace = OffPagePlace.BESIDE
    letter_by: LetterBy = LetterBy.TARGET
    minutes_per_working_day: int = 450
    effective_minutes: int = 330
    number_pattern: str = LENIENT_NUMBER
    required_citations: tuple[str, ...] = ("PermenPANRB",)
    review_months: int = 6
    evaluation_months: int = 12
    actor_limit: int = 8
