"""By what SOPs are known to each other, in a few bytes for each: there may be a million signs.

While SOPs are compared each is a number, its position in the order of the paths.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from hashlib import blake2b
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

SIGN_BYTES = 8
"""Of a million signs so long, two are the same by chance in one register out of 37 million."""

MOST_SIGNS: int = 2 ** (8 * SIGN_BYTES)

BETWEEN = "\x1f"
"""What no word of a sign holds: to Unicode it is space, and words are compared without it."""

PARTS = 64
"""Signs are sorted in so many parts: sorting takes several times the room of what is sorted."""


def sign_of(*words: str) -> int:
    """Return a number for words; it is the same on every machine."""
    said = BETWEEN.join(words).encode(errors="surrogatepass")
    return int.from_bytes(blake2b(said, digest_size=SIGN_BYTES).digest())


def sign_of_two(one: int, other: int) -> int:
    """Return a sign for two signs in their order."""
    return hash((one, other)) % MOST_SIGNS


class Signs:
    """Who shows which sign: twelve bytes for each sign of an SOP.

    All signs are added before the first question is asked, in the order of the numbers.
    """

    def __init__(self) -> None:
        self._parts = tuple(_Part() for _ in range(PARTS))

    def add(self, sign: int, number: int) -> None:
        """Note that the SOP of this number shows a sign."""
        self._parts[sign % PARTS].add(sign, number)

    def of(self, sign: int) -> Sequence[int]:
        """Return the numbers of those who show a sign."""
        return self._parts[sign % PARTS].of(sign)

    def shared(self) -> Iterator[Sequence[int]]:
        """Yield the numbers of those who show a sign together, two and more, sign by sign."""
        for part in self._parts:
            yield from part.shared()

    def groups(self, without: Container[int] = ()) -> list[list[int]]:
        """Return those who show a sign together, in the order of the first of each group."""
        left = ([one for one in numbers if one not in without] for numbers in self.shared())
        return sorted(group for group in left if len(group) > 1)


class _Part:
    """Some of all signs; they are put in order when they are first asked for."""

    __slots__ = ("_numbers", "_signs", "_sorted")

    def __init__(self) -> None:
        self._signs, self._numbers = array("Q"), array("I")
        self._sorted = False

    def add(self, sign: int, number: int) -> None:
        self._signs.append(sign)
        self._numbers.append(number)

    def of(self, sign: int) -> Sequence[int]:
        signs = self._in_order()
        start = bisect_left(signs, sign)
        return self._numbers[start : bisect_right(signs, sign, start)]

    def shared(self) -> Iterator[Sequence[int]]:
        signs = self._in_order()
        for _, run in groupby(range(len(signs)), key=signs.__getitem__):
            first, *others = run
            if others:
                yield self._numbers[first : others[-1] + 1]

    def _in_order(self) -> array[int]:
        if not self._sorted:
            order = sorted(range(len(self._signs)), key=self._signs.__getitem__)
            self._signs = array("Q", map(self._signs.__getitem__, order))
            self._numbers = array("I", map(self._numbers.__getitem__, order))
            self._sorted = True
        return self._signs
