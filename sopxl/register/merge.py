"""All SOPs against each other: conflicts settled, keterkaitan followed, the map compared.

Merging reads cards and decides; it changes no SOP and drops none.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from sopxl.register.alike import alike, raise_alike
from sopxl.register.conflicts import Standing, settle
from sopxl.register.contents import contents
from sopxl.register.coverage import raise_empty, unknown_processes
from sopxl.register.differences import differences
from sopxl.register.hanging import hang, propose_processes, raise_former
from sopxl.register.links import follow
from sopxl.register.own_office import raise_of_another_office
from sopxl.register.process_checks import check_map
from sopxl.register.roles import propose_roles
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from sopxl.model.process import ProcessTree
    from sopxl.register.alike import Alike
    from sopxl.register.conflicts import Conflict
    from sopxl.register.entries import Card, Entries
    from sopxl.register.hanging import Hanging
    from sopxl.register.links import Link
    from sopxl.register.proposals import Proposal
    from sopxl.register.raised import Raised


MOST_COMPARED = 5_000
"""Of so many pairs that are alike the differences are told; a person reads none beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessMap:
    """The process map of a run and the path of its workbook, as the register names it.

    `former` are the codes of today by those that maps before had for the same processes.
    """

    path: str
    tree: ProcessTree
    former: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What people have confirmed: the name of each role, the process of each source."""

    roles: Mapping[str, str] = field(default_factory=dict)
    processes: Mapping[str, str] = field(default_factory=dict)


UNDECIDED = Decisions()


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What came out of comparing all SOPs of a register."""

    standings: Mapping[str, Standing]
    conflicts: tuple[Conflict, ...]
    links: tuple[Link, ...]
    alike: tuple[Alike, ...]
    differences: Mapping[Alike, str]
    hanging: tuple[Hanging, ...]
    proposed_roles: tuple[Proposal, ...]
    proposed_processes: tuple[Proposal, ...]
    decisions: Decisions
    raised: tuple[Raised, ...]


def merge(
    entries: Entries, process_map: ProcessMap | None, decisions: Decisions = UNDECIDED
) -> Merged:
    """Compare all SOPs of a register with each other, and with the map.

    Only the SOPs that hold their key are followed further: a copy of a file breaks no rule twice.
    """
    cards = tuple(entries.cards())
    settled = settle(cards, contents(cards, entries.sop_at))
    holders = tuple(card for card in cards if settled.standings[card.path] is Standing.HOLDER)
    followed = follow(holders)
    by_path = {card.path: card for card in holders}
    pairs = alike(entries.wordings(), by_path)
    hanging = tuple(_hung(process_map, holders, decisions))
    raised = (
        *settled.raised,
        *followed.raised,
        *raise_alike(pairs, by_path),
        *raise_of_another_office(cards),
        *_against(process_map, holders, {one.code for one in hanging}),
    )
    return Merged(
        standings=settled.standings,
        conflicts=settled.conflicts,
        links=followed.links,
        alike=pairs,
        differences=dict(_differences(entries, pairs[:MOST_COMPARED])),
        hanging=hanging,
        proposed_roles=tuple(propose_roles(entries.role_uses())),
        proposed_processes=tuple(_proposed(process_map, holders, hanging)),
        decisions=decisions,
        raised=raised,
    )


def _hung(
    process_map: ProcessMap | None, holders: tuple[Card, ...], decisions: Decisions
) -> Iterator[Hanging]:
    if process_map is not None:
        yield from hang(holders, process_map.tree, process_map.former, decisions.processes)


def _proposed(
    process_map: ProcessMap | None, holders: tuple[Card, ...], hanging: Iterable[Hanging]
) -> Iterator[Proposal]:
    if process_map is not None:
        yield from propose_processes(holders, process_map.tree, hanging)


def _differences(entries: Entries, pairs: Iterable[Alike]) -> Iterator[tuple[Alike, str]]:
    for pair in pairs:
        one, other = entries.sop_at(pair.kept), entries.sop_at(pair.other)
        if one and other:
            yield pair, differences(one, other)


def _against(
    process_map: ProcessMap | None, holders: tuple[Card, ...], taken: Container[str]
) -> Iterator[Raised]:
    if process_map is not None:
        tree, former = process_map.tree, process_map.former
        yield from unknown_processes(holders, tree, former)
        yield from raise_former(holders, tree, former)
        yield from check_map(tree, process_map.path, former)
        yield from raise_empty(taken, tree, process_map.path)
