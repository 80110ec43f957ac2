"""What leaders read, as data: every row knows where it stands, every number how it came about."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from sopxl.report.figures.found import Found
from sopxl.report.figures.relations import Related
from sopxl.report.formats import Detail
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sopxl.report.figures.assumptions import Assumption
    from sopxl.report.figures.citations import CitationRow
    from sopxl.report.figures.expected import Awaited
    from sopxl.report.figures.monthly import MonthlyLoad
    from sopxl.report.figures.procedure_records import (
        FindingRow,
        Handover,
        Load,
        Procedure,
    )
    from sopxl.report.figures.ranks import Rank
    from sopxl.report.figures.relations import PaperUse, Relation
    from sopxl.report.figures.reviews import ReviewDue
    from sopxl.report.figures.trials import TestRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessRow:
    """One process of the map with the SOPs that hang under it; `leaf` has nothing below it."""

    code: str
    name: str
    level: int
    group: str
    owner: str
    goal: str
    leaf: bool
    procedures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenSource:
    """A file that could not be read, how to mend it, and the office that its path names."""

    file: str
    reason: str
    remedy: str
    satker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many there are besides those that a report holds which counts only."""

    reviews: int = 0
    tests: int = 0


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Everything a report says, for one office or for all (`office` is then empty).

    Sums stand beside the things that they are of: `found` beside `findings`, `related` beside
    `relations`, `late_kinds` (how many reviews of each kind are late) beside `reviews`; `untested`
    is how many SOPs with a late review nobody has tested since they came in force. A report that
    counts only (`detail`) holds the first reviews and tests, of the other things sums alone.
    `missing` names the offices without an SOP, `awaited` are the SOPs that offices have to send;
    `ranks` say where the one office stands. An `hour` is in working days.
    `sources` are the files that hold an SOP or ought to. Where they were not `judged`, the absence
    of findings says nothing.
    """

    today: date
    hour: float
    office: str = ""
    procedures: tuple[Procedure, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    found: Found = Found()
    processes: tuple[ProcessRow, ...] = ()
    reviews: tuple[ReviewDue, ...] = ()
    late_kinds: Mapping[str, int] = field(default_factory=dict)
    untested: int = 0
    handovers: tuple[Handover, ...] = ()
    relations: tuple[Relation, ...] = ()
    related: Related = Related()
    papers: tuple[PaperUse, ...] = ()
    loads: tuple[Load, ...] = ()
    monthly: tuple[MonthlyLoad, ...] = ()
    citations: tuple[CitationRow, ...] = ()
    tests: tuple[TestRow, ...] = ()
    broken: tuple[BrokenSource, ...] = ()
    missing: tuple[str, ...] = ()
    awaited: tuple[Awaited, ...] = ()
    ranks: tuple[Rank, ...] = ()
    sources: int = 0
    judged: bool = True
    assumptions: tuple[Assumption, ...] = ()
    detail: Detail = Detail.STEPS
    left_out: LeftOut = LeftOut()

    @cached_property
    def by_id(self) -> Mapping[str, Procedure]:
        """The procedures by their handle."""
        return {procedure.id: procedure for procedure in self.procedures}

    @cached_property
    def leaves(self) -> tuple[ProcessRow, ...]:
        """The processes at the end of their branch, which ought to have an SOP."""
        return tuple(process for process in self.processes if process.leaf)

    @cached_property
    def uncovered(self) -> tuple[ProcessRow, ...]:
        """The processes that ought to have an SOP and have none."""
        return tuple(process for process in self.leaves if not process.procedures)

    @cached_property
    def unhung(self) -> tuple[Procedure, ...]:
        """The SOPs that hang under no process; without a map, those that name none."""
        known = {process.code for process in self.processes}
        return tuple(
            one
            for one in self.procedures
            if not one.process_code or (known and one.process_code not in known)
        )

    @cached_property
    def absent(self) -> tuple[Awaited, ...]:
        """The required SOPs that have not come in."""
        return tuple(one for one in self.awaited if not one.procedure)

    @cached_property
    def late_reviews(self) -> tuple[ReviewDue, ...]:
        """The reviews whose day has passed."""
        return tuple(review for review in self.reviews if review.late)
