"""An amount of time: working time and calendar time, kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sopxl.model.settings import Settings

MINUTES_PER_HOUR = 60
MINUTES_PER_CALENDAR_DAY = 24 * MINUTES_PER_HOUR

WORKING_DAY, CALENDAR_DAY, HOUR, MINUTE = "hari kerja", "hari kalender", "jam", "menit"
APPROXIMATELY = "sekitar "
BETWEEN_MEASURES = " dan "


@dataclass(frozen=True, slots=True)
class Span:
    """Working minutes and calendar minutes, kept apart because they may never be added.

    Working days are counted in days, since an office sets how many minutes a day has.
    `approximate` spans hold a week, a month or longer, whose days had to be assumed.
    """

    working_minutes: float = 0
    working_days: float = 0
    calendar_minutes: float = 0
    approximate: bool = False

    def __add__(self, other: Span) -> Span:
        return Span(
            self.working_minutes + other.working_minutes,
            self.working_days + other.working_days,
            self.calendar_minutes + other.calendar_minutes,
            self.approximate or other.approximate,
        )

    def __mul__(self, times: float) -> Span:
        return Span(
            self.working_minutes * times,
            self.working_days * times,
            self.calendar_minutes * times,
            self.approximate,
        )

    @classmethod
    def total(cls, spans: Iterable[Span]) -> Span:
        """Return the sum of `spans`, working and calendar time each on its own."""
        return sum(spans, start=cls())

    def working_time(self, minutes_per_working_day: int) -> float:
        """Return all working time in minutes; calendar time is no part of it."""
        return self.working_days * minutes_per_working_day + self.working_minutes

    def describe(self, settings: Settings) -> str:
        """Return the span in words: «3 hari kerja 2 jam», «sekitar 5 hari kerja»."""
        per_day = settings.minutes_per_working_day
        measures = (
            _in_words(self.working_time(per_day), per_day, WORKING_DAY),
            _in_words(self.calendar_minutes, MINUTES_PER_CALENDAR_DAY, CALENDAR_DAY),
        )
        words = BETWEEN_MEASURES.join(filter(None, measures)) or f"0 {MINUTE}"
        return APPROXIMATELY + words if self.approximate else words


def _in_words(minutes: float, per_day: int, day: str) -> str:
    days, rest = divmod(round(minutes), per_day)
    hours, rest = divmod(rest, MINUTES_PER_HOUR)
    amounts = ((days, day), (hours, HOUR), (rest, MINUTE))
    return " ".join(f"{amount} {unit}" for amount, unit in amounts if amount)
