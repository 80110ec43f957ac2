"""Numbers, days and lists as Indonesian readers write them."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from sopxl.model.dates import indonesian

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

NOTHING = "–"


def number(value: float, decimals: int = 0) -> str:
    """Write a number with a decimal comma and points between thousands; no trailing zeros."""
    text = f"{value:,.{decimals}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return text.rstrip("0").rstrip(",") if "," in text else text


def percent(part: float, whole: float) -> str:
    """Write a share in whole percent; of nothing there is no share."""
    return f"{number(100 * part / whole)}%" if whole else NOTHING


def day(value: date | None) -> str:
    """Write a day: 21 November 2026."""
    return indonesian(value) if value else NOTHING


def listing(words: Sequence[str], most: int = 0) -> str:
    """Join words: «a, b, dan c»; beyond `most`, the rest is counted instead of named."""
    if most and len(words) > most:
        return f"{', '.join(words[:most])}, dan {number(len(words) - most)} lainnya"
    match words:
        case [first, second]:
            return f"{first} dan {second}"
        case [*before, last] if before:
            return f"{', '.join(before)}, dan {last}"
        case _:
            return "".join(words)


def between(shortest: float, longest: float) -> str:
    """Write a range of days, or one number where both ends read the same."""
    low, high = number(shortest, 1), number(longest, 1)
    return low if low == high else f"{low}–{high}"


def wrapped(text: str, width: int, lines: int = 2) -> str:
    """Break a text at words into at most so many lines; what is left over ends in an ellipsis."""
    return "\n".join(textwrap.wrap(text, width, max_lines=lines, placeholder="…")) or text


def quoted(words: Iterable[str]) -> tuple[str, ...]:
    """Set names that may hold «dan» apart from each other."""
    return tuple(f"«{word}»" for word in words)
