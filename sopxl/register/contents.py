"""Files that say the same, be they one an .xlsx and the other an .ods.

Two files of the same bytes are known by these. Others can only say the same if they agree in all
that their cards tell; their SOPs are compared whole. Forms that say neither title nor number nor
code may be of different SOPs whose steps are the same: of these only the same bytes are one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sopxl.model.sop import Sop
    from sopxl.register.entries import Card


def contents(cards: Iterable[Card], sop_at: Callable[[str], Sop | None]) -> Mapping[str, str]:
    """Return a word for the content of each card by path, the same for those that say the same."""
    said = {card.path: card.sha256 for card in cards}
    for group in _told_alike(cards):
        known: dict[Sop, str] = {}
        for card in group:
            if sop := sop_at(card.path):
                said[card.path] = known.setdefault(sop, card.sha256)
    return said


def _told_alike(cards: Iterable[Card]) -> Iterable[list[Card]]:
    """Return the groups of named cards that differ in nothing but path and bytes."""
    groups: defaultdict[Card, list[Card]] = defaultdict(list)
    for card in cards:
        if card.title or card.number or card.key.sop_code:
            groups[replace(card, path="", sha256="")].append(card)
    return (group for group in groups.values() if len({card.sha256 for card in group}) > 1)
