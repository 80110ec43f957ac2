"""MinHash with banding: sets of stems that are much alike share a band, others hardly ever do.

In its one-permutation form: the stems are thrown into bins, and of each bin the least value counts.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from struct import unpack
from typing import TYPE_CHECKING

from sopxl.register.signs import MOST_SIGNS, SIGN_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable

SPLITS, BINS, ROWS = 4, 30, 10
"""How often the stems are thrown into bins, and into how many; how many minima of bins make a band.

One equal band makes a candidate: 93 of 100 pairs at 85 percent, 99 at 90, 1 in 1,000 at 40.
"""

MOST_EMPTY = 7
"""A band with more empty bins says nothing: those of short procedures mostly are."""

EMPTY = MOST_SIGNS
"""More than any value."""

KNOWN_STEMS = 65_536
"""Of so many stems the throws are remembered, with some 30 MB: procedures use the same words."""


def bands_of(stems: Iterable[str]) -> tuple[int, ...]:
    """Return the bands of a set of stems, each as a sign."""
    minima = [EMPTY] * (SPLITS * BINS)
    for stem in stems:
        for place, value in _thrown(stem):
            minima[place] = min(minima[place], value)
    return tuple(
        hash((start, *band)) % MOST_SIGNS
        for start in range(0, len(minima), ROWS)
        if (band := minima[start : start + ROWS]).count(EMPTY) <= MOST_EMPTY
    )


@lru_cache(KNOWN_STEMS)
def _thrown(stem: str) -> tuple[tuple[int, int], ...]:
    """Return the bin of a stem and its value there, in each of the splits."""
    digest = blake2b(stem.encode("utf-8", "replace"), digest_size=SIGN_BYTES * SPLITS).digest()
    throws = enumerate(unpack(f">{SPLITS}Q", digest))
    return tuple((at * BINS + throw % BINS, throw // BINS) for at, throw in throws)
