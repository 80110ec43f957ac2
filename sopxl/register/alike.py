"""Procedures that say almost the same under different codes, in one office or in many.

Every SOP is the set of the stems of its title, activities and outputs. Sets with at least
`LEAST_LIKENESS` percent of their stems in common (Jaccard) are alike. MinHash with banding names
the candidates, so that not all pairs are compared; the sets themselves then decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.ref import Ref
from sopxl.register.clusters import Clusters, candidates
from sopxl.register.differences import differences
from sopxl.register.raised import Raised
from sopxl.rules import register as rules
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.register.entries import Card, Entries

MOST_COMPARED = 5_000
"""Of so many pairs that are alike the differences are told; a person reads none beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Two procedures that say almost the same: their paths, how much in percent, what differs."""

    kept: str
    other: str
    percent: int
    differences: str = ""


def find_alike(holders: Entries) -> Iterator[Alike | Raised]:
    """Yield the procedures that are alike, each one beside the first of its cluster.

    One code is one generic SOP whoever holds it, so that of each code a cluster tells the first
    procedure only. Sets of stems are held of the candidates alone.
    """
    for told, (kept, other, percent) in enumerate(_pairs(holders)):
        differing = _differences(holders, kept, other) if told < MOST_COMPARED else ""
        yield Alike(kept=kept, other=other, percent=percent, differences=differing)
        (first,) = holders.cards_at((kept,))
        finding = rules.near_duplicate.finding(
            Ref("identity", field="title"), percent=percent, title=first.title, other=kept
        )
        yield Raised(other, finding)


def _pairs(holders: Entries) -> Iterator[tuple[str, str, int]]:
    paths = tuple(candidates(holders.wordings()))
    clusters = Clusters()
    said = zip(holders.wordings_at(paths), holders.cards_at(paths), strict=True)
    for wording, card in said:
        clusters.add(wording, card.key.sop_code or _nameless(card))
    for cluster in clusters.found:
        for other, percent in cluster.others:
            yield cluster.path, other, percent


def _nameless(card: Card) -> str:
    """Return what stands for the code of an SOP that has none."""
    return " ".join(card.family)


def _differences(holders: Entries, kept: str, other: str) -> str:
    one, two = holders.sop_at(kept), holders.sop_at(other)
    return differences(one, two) if one and two else ""
