"""Procedures gathered around the first of their kind."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import field
from typing import TYPE_CHECKING

from sopxl.register.minhash import bands_of
from sopxl.register.signs import Signs, sign_of
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sopxl.register.entries import Wording

LEAST_LIKENESS = 85
"""Percent of stems in common from which on two procedures are told to be alike."""

FEWEST_STEMS = 12
"""An SOP of fewer stems says too little to be compared."""


def candidates(wordings: Iterable[Wording]) -> Iterator[str]:
    """Yield the paths of the procedures that share a band with another, in their order.

    All others are like nothing else. A procedure too short for bands shares all its stems or none.
    Of each are held its path and twelve signs: some 250 bytes.
    """
    paths: list[str] = []
    shown = Signs()
    for wording in wordings:
        stems = frozenset(wording.stems)
        if len(stems) >= FEWEST_STEMS:
            for sign in bands_of(stems) or (_content(stems),):
                shown.add(sign, len(paths))
            paths.append(wording.path)
    found = bytearray(len(paths))
    for group in shown.shared():
        for number in group:
            found[number] = True
    return (path for path, shares in zip(paths, found, strict=True) if shares)


@dataclass(frozen=True, slots=True)
class Cluster:
    """The first procedure of a kind, and the first of each other code beside it.

    `stems` are those of the first, as numbers; `others` are paths and how alike they are to it, in
    percent.
    """

    path: str
    stems: array[int]
    codes: set[str] = field(default_factory=set)
    others: list[tuple[str, int]] = field(default_factory=list)


class Clusters:
    """Clusters around the first procedure of each; whatever is like none leads one of its own."""

    def __init__(self) -> None:
        self.found: list[Cluster] = []
        self._numbers: dict[str, int] = {}
        self._same: dict[int, int] = {}
        self._bands: dict[int, int] = {}
        self._shared_bands: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, wording: Wording, code: str) -> None:
        """Put a procedure into the cluster that it belongs to.

        One code is one generic SOP whoever holds it, and of each code the first is kept.
        """
        stems = frozenset(wording.stems)
        content = _content(stems)
        at = self._same.get(content)
        if at is None:
            at = self._same[content] = self._nearest_or_new(wording.path, stems)
        cluster = self.found[at]
        if code not in cluster.codes and cluster.path != wording.path:
            cluster.others.append((wording.path, _likeness(cluster, self._numbered(stems))))
        cluster.codes.add(code)

    def _nearest_or_new(self, path: str, stems: AbstractSet[str]) -> int:
        numbers = self._numbered(stems)
        bands = bands_of(stems)
        candidates = {at for band in bands for at in self._leaders_with(band)}
        ranked = [(_likeness(self.found[at], numbers), -at) for at in candidates]
        if ranked and (best := max(ranked))[0] >= LEAST_LIKENESS:
            return -best[1]
        at = len(self.found)
        for band in bands:
            if self._bands.setdefault(band, at) != at:
                self._shared_bands[band].append(at)
        self.found.append(Cluster(path, array("I", sorted(numbers))))
        return at

    def _leaders_with(self, band: int) -> Iterator[int]:
        """Yield the leaders with a band; hardly any has another beside the first."""
        if (first := self._bands.get(band)) is not None:
            yield first
            yield from self._shared_bands.get(band, ())

    def _numbered(self, stems: AbstractSet[str]) -> AbstractSet[int]:
        """Return stems as numbers, which take some bytes each."""
        return {self._numbers.setdefault(stem, len(self._numbers)) for stem in stems}


def _content(stems: AbstractSet[str]) -> int:
    return sign_of(*sorted(stems))


def _likeness(cluster: Cluster, stems: AbstractSet[int]) -> int:
    """Return how many percent of the stems of a procedure and the first of a cluster are common."""
    common = sum(map(stems.__contains__, cluster.stems))
    return 100 * common // (len(cluster.stems) + len(stems) - common)
