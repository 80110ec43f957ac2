"""Names of steps and shapes in a sentence that stays short."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_NAMED = 5
FURTHER = "{named}, dan {more} lagi"


def listed(words: Sequence[str]) -> str:
    """Name the first few, and count the others."""
    named, more = ", ".join(words[:MOST_NAMED]), len(words) - MOST_NAMED
    return FURTHER.format(named=named, more=more) if more > 0 else named
