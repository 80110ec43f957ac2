"""One generic SOP in many offices: which office needs far more time or steps than the others.

Far means beyond the fences of Tukey: one and a half times the middle half's width away from it.
"""

from __future__ import annotations

from statistics import median, quantiles
from typing import TYPE_CHECKING

from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 5
"""Fewer offices show no pattern to lie outside of."""

REACH = 1.5


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of a group, the fences around it, and the positions of those outside."""

    middle: float
    low: float
    high: float
    outside: tuple[int, ...]


def spread(values: Sequence[float]) -> Spread | None:
    """Return how a group spreads; None where it is too small to tell."""
    if len(values) < FEWEST:
        return None
    first, _, third = quantiles(values, n=4, method="inclusive")
    low, high = first - REACH * (third - first), third + REACH * (third - first)
    outside = tuple(place for place, value in enumerate(values) if not low <= value <= high)
    return Spread(median(values), low, high, outside)
