"""All SOPs against each other: conflicts settled, keterkaitan followed, the map compared.

Merging reads cards and decides; it changes no SOP and drops none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sopxl.register.alike import alike, raise_alike
from sopxl.register.conflicts import Standing, settle
from sopxl.register.contents import contents
from sopxl.register.coverage import raise_empty, unknown_processes
from sopxl.register.differences import differences
from sopxl.register.links import follow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sopxl.model.process import ProcessTree
    from sopxl.register.alike import Alike
    from sopxl.register.conflicts import Conflict
    from sopxl.register.entries import Card, Entries
    from sopxl.register.links import Link
    from sopxl.register.raised import Raised


MOST_COMPARED = 5_000
"""Of so many pairs that are alike the differences are told; a person reads none beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessMap:
    """The process map of a run and the path of its workbook, as the register names it."""

    path: str
    tree: ProcessTree


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What came out of comparing all SOPs of a register."""

    standings: Mapping[str, Standing]
    conflicts: tuple[Conflict, ...]
    links: tuple[Link, ...]
    alike: tuple[Alike, ...]
    differences: Mapping[Alike, str]
    raised: tuple[Raised, ...]


def merge(entries: Entries, process_map: ProcessMap | None) -> Merged:
    """Compare all SOPs of a register with each other, and with the map.

    Only the SOPs that hold their key are followed further: a copy of a file breaks no rule twice.
    """
    cards = tuple(entries.cards())
    settled = settle(cards, contents(cards, entries.sop_at))
    holders = tuple(card for card in cards if settled.standings[card.path] is Standing.HOLDER)
    followed = follow(holders)
    by_path = {card.path: card for card in holders}
    pairs = alike(entries.wordings(), by_path)
    raised = (
        *settled.raised,
        *followed.raised,
        *raise_alike(pairs, by_path),
        *_against(process_map, holders),
    )
    return Merged(
        standings=settled.standings,
        conflicts=settled.conflicts,
        links=followed.links,
        alike=pairs,
        differences=dict(_differences(entries, pairs[:MOST_COMPARED])),
        raised=raised,
    )


def _differences(entries: Entries, pairs: Iterable[Alike]) -> Iterator[tuple[Alike, str]]:
    for pair in pairs:
        one, other = entries.sop_at(pair.kept), entries.sop_at(pair.other)
        if one and other:
            yield pair, differences(one, other)


def _against(process_map: ProcessMap | None, holders: tuple[Card, ...]) -> Iterator[Raised]:
    if process_map is not None:
        yield from unknown_processes(holders, process_map.tree)
        yield from raise_empty(holders, process_map.tree, process_map.path)
