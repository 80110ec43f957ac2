"""Which SOP hands what to which other, with the cells that say so; which papers are used where."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from sopxl.model.ref import Ref
from sopxl.register.entries import Card
from sopxl.register.exchanges import Paperwork, exchanges
from sopxl.register.links import follow
from sopxl.report.figures.traces import trace_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.register.entry import Entry
    from sopxl.report.figures.traces import Trace

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
    """What has to be kept of every SOP to relate it to the others once all have been seen."""

    _works: list[Paperwork] = field(default_factory=list)
    _cards: list[Card] = field(default_factory=list)
    _handles: dict[str, str] = field(default_factory=dict)
    _places: dict[tuple[str, Ref], Trace] = field(default_factory=dict)

    def add(self, handle: str, entry: Entry) -> None:
        """Keep the papers of an SOP and what it names as related."""
        work, card = Paperwork.of(handle, entry.sop), Card.of(entry)
        self._works.append(work)
        self._cards.append(card)
        self._handles[card.path] = handle
        refs = [paper.ref for paper in (*work.made, *work.needed)]
        refs += [_line(item) for item in range(len(card.related))]
        self._places.update(((handle, ref), trace_of(entry, ref)) for ref in refs)

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
                given=self._places[one.giver, one.given.ref],
                taken=self._places[one.receiver, one.taken.ref],
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
                    given=self._places[handle, _line(link.item)],
                )


def _once(handles: list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(handles or ()))


def _line(item: int) -> Ref:
    return Ref("identity", field="related", item=item)
