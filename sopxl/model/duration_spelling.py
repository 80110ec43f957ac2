"""Units of time in full: «5 mnt» is «5 menit»."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sopxl.model.duration import Duration
from sopxl.reference.units import units


@lru_cache(maxsize=8192)
def spelled_out(text: str) -> str:
    """Return a duration with its units in full, or `text` itself where it means no time.

    Nothing else changes, so the duration means what it meant.
    """
    if Duration.parse(text).shortest is None:
        return text
    return _shortened().sub(lambda found: _whole_words()[found[0].casefold()], text)


@cache
def _whole_words() -> dict[str, str]:
    return {word: unit.name for unit in units() for word in unit.misspelt}


@cache
def _shortened() -> re.Pattern[str]:
    words = sorted(_whole_words(), key=len, reverse=True)
    alternatives = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![^\W\d_])(?:{alternatives})(?![^\W\d_])", re.IGNORECASE)
