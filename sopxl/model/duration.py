"""How long a step takes, as the form says it (DOMAIN §7.1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class DurationForm(Enum):
    """The ten ways in which offices write a duration."""

    EMPTY = "kosong"
    POINT = "tepat"
    RANGE = "rentang"
    LIMIT = "batas"
    RATE = "per volume"
    PERIODIC = "berkala"
    FREE = "bebas"
    UNREAD = "tidak terbaca"


@dataclass(frozen=True, slots=True)
class Span:
    """Working minutes and calendar minutes, kept apart because they may never be added.

    Working days are counted in days, since an office sets how many minutes a day has.
    """

    working_minutes: float = 0
    working_days: float = 0
    calendar_minutes: float = 0


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration as typed, with its shortest and longest meaning where it has one."""

    text: str = ""
    form: DurationForm = DurationForm.EMPTY
    shortest: Span | None = None
    longest: Span | None = None

    @property
    def measurable(self) -> bool:
        """Tell whether it counts towards a total; a rate per file does not."""
        return self.shortest is not None and self.form is not DurationForm.RATE
