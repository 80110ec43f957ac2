"""Keterkaitan followed: which SOP is meant by each line, and whether it answers."""

from __future__ import annotations

import re
from collections import defaultdict
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from sopxl.model.identity import Status
from sopxl.model.ref import Ref
from sopxl.model.titles import normal_title
from sopxl.register.raised import Raised
from sopxl.register.stems import stems_in
from sopxl.rules import register as rules
from sopxl.rules.suggestions import MEANT
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.register.entries import Card

    Family: TypeAlias = tuple[str, str]

SOP_CODE = re.compile(r"\b[A-Z]{2,}(?:\.\w+)*\.SOP\.\d+", re.IGNORECASE)
"""A code inside a line: «KPU.02.01.CFM.01.SOP.02 Penanganan Keberatan»."""

IN_BRACKETS = re.compile(r"\(([^()]*)\)")

ANYWHERE = "*"
"""In place of an office: whichever has it."""

NAMES_NONE = frozenset({"", "tidak ada", "nihil"})
"""Lines that say that there is no related SOP."""


class Match(Enum):
    """By what a line was recognised, the surest sign first, or why it was not."""

    CODE = "kode"
    NUMBER = "nomor"
    TITLE = "judul"
    ALIKE = "judul mirip"
    SELF = "diri sendiri"
    AMBIGUOUS = "lebih dari satu"
    MISSING = "tidak ditemukan"


RESOLVED = frozenset({Match.CODE, Match.NUMBER, Match.TITLE})

CONFIDENCE = {Match.CODE: 100, Match.NUMBER: 95, Match.TITLE: 90, Match.SELF: 100}
"""How sure a match is, in percent; that of an alike title is its likeness, of all others none."""

LEAST_LIKENESS, CLEAR_LEAD = 60, 10
"""From how many percent on a title is proposed, and by how many it must lead over the next."""

ENDED = frozenset({Status.SUPERSEDED, Status.WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One line of Keterkaitan and the SOP it means.

    `path` is the source that says it, `item` the line's position, `target` the path of the SOP
    meant, empty where none is known, `proposed` that of one with a title much like it; `mutual`
    tells whether the one meant names this one back, `confidence` in percent how sure all this is.
    """

    path: str
    item: int
    text: str
    match: Match
    target: str = ""
    proposed: str = ""
    mutual: bool = False
    confidence: int = 0


@dataclass(frozen=True, slots=True)
class Links:
    """All lines of Keterkaitan of a register, followed."""

    links: tuple[Link, ...]
    raised: tuple[Raised, ...]


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A line, what it was recognised by, and the cards it may mean, the best first."""

    card: Card
    item: int
    match: Match
    found: tuple[Card, ...] = ()
    confidence: int = 0

    @property
    def text(self) -> str:
        return self.card.related[self.item]

    @property
    def pair(self) -> tuple[Family, Family] | None:
        """Who names whom; None where the line means nothing certain."""
        return (self.card.family, self.found[0].family) if self.match in RESOLVED else None


def follow(holders: Iterable[Card]) -> Links:
    """Find the SOP meant by each line of Keterkaitan, in the own office first, then anywhere.

    Variants and revisions of one SOP count as one: a line that names them all is not ambiguous.
    """
    cards = tuple(holders)
    index = _Index(cards)
    meanings = [
        _meaning(index, card, item)
        for card in cards
        for item, text in enumerate(card.related)
        if normal_title(text) not in NAMES_NONE
    ]
    named = {meaning.pair for meaning in meanings}
    return Links(
        tuple(_link(meaning, named) for meaning in meanings),
        tuple(raised for meaning in meanings for raised in _raise(meaning, named)),
    )


class _Index:
    """The cards by everything that a line may name them with."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._by_sign: defaultdict[tuple[Match, str, str], list[Card]] = defaultdict(list)
        self._titles: defaultdict[str, list[tuple[frozenset[str], Card]]] = defaultdict(list)
        for card in cards:
            self._titles[card.key.satker].append((frozenset(stems_in(card.title)), card))
            for match, sign in _signs_of(card):
                self._by_sign[match, card.key.satker, sign].append(card)
                self._by_sign[match, ANYWHERE, sign].append(card)

    def alike(self, card: Card, text: str) -> tuple[int, Card] | None:
        """Return the SOP of the office whose title clearly comes closest, with its likeness."""
        asked = frozenset(stems_in(text))
        ranked = sorted(
            (
                (_likeness(asked, stems), one.path, one)
                for stems, one in self._titles[card.key.satker]
                if one.family != card.family
            ),
            key=lambda found: (-found[0], found[1]),
        )
        if not ranked or ranked[0][0] < LEAST_LIKENESS:
            return None
        likeness, _, best = ranked[0]
        rivals = (other for other, _, one in ranked if one.family != best.family)
        return (likeness, best) if likeness - next(rivals, 0) >= CLEAR_LEAD else None

    def named(self, card: Card, text: str) -> tuple[Match, list[Card]]:
        """Return what `text` on a card names, and by which sign."""
        for office in (card.key.satker, ANYWHERE):
            for match, sign in _signs_in(text):
                if found := self._by_sign.get((match, office, sign)):
                    return match, found
        return Match.MISSING, []


def _signs_of(card: Card) -> Iterator[tuple[Match, str]]:
    signs = ((Match.CODE, card.key.sop_code), (Match.NUMBER, normal_title(card.number)))
    yield from (sign for sign in (*signs, (Match.TITLE, normal_title(card.title))) if sign[1])


def _signs_in(text: str) -> Iterator[tuple[Match, str]]:
    """Yield what a line may name an SOP with; a number or code may follow in brackets."""
    if code := SOP_CODE.search(text):
        yield Match.CODE, code[0].upper()
    for part in (text, *IN_BRACKETS.findall(text)):
        yield Match.NUMBER, normal_title(part)
    yield Match.TITLE, normal_title(text)
    yield Match.TITLE, normal_title(IN_BRACKETS.sub(" ", text))


def _meaning(index: _Index, card: Card, item: int) -> _Meaning:
    match, found = index.named(card, card.related[item])
    best = tuple(sorted(found, key=lambda other: (other.key.variant, other.path)))
    if len({other.family for other in best}) > 1:
        return _Meaning(card, item, Match.AMBIGUOUS, best)
    if best and best[0].path == card.path:
        return _Meaning(card, item, Match.SELF, best, CONFIDENCE[Match.SELF])
    if not best and (alike := index.alike(card, card.related[item])):
        likeness, proposed = alike
        return _Meaning(card, item, Match.ALIKE, (proposed,), likeness)
    return _Meaning(card, item, match, best, CONFIDENCE.get(match, 0))


def _likeness(one: frozenset[str], other: frozenset[str]) -> int:
    """Return how many percent of the words of two titles are the same."""
    words = len(one) + len(other)
    return 200 * len(one & other) // words if words else 0


def _link(meaning: _Meaning, named: set[tuple[Family, Family] | None]) -> Link:
    return Link(
        path=meaning.card.path,
        item=meaning.item,
        text=meaning.text,
        match=meaning.match,
        target=meaning.found[0].path if meaning.pair else "",
        proposed=meaning.found[0].path if meaning.match is Match.ALIKE else "",
        mutual=_answered(meaning, named),
        confidence=meaning.confidence,
    )


def _answered(meaning: _Meaning, named: set[tuple[Family, Family] | None]) -> bool:
    pair = meaning.pair
    return pair is not None and (pair[0] == pair[1] or (pair[1], pair[0]) in named)


def _raise(meaning: _Meaning, named: set[tuple[Family, Family] | None]) -> Iterator[Raised]:
    text, path = meaning.text, meaning.card.path
    ref = Ref("identity", field="related", item=meaning.item)
    match meaning.match:
        case Match.MISSING:
            yield Raised(path, rules.related_not_found.finding(ref, text=text, suggestion=""))
        case Match.ALIKE:
            meant = MEANT.format(word=meaning.found[0].title)
            yield Raised(path, rules.related_not_found.finding(ref, text=text, suggestion=meant))
        case Match.SELF:
            return  # the form tells of it
        case Match.AMBIGUOUS:
            count = len({card.family for card in meaning.found})
            yield Raised(path, rules.related_ambiguous.finding(ref, text=text, count=count))
        case Match.CODE | Match.NUMBER | Match.TITLE:
            target = meaning.found[0]
            if target.status in ENDED:
                ended = rules.related_withdrawn
                status = target.status.value if target.status else ""
                yield Raised(path, ended.finding(ref, title=target.title, status=status))
            own_office = target.key.satker == meaning.card.key.satker
            if own_office and not _answered(meaning, named):
                yield Raised(path, rules.related_one_sided.finding(ref, title=target.title))
