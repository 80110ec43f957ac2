"""Which SOPs the words of a line can mean: by code, number or title, or by a title much like it.

SOPs are numbers here, in the order of their paths. Of each its path is held, the signs of its names
and those of the words of its title: some 300 bytes.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING

from sopxl.model.titles import normal_title
from sopxl.register.links import Match
from sopxl.register.signs import Signs, sign_of
from sopxl.register.stems import stems_in
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sopxl.register.entries import Card

SOP_CODE = re.compile(r"\b[A-Z]{2,}(?:\.\w+)*\.SOP\.\d+", re.IGNORECASE)
"""A code inside a line: «KPU.02.01.CFM.01.SOP.02 Penanganan Keberatan»."""

IN_BRACKETS = re.compile(r"\(([^()]*)\)")

ANYWHERE = "*"
"""In place of an office: whichever has it."""

LEAST_LIKENESS, CLEAR_LEAD = 60, 10
"""From how many percent on a title is proposed, and by how many it must lead over the next."""

REMEMBERED = 16_384
"""Of so many lines the answer is remembered: forms of one office name the same SOPs."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a line names: by which sign, the first SOP that shows it, and how many SOPs do.

    Variants and revisions of one SOP count as one.
    """

    match: Match
    number: int | None = None
    count: int = 0


NOBODY = Named(Match.MISSING)


class Directory:
    """The SOPs of a register by everything that a line may name them with."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self.paths: list[str] = []
        self.families = array("Q")
        self.named = lru_cache(REMEMBERED)(self._named)
        self._near = lru_cache(REMEMBERED)(self._titles_near)
        self._variants: list[str] = []
        self._names, self._stems = Signs(), Signs()
        self._lengths = array("I")
        for number, card in enumerate(cards):
            self._enter(number, card)

    def _enter(self, number: int, card: Card) -> None:
        self.paths.append(card.path)
        self.families.append(sign_of(*card.family))
        self._variants.append(intern(card.key.variant))
        office = card.key.satker
        for match, name in _names_of(card):
            self._names.add(sign_of(match.name, office, name), number)
            self._names.add(sign_of(match.name, ANYWHERE, name), number)
        stems = frozenset(stems_in(card.title))
        self._lengths.append(len(stems))
        for stem in stems:
            self._stems.add(sign_of(office, stem), number)

    def _named(self, office: str, text: str) -> Named:
        """Return what a text names, asked in an office: one of its own before all others."""
        for where in (office, ANYWHERE):
            for match, name in _names_in(text):
                if found := self._names.of(sign_of(match.name, where, name)):
                    return self._first(match, found)
        return NOBODY

    def alike(self, office: str, number: int, text: str) -> tuple[int, int] | None:
        """Return the likeness and the number of the SOP whose title clearly comes closest.

        Only other SOPs of the office are asked.
        """
        own = self.families[number]
        near = [one for one in self._near(office, text) if self.families[one[1]] != own]
        if not near or near[0][0] < LEAST_LIKENESS:
            return None
        likeness, best = near[0]
        family = self.families[best]
        rivals = (other for other, one in near if self.families[one] != family)
        return (likeness, best) if likeness - next(rivals, 0) >= CLEAR_LEAD else None

    def _first(self, match: Match, found: Sequence[int]) -> Named:
        """Return the first of the numbers found, those without a variant before all others."""
        count = len({self.families[number] for number in found})
        first = min(found, key=lambda number: (self._variants[number], number))
        return Named(match, first, count)

    def _titles_near(self, office: str, text: str) -> tuple[tuple[int, int], ...]:
        """Return likeness and number of the titles to propose and their rivals, the best first."""
        asked = frozenset(stems_in(text))
        common: Counter[int] = Counter()
        for stem in asked:
            common.update(self._stems.of(sign_of(office, stem)))
        found = (
            (200 * same // (len(asked) + self._lengths[number]), number)
            for number, same in common.items()
        )
        near = [one for one in found if one[0] >= LEAST_LIKENESS - CLEAR_LEAD]
        return tuple(sorted(near, key=lambda one: (-one[0], one[1])))


def _names_of(card: Card) -> Iterator[tuple[Match, str]]:
    names = (
        (Match.CODE, card.key.sop_code),
        (Match.NUMBER, normal_title(card.number)),
        (Match.TITLE, normal_title(card.title)),
    )
    return ((match, name) for match, name in names if name)


def _names_in(text: str) -> Iterator[tuple[Match, str]]:
    """Yield what a line may name an SOP with; a number or code may follow in brackets."""
    if code := SOP_CODE.search(text):
        yield Match.CODE, code[0].upper()
    for part in (text, *IN_BRACKETS.findall(text)):
        yield Match.NUMBER, normal_title(part)
    yield Match.TITLE, normal_title(text)
    yield Match.TITLE, normal_title(IN_BRACKETS.sub(" ", text))
