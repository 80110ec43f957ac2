"""How long a step takes, as the form says it (DOMAIN §7.1)."""

from __future__ import annotations

from functools import lru_cache

from sopxl.model.duration_grammar import DurationForm, read_duration
from sopxl.model.span import Span
from sopxl.values import dataclass

__all__ = ["Duration", "DurationForm", "Span"]


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration as typed, with its shortest and longest meaning where it has one.

    A limit («maks 3 hari») lasts from nothing to its limit; a rate («2 menit/berkas») means the
    time of one piece. What is periodic, free or unread has no meaning in time.
    """

    text: str = ""
    form: DurationForm = DurationForm.EMPTY
    shortest: Span | None = None
    longest: Span | None = None

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Return the duration that `text` means; any text is a duration, if only an unread one."""
        return _parse(text)

    @property
    def measurable(self) -> bool:
        """Tell whether it counts towards a total; a rate per file does not."""
        return self.shortest is not None and self.form is not DurationForm.RATE


@lru_cache(maxsize=8192)
def _parse(text: str) -> Duration:
    meaning = read_duration(text)
    return Duration(text, meaning.form, meaning.shortest, meaning.longest)
