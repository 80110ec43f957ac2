"""Keterkaitan followed: which SOP is meant by each line, and whether it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.titles import normal_title
from sopxl.register.directory import Directory
from sopxl.register.link_findings import told
from sopxl.register.links import CONFIDENCE, Link, Match
from sopxl.register.signs import Signs, sign_of_two
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.register.entries import Card, Cards
    from sopxl.register.raised import Raised

NAMES_NONE = frozenset({"", "tidak ada", "nihil"})
"""Lines that say that there is no related SOP."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of an SOP, and the number of this SOP."""

    number: int
    card: Card
    item: int

    @property
    def text(self) -> str:
        return self.card.related[self.item]


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a line means: the number of the other SOP if it means one, and how many it may mean."""

    match: Match
    other: int | None = None
    count: int = 0
    confidence: int = 0


def follow(holders: Cards) -> Iterator[Link | Raised]:
    """Yield the SOP meant by each line, with what is told of it.

    The own office is asked first, then all others. Whether an SOP is named back is known only once
    all lines have been looked at, so that they are looked at twice.
    """
    return _Following(holders).told()


class _Following:
    """The SOPs of a register, and who of them names whom."""

    def __init__(self, holders: Cards) -> None:
        self._holders = holders
        self._directory = Directory(holders.cards())
        self._pairs = Signs()
        for line in self._lines():
            if (other := self._named(line).other) is not None:
                self._pairs.add(self._pair(line.number, other), line.number)

    def told(self) -> Iterator[Link | Raised]:
        """Yield each line followed, and the findings about it."""
        for line in self._lines():
            meaning = self._named(line)
            if meaning.match is Match.MISSING:
                meaning = self._alike(line)
            link = self._link(line, meaning)
            yield link
            path = link.target or link.proposed
            other = next(self._holders.cards_at([path])) if path else None
            yield from told(link, line.card, other, meaning.count)

    def _lines(self) -> Iterator[_Line]:
        for number, card in enumerate(self._holders.cards()):
            for item, text in enumerate(card.related):
                if normal_title(text) not in NAMES_NONE:
                    yield _Line(number, card, item)

    def _named(self, line: _Line) -> _Meaning:
        """Return what a line means by a sure sign."""
        named = self._directory.named(line.card.key.satker, line.text)
        if named.count > 1:
            return _Meaning(Match.AMBIGUOUS, count=named.count)
        if named.number == line.number:
            return _Meaning(Match.SELF, confidence=CONFIDENCE[Match.SELF])
        return _Meaning(named.match, named.number, confidence=CONFIDENCE.get(named.match, 0))

    def _alike(self, line: _Line) -> _Meaning:
        """Return what a line may mean that names nobody."""
        alike = self._directory.alike(line.card.key.satker, line.number, line.text)
        if alike is None:
            return _Meaning(Match.MISSING)
        likeness, other = alike
        return _Meaning(Match.ALIKE, other, confidence=likeness)

    def _link(self, line: _Line, meaning: _Meaning) -> Link:
        is_proposed = meaning.match is Match.ALIKE
        path = "" if meaning.other is None else self._directory.paths[meaning.other]
        return Link(
            path=line.card.path,
            item=line.item,
            text=line.text,
            match=meaning.match,
            target="" if is_proposed else path,
            proposed=path if is_proposed else "",
            mutual=not is_proposed and self._answers(meaning.other, line.number),
            confidence=meaning.confidence,
        )

    def _answers(self, other: int | None, number: int) -> bool:
        """Tell whether the SOP that is named names this one; one of its own need not."""
        if other is None:
            return False
        families = self._directory.families
        same = families[other] == families[number]
        return same or bool(self._pairs.of(self._pair(other, number)))

    def _pair(self, number: int, other: int) -> int:
        families = self._directory.families
        return sign_of_two(families[number], families[other])
