"""Relates SOPs to each other while they go by, office after office."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING

from sopxl.model.place import Place
from sopxl.model.ref import Ref
from sopxl.register.exchanges import Paperwork, exchanges
from sopxl.report.figures.relations import (
    Bundle,
    Evidence,
    PaperUse,
    Related,
    Relation,
    UnitPair,
)
from sopxl.report.figures.traces import Trace, trace_of
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.register.entry import Entry
    from sopxl.register.links import Link
    from sopxl.report.figures.procedure_records import Kind, Procedure

    Ends = tuple[Kind, Kind, Evidence]


@dataclass(slots=True)
class _Bundle:
    """A bundle that relations are still added to."""

    example: Relation
    what: dict[str, None] = field(default_factory=dict)
    offices: set[str] = field(default_factory=set)


class Neighbours:
    """What SOPs say of each other.

    Papers go from SOP to SOP within an office only, so that what the SOPs of an office make and
    need is forgotten when the next office begins. `links` are the lines of Keterkaitan whose SOP is
    known. Without `listing`, single relations are only counted, and papers forgotten.
    """

    def __init__(self, links: Iterable[Link], *, listing: bool) -> None:
        self._listing = listing
        self._links: dict[str, list[Link]] = {}
        for link in links:
            if link.target:
                self._links.setdefault(link.path, []).append(link)
        self._lines: list[tuple[Procedure, Link, Trace]] = []
        self._office = _Office("")
        self._bundles: dict[Ends, _Bundle] = {}
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._papers: Counter[tuple[str, str]] = Counter()
        self._relations: list[Relation] = []
        self._paper_uses: list[PaperUse] = []

    def add(self, entry: Entry, one: Procedure) -> None:
        """Take in one SOP; those of an office come one after the other."""
        if one.satker != self._office.satker:
            self._close()
            self._office = _Office(one.satker)
        self._office.add(entry, one)
        for link in self._links.pop(entry.source.path, ()):
            line = Ref("identity", field="related", item=link.item)
            self._lines.append((one, link, trace_of(entry, line)))

    def finish(self, procedures: Iterable[Procedure]) -> tuple[Related, tuple[Relation, ...]]:
        """Return the sums, and the single relations where they are kept; papers come first."""
        self._close()
        by_path = {one.trace.file: one for one in procedures}
        for giver, link, trace in self._lines:
            if receiver := by_path.get(link.target):
                self._count(giver, receiver, _named(giver, receiver, link, trace))
        return Related(tuple(self._bundled()), tuple(self._paired())), tuple(self._relations)

    def papers(self) -> tuple[PaperUse, ...]:
        """Return the papers of all offices that came, the most used first."""
        return tuple(sorted(self._paper_uses, key=lambda one: (-one.sops, one.name)))

    def _close(self) -> None:
        """Count what the SOPs of an office have to do with each other."""
        office = self._office
        for relation in office.relations():
            giver, receiver = (
                office.procedures[relation.giver],
                office.procedures[relation.receiver],
            )
            self._count(giver, receiver, relation)
        if self._listing:
            self._paper_uses.extend(office.papers())
        self._office = _Office("")

    def _count(self, giver: Procedure, receiver: Procedure, relation: Relation) -> None:
        units = (giver.unit, receiver.unit)
        self._pairs[units] += 1
        self._papers[units] += relation.evidence is Evidence.PAPER
        if self._listing:
            self._relations.append(relation)
        if giver.kind != receiver.kind:
            ends = (giver.kind, receiver.kind, relation.evidence)
            bundle = self._bundles.setdefault(ends, _Bundle(relation))
            bundle.what[relation.what] = None
            bundle.offices.add(giver.satker)

    def _bundled(self) -> Iterator[Bundle]:
        for (giver, receiver, evidence), one in self._bundles.items():
            yield Bundle(
                giver=giver,
                receiver=receiver,
                evidence=evidence,
                what=tuple(one.what),
                offices=len(one.offices),
                example=one.example,
            )

    def _paired(self) -> Iterator[UnitPair]:
        for units, count in self._pairs.items():
            yield UnitPair(*units, count, self._papers[units])


class _Office:
    """The papers of the SOPs of one office; the places of an SOP are those of `_refs`, in order."""

    def __init__(self, satker: str) -> None:
        self.satker = satker
        self.procedures: dict[str, Procedure] = {}
        self._works: dict[str, Paperwork] = {}
        self._places: dict[str, tuple[Place, ...]] = {}

    def add(self, entry: Entry, one: Procedure) -> None:
        work = Paperwork.of(one.id, entry.sop)
        self.procedures[one.id] = one
        self._works[one.id] = work
        self._places[one.id] = tuple(_place(entry, ref) for ref in _refs(work))

    def relations(self) -> Iterator[Relation]:
        for one in exchanges(self._works.values()):
            yield Relation(
                giver=one.giver,
                receiver=one.receiver,
                evidence=Evidence.PAPER,
                what=one.given.text,
                given=self._trace(one.giver, one.given.ref),
                taken=self._trace(one.receiver, one.taken.ref),
            )

    def papers(self) -> Iterator[PaperUse]:
        """Yield every paper with those who make and need it."""
        makers: dict[str, dict[str, None]] = {}
        users: dict[str, dict[str, None]] = {}
        names: dict[str, str] = {}
        for handle, work in self._works.items():
            for found, papers in ((makers, work.made), (users, work.needed)):
                for paper in papers:
                    names.setdefault(paper.name, paper.text)
                    found.setdefault(paper.name, {})[handle] = None
        for key, name in names.items():
            yield PaperUse(
                name=name, makers=tuple(makers.get(key, ())), users=tuple(users.get(key, ()))
            )

    def _trace(self, handle: str, ref: Ref) -> Trace:
        place = self._places[handle][_refs(self._works[handle]).index(ref)]
        return Trace(self.procedures[handle].trace.file, place.sheet, place.cell)


def _named(giver: Procedure, receiver: Procedure, link: Link, trace: Trace) -> Relation:
    return Relation(
        giver=giver.id,
        receiver=receiver.id,
        evidence=Evidence.MUTUAL if link.mutual else Evidence.RELATED,
        what=link.text,
        given=trace,
    )


def _refs(work: Paperwork) -> list[Ref]:
    """Return where an SOP names its papers."""
    return [paper.ref for paper in (*work.made, *work.needed)]


def _place(entry: Entry, ref: Ref) -> Place:
    trace = trace_of(entry, ref)
    return _shared(trace.sheet, trace.cell)


@lru_cache(maxsize=65_536)
def _shared(sheet: str, cell: str) -> Place:
    """Return the one place for a cell: forms of one template have the same cells."""
    return Place(sheet, cell)
