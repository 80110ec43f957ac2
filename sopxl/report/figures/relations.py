"""Which SOP hands what to which other, with the cells that say so; which papers are used where."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from sopxl.model.place import Place
from sopxl.model.ref import Ref
from sopxl.register.entries import Card
from sopxl.register.exchanges import Paperwork, exchanges
from sopxl.register.links import follow
from sopxl.report.figures.traces import Trace, trace_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.register.entry import Entry

    PaperKey = tuple[str, str]


class Evidence(Enum):
    """What shows that two SOPs belong together."""

    PAPER = "dokumen"
    RELATED = "keterkaitan"
    MUTUAL = "keterkaitan timbal balik"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One SOP gives to another, or names it; `what` is the paper, or the line that names it.

    `given` is where the giver says so, `taken` where the receiver does.
    """

    giver: str
    receiver: str
    evidence: Evidence
    what: str
    given: Trace
    taken: Trace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperUse:
    """One document or form: the SOPs whose steps make it, and those whose steps need it."""

    name: str
    makers: tuple[str, ...] = ()
    users: tuple[str, ...] = ()


@dataclass(slots=True)
class Neighbours:
    """What has to be kept of every SOP to relate it to the others once all have been seen.

    The places of an SOP are those of `_refs`, in that order.
    """

    _works: list[Paperwork] = field(default_factory=list)
    _cards: list[Card] = field(default_factory=list)
    _handles: dict[str, str] = field(default_factory=dict)
    _at: dict[str, int] = field(default_factory=dict)
    _places: dict[str, tuple[Place, ...]] = field(default_factory=dict)

    def add(self, handle: str, entry: Entry) -> None:
        """Keep the papers of an SOP and what it names as related."""
        work, card = Paperwork.of(handle, entry.sop), Card.of(entry)
        self._at[handle] = len(self._works)
        self._works.append(work)
        self._cards.append(card)
        self._handles[card.path] = handle
        self._places[handle] = tuple(_place(entry, ref) for ref in _refs(work, card))

    def relations(self) -> tuple[Relation, ...]:
        """Return all relations between the SOPs, papers first."""
        return (*self._by_paper(), *self._by_name())

    def papers(self) -> tuple[PaperUse, ...]:
        """Return every paper with those who make and need it, the most used first."""
        makers: dict[PaperKey, list[str]] = {}
        users: dict[PaperKey, list[str]] = {}
        names: dict[PaperKey, str] = {}
        for work in self._works:
            for found, papers in ((makers, work.made), (users, work.needed)):
                for paper in papers:
                    key = (work.satker, paper.name)
                    names.setdefault(key, paper.text)
                    found.setdefault(key, []).append(work.handle)
        rows = (
            PaperUse(name=name, makers=_once(makers.get(key)), users=_once(users.get(key)))
            for key, name in names.items()
        )
        return tuple(sorted(rows, key=lambda one: (-len({*one.makers, *one.users}), one.name)))

    def _by_paper(self) -> Iterator[Relation]:
        for one in exchanges(self._works):
            yield Relation(
                giver=one.giver,
                receiver=one.receiver,
                evidence=Evidence.PAPER,
                what=one.given.text,
                given=self._trace(one.giver, one.given.ref),
                taken=self._trace(one.receiver, one.taken.ref),
            )

    def _by_name(self) -> Iterator[Relation]:
        for link in follow(self._cards).links:
            if link.target:
                handle = self._handles[link.path]
                yield Relation(
                    giver=handle,
                    receiver=self._handles[link.target],
                    evidence=Evidence.MUTUAL if link.mutual else Evidence.RELATED,
                    what=link.text,
                    given=self._trace(handle, _line(link.item)),
                )

    def _trace(self, handle: str, ref: Ref) -> Trace:
        at = self._at[handle]
        card = self._cards[at]
        place = self._places[handle][_refs(self._works[at], card).index(ref)]
        return Trace(card.path, place.sheet, place.cell)


def _refs(work: Paperwork, card: Card) -> list[Ref]:
    """Return the parts of an SOP that may say that it belongs to another."""
    papers = [paper.ref for paper in (*work.made, *work.needed)]
    return papers + [_line(item) for item in range(len(card.related))]


def _place(entry: Entry, ref: Ref) -> Place:
    trace = trace_of(entry, ref)
    return _shared(trace.sheet, trace.cell)


@lru_cache(maxsize=65_536)
def _shared(sheet: str, cell: str) -> Place:
    """Return the one place for a cell: forms of one template have the same cells."""
    return Place(sheet, cell)


def _once(handles: list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(handles or ()))


def _line(item: int) -> Ref:
    return Ref("identity", field="related", item=item)
