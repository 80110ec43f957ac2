"""A date as the form shows it: the text as typed, and the day it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class FormDate:
    """A date cell: `text` as typed, `day` where it could be read."""

    text: str = ""
    day: date | None = None

    def __str__(self) -> str:
        return self.day.isoformat() if self.day else self.text
