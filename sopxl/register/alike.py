"""Procedures that say almost the same under different codes, in one office or in many.

Every SOP is the set of the stems of its title, activities and outputs. Sets with at least
`LEAST_LIKENESS` percent of their stems in common (Jaccard) are alike. MinHash with banding names
the candidates, so that not all pairs are compared; the sets themselves then decide.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import field
from hashlib import blake2b
from typing import TYPE_CHECKING

from sopxl.model.ref import Ref
from sopxl.register.raised import Raised
from sopxl.rules import register as rules
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sopxl.register.entries import Card, Wording

LEAST_LIKENESS = 85
"""Percent of stems in common from which on two procedures are told to be alike."""

FEWEST_STEMS = 12
"""An SOP of fewer stems says too little to be compared."""

SPLITS, BINS, ROWS = 4, 30, 10
"""How often the stems are thrown into bins, and into how many; how many minima of bins make a band.

One equal band makes a candidate: 93 of 100 pairs at 85 percent, 99 at 90, 1 in 1,000 at 40.
"""

DIGEST_BYTES = 16
"""Of so many bytes, no two contents ever had the same by chance."""

FEWEST_FILLED = 3
"""A band with fewer minima says nothing: the bins of short procedures are mostly empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Two procedures that say almost the same: their paths, and how much, in percent."""

    kept: str
    other: str
    percent: int


def alike(wordings: Iterable[Wording], cards: Mapping[str, Card]) -> tuple[Alike, ...]:
    """Return the procedures that are alike, each one beside the first of its cluster.

    `wordings` come in the order of their paths; those without a card are left out. One code is one
    generic SOP whoever holds it, so that of each code a cluster tells the first procedure only.
    """
    clusters = _Clusters()
    for wording in wordings:
        if wording.path in cards:
            clusters.add(wording)
    return tuple(pair for cluster in clusters.found for pair in _pairs(cluster, cards))


def raise_alike(pairs: Iterable[Alike], cards: Mapping[str, Card]) -> Iterator[Raised]:
    """Yield the same as findings in the second procedure of each pair."""
    for pair in pairs:
        kept = cards[pair.kept]
        finding = rules.near_duplicate.finding(
            Ref("identity", field="title"),
            percent=pair.percent,
            title=kept.title,
            other=kept.path,
        )
        yield Raised(pair.other, finding)


@dataclass(frozen=True, slots=True)
class _Set:
    """The stems of a procedure as sorted numbers: some bytes each, for there may be a million."""

    path: str
    stems: array[int]


@dataclass(slots=True)
class _Cluster:
    leader: _Set
    members: list[_Set] = field(default_factory=list)


class _Clusters:
    """Clusters around the first procedure of each; whatever is like none leads one of its own."""

    def __init__(self) -> None:
        self.found: list[_Cluster] = []
        self._numbers: dict[str, int] = {}
        self._hashes: list[tuple[tuple[int, int], ...]] = []
        self._same: dict[bytes, int] = {}
        self._bands: dict[int, int] = {}
        self._shared_bands: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, wording: Wording) -> None:
        """Put a procedure into the cluster that it belongs to."""
        made = _Set(wording.path, array("I", sorted(map(self._number, set(wording.stems)))))
        if len(made.stems) < FEWEST_STEMS:
            return
        content = blake2b(made.stems.tobytes(), digest_size=DIGEST_BYTES).digest()
        at = self._same.get(content)
        if at is None:
            at = self._nearest_or_new(made)
            self._same[content] = at
        self.found[at].members.append(made)

    def _nearest_or_new(self, made: _Set) -> int:
        bands = tuple(self._bands_of(made))
        candidates = {at for band in bands for at in self._leaders_with(band)}
        ranked = [(_likeness(self.found[at].leader, made), -at) for at in candidates]
        if ranked and (best := max(ranked))[0] >= LEAST_LIKENESS:
            return -best[1]
        at = len(self.found)
        for band in bands:
            if self._bands.setdefault(band, at) != at:
                self._shared_bands[band].append(at)
        self.found.append(_Cluster(made))
        return at

    def _leaders_with(self, band: int) -> Iterator[int]:
        """Yield the leaders with a band; hardly any has another beside the first."""
        if (first := self._bands.get(band)) is not None:
            yield first
            yield from self._shared_bands.get(band, ())

    def _bands_of(self, made: _Set) -> Iterator[int]:
        """Yield the bands of a set: the minima of its stems by bin."""
        minima = [0] * (SPLITS * BINS)
        for number in made.stems:
            for place, value in self._hashes[number]:
                if not 0 < minima[place] <= value:
                    minima[place] = value
        for start in range(0, len(minima), ROWS):
            band = minima[start : start + ROWS]
            if sum(map(bool, band)) >= FEWEST_FILLED:
                yield hash((start, *band))

    def _number(self, stem: str) -> int:
        number = self._numbers.get(stem)
        if number is None:
            number = self._numbers[stem] = len(self._hashes)
            self._hashes.append(_hashed(stem))
        return number


def _likeness(one: _Set, other: _Set) -> int:
    """Return how many percent of the stems of two procedures they have in common."""
    common = len(set(one.stems).intersection(other.stems))
    return 100 * common // (len(one.stems) + len(other.stems) - common)


def _hashed(stem: str) -> tuple[tuple[int, int], ...]:
    """Return the bin of a stem and its value there, in each of the splits."""
    digest = blake2b(stem.encode("utf-8", "replace"), digest_size=8 * SPLITS).digest()
    throws = (int.from_bytes(digest[8 * at : 8 * at + 8]) for at in range(SPLITS))
    return tuple((at * BINS + throw % BINS, throw // BINS + 1) for at, throw in enumerate(throws))


def _pairs(cluster: _Cluster, cards: Mapping[str, Card]) -> Iterator[Alike]:
    """Yield the first procedure of each code in a cluster beside the very first."""
    firsts: dict[object, _Set] = {}
    for member in cluster.members:
        card = cards[member.path]
        firsts.setdefault(card.key.sop_code or card.family, member)
    first, *others = firsts.values()
    for other in others:
        percent = _likeness(first, other)
        if percent >= LEAST_LIKENESS:
            yield Alike(kept=first.path, other=other.path, percent=percent)
