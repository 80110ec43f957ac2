"""Peta relasi as a network: the SOPs, each once for all offices, and the arrows between them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sopxl.report.figures.relations import Evidence
from sopxl.report.listing import Column, Row, Table
from sopxl.report.wording import NOTHING, listing, number
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sopxl.report.figures.procedure_records import Kind, Procedure
    from sopxl.report.figures.records import Figures
    from sopxl.report.figures.relations import Bundle, Relation

MOST_NODES, MOST_ARROWS, MOST_PAPERS = 20, 60, 3
NO_UNIT = "unit belum diisi"
WEIGHTS = tuple(Evidence)
"""Evidence from strong to weak: what goes from hand to hand says more than a name."""


@dataclass(frozen=True, slots=True)
class Node:
    """One SOP as all its offices share it, with the unit that most of them give it to."""

    label: str
    unit: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """One SOP gives to another: what shows it, in how many offices, and cells of one of them.

    `giver` and `receiver` are positions among the nodes; `both` ways where each names the other.
    """

    giver: int
    receiver: int
    evidence: Evidence
    what: tuple[str, ...]
    offices: int
    relation: Relation
    both: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """The SOPs that are related, unit by unit, and the numbered arrows: the first is number 1."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    left_out: int = 0


def network(figures: Figures) -> Network:
    """Return the network of the SOPs with the most relations."""
    bundles: dict[tuple[Kind, Kind], list[Bundle]] = {}
    for one in figures.related.bundles:
        bundles.setdefault((one.giver, one.receiver), []).append(one)
    kinds = _busiest(bundles)
    members: dict[Kind, list[Procedure]] = {kind: [] for kind in kinds}
    for procedure in figures.procedures:
        if procedure.kind in members:
            members[procedure.kind].append(procedure)
    nodes = {kind: _node(members[kind]) for kind in kinds}
    order = sorted(kinds, key=lambda kind: (nodes[kind].unit, nodes[kind].label, kind))
    arrows = _arrows(bundles, {kind: place for place, kind in enumerate(order)})
    return Network(
        nodes=tuple(nodes[kind] for kind in order),
        arrows=arrows[:MOST_ARROWS],
        left_out=len({kind for ends in bundles for kind in ends}) - len(kinds),
    )


def evidence(figures: Figures) -> Table:
    """Return what is behind each arrow of the network."""
    columns = (
        Column("Panah", 7, numeric=True),
        Column("Dari SOP", 22),
        Column("Kepada SOP", 22),
        Column("Bukti", 12),
        Column("Yang diserahkan atau disebut", 19),
        Column("Satker", 7, numeric=True),
        Column("Contoh sel sumber", 13),
    )
    drawn = network(figures)
    rows = tuple(
        Row(
            (
                number(place),
                drawn.nodes[one.giver].label,
                drawn.nodes[one.receiver].label,
                one.evidence.value,
                listing(one.what, most=MOST_PAPERS),
                number(one.offices),
                _cells(one.relation),
            )
        )
        for place, one in enumerate(drawn.arrows, start=1)
    )
    caption = "Bukti di balik setiap panah; semua hubungan ada pada buku kerja, lembar Relasi"
    return Table(caption, columns, rows, "Belum ada hubungan yang terbaca.")


def _cells(one: Relation) -> str:
    places = [one.given.place, *([one.taken.place] if one.taken else [])]
    return " → ".join(filter(None, places)) or NOTHING


def _busiest(bundles: Iterable[tuple[Kind, Kind]]) -> list[Kind]:
    counts = Counter(kind for ends in bundles for kind in ends)
    return sorted(counts, key=lambda kind: (-counts[kind], kind))[:MOST_NODES]


def _node(members: Iterable[Procedure]) -> Node:
    known = list(members)
    units = Counter(one.unit or NO_UNIT for one in known)
    unit = min(units, key=lambda name: (-units[name], name))
    return Node(known[0].name, unit)


def _arrows(
    bundles: Mapping[tuple[Kind, Kind], list[Bundle]], place: Mapping[Kind, int]
) -> tuple[Arrow, ...]:
    """Return one arrow for each pair, papers first; names that go both ways are one arrow."""
    found: list[Arrow] = []
    for (giver, receiver), same in bundles.items():
        if not {giver, receiver} <= set(place):
            continue
        strongest = min(same, key=lambda one: WEIGHTS.index(one.evidence))
        both = strongest.evidence is Evidence.MUTUAL
        if both and _told_by_other_way(bundles, giver, receiver, place):
            continue
        found.append(
            Arrow(
                giver=place[giver],
                receiver=place[receiver],
                evidence=strongest.evidence,
                what=strongest.what,
                offices=strongest.offices,
                relation=strongest.example,
                both=both,
            )
        )
    return tuple(sorted(found, key=lambda one: (WEIGHTS.index(one.evidence), -one.offices)))


def _told_by_other_way(
    bundles: Mapping[tuple[Kind, Kind], list[Bundle]],
    giver: Kind,
    receiver: Kind,
    place: Mapping[Kind, int],
) -> bool:
    """Tell whether the arrow the other way says it all: papers, or the same and it comes first."""
    back = {one.evidence for one in bundles.get((receiver, giver), ())}
    if Evidence.PAPER in back:
        return True
    return Evidence.MUTUAL in back and place[receiver] < place[giver]
