"""Which SOP hands what to which other, with the cells that say so; which papers are used where."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.report.figures.procedure_records import Kind
    from sopxl.report.figures.traces import Trace


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
class Bundle:
    """All relations of one evidence between two kinds of SOP, each kind the same in all offices.

    `what` are their papers or lines, `offices` how many offices of givers there are, `example` is
    the first of them.
    """

    giver: Kind
    receiver: Kind
    evidence: Evidence
    what: tuple[str, ...]
    offices: int
    example: Relation


@dataclass(frozen=True, slots=True)
class UnitPair:
    """How many relations lead from one unit to another, and how many of them by a paper."""

    giver: str
    receiver: str
    relations: int
    papers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperUse:
    """One document or form: the SOPs whose steps make it, and those whose steps need it."""

    name: str
    makers: tuple[str, ...] = ()
    users: tuple[str, ...] = ()

    @property
    def sops(self) -> int:
        """How many SOPs make or need it."""
        return len({*self.makers, *self.users})


@dataclass(frozen=True, slots=True)
class Related:
    """The relations of all SOPs added up: between kinds of SOP, and between units."""

    bundles: tuple[Bundle, ...] = ()
    units: tuple[UnitPair, ...] = ()

    @property
    def all(self) -> int:
        """How many relations there are."""
        return sum(one.relations for one in self.units)

    @property
    def papers(self) -> int:
        """How many of them a paper shows."""
        return sum(one.papers for one in self.units)
