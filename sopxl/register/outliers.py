"""One generic SOP in many offices: which office needs far more time or steps than the others.

Far means beyond the fences of Tukey: one and a half times the middle half's width away from it.
Where most offices say the same, that width is nothing and a minute would lie outside. Therefore far
is also a noticeable share of the middle and a least distance, which the caller gives in its unit.
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

NOTICEABLE_SHARE = 0.1
"""Of the middle: nobody calls what differs by less another length."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of a group, the bounds around it, and the positions of those outside."""

    middle: float
    low: float
    high: float
    outside: tuple[int, ...]


def spread(values: Sequence[float], least: float = 0) -> Spread | None:
    """Return how a group spreads; None where it is too small to tell.

    Nobody lies outside who is not further than `least` from the middle, in the unit of the values.
    """
    if len(values) < FEWEST:
        return None
    first, _, third = quantiles(values, n=4, method="inclusive")
    middle, reach = median(values), REACH * (third - first)
    near = max(least, NOTICEABLE_SHARE * middle)
    low, high = min(first - reach, middle - near), max(third + reach, middle + near)
    outside = tuple(place for place, value in enumerate(values) if not low <= value <= high)
    return Spread(middle, low, high, outside)
