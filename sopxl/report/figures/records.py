"""What leaders read, as data: every row knows where it stands, every number how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sopxl.model.identity import Nature, Status
    from sopxl.register.complexity import Complexity
    from sopxl.register.responsibility import Responsibility
    from sopxl.report.figures.expected import Awaited
    from sopxl.rules.rule import Severity


class Verdict(Enum):
    """Whether the ways through a procedure keep the time limit that it names."""

    KEPT = "terjaga"
    AT_RISK = "jalur terpanjang melampaui"
    BROKEN = "terlampaui"
    UNKNOWN = "belum dapat dipastikan"


OVER = frozenset({Verdict.AT_RISK, Verdict.BROKEN})
"""The verdicts on a limit that some way through the procedure does not keep."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a value stands: the source file, and the sheet and cell in it."""

    file: str
    sheet: str = ""
    cell: str = ""

    @property
    def place(self) -> str:
        """Sheet and cell in one word: `SOP!E7`."""
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell

    def __str__(self) -> str:
        return f"{self.file} › {self.place}" if self.place else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One row of a procedure, as its form says it."""

    number: int
    kind: str
    activity: str
    actors: tuple[str, ...]
    requirements: str
    duration: str
    output: str
    remarks: str
    leads_to: str
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTime:
    """How long one run takes, in working days; calendar days stand beside them, never added.

    Shortest and longest go nowhere twice; `expected` counts what is done again, and is None where
    a run may never end. `rework` is the share of it that goes into repeats. `critical` are the
    numbers of the steps of the longest way, `approvals` the actors who let the work pass.
    `measured` of `steps` rows say a duration that can be counted. A limit is the form's own.
    """

    shortest: float = 0
    expected: float | None = None
    longest: float = 0
    calendar_shortest: float = 0
    calendar_expected: float | None = None
    calendar: float = 0
    rework: float = 0
    critical: tuple[int, ...] = ()
    approvals: tuple[str, ...] = ()
    measured: int = 0
    steps: int = 0
    limit: float | None = None
    calendar_limit: float | None = None
    limit_text: str = ""
    verdict: Verdict = Verdict.UNKNOWN

    @property
    def margin(self) -> float | None:
        """Days between the longest way and the limit, in the limit's own kind of days."""
        if self.limit is not None and self.calendar_limit is None:
            return self.limit - self.longest
        if self.calendar_limit is not None and self.limit is None:
            return self.calendar_limit - self.calendar
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one actor carries: steps, and days of work if every step is done once.

    `expected` is the effective days of work in one expected run, with what is done again.
    """

    actor: str
    steps: int
    days: float
    expected: float = 0
    procedures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyLoad:
    """What one actor of an office has to do in a month: cases, effective days, people needed."""

    satker: str
    office: str
    actor: str
    cases: float
    days: float
    people: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """How often work goes from one actor to another."""

    giver: str
    receiver: str
    count: int
    procedures: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One broken rule; `procedure` is empty where it concerns no single SOP."""

    procedure: str
    rule: str
    name: str
    severity: Severity
    message: str
    advice: str
    basis: str
    principle: str
    trace: Trace

    @property
    def chapter(self) -> str:
        """The letter of the catalogue's chapter."""
        return self.rule[:1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """One SOP as the reports show it; `id` is its handle in this report only.

    `among` is the region of its office where the report holds SOPs of several.
    """

    id: str
    title: str
    variant: str = ""
    among: str = ""
    number: str = ""
    satker: str = ""
    office: str = ""
    sop_code: str = ""
    revision: str = ""
    status: Status | None = None
    unit: str = ""
    nature: Nature | None = None
    process_code: str = ""
    process: str = ""
    effective: date | None = None
    lead: LeadTime = LeadTime()
    loads: tuple[Load, ...] = ()
    handovers: tuple[Handover, ...] = ()
    roles: Responsibility
    complexity: Complexity
    steps: tuple[StepRow, ...] = ()
    severities: Mapping[Severity, int]
    trace: Trace

    @property
    def name(self) -> str:
        """Title with variant: what the same SOP is called in every office."""
        return f"{self.title} ({self.variant})" if self.variant else self.title

    @property
    def label(self) -> str:
        """Name and, where there are several, office: as lists and sentences tell it apart."""
        return f"{self.name} – {self.among}" if self.among else self.name

    @property
    def bottleneck(self) -> Load | None:
        """The actor at whom most of the time lies; the first in the form where two are equal."""
        return max(self.loads, key=lambda load: (load.expected, load.days), default=None)


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
class ReviewDue:
    """A review of an SOP in force: what kind, and on which day it falls due."""

    procedure: str
    kind: str
    due: date
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRow:
    """One line of the test log; `day` is None where the date cannot be read."""

    procedure: str
    kind: str
    public: bool
    position: str
    day: date | None
    date_text: str
    result: str
    note: str
    priority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRow:
    """One regulation, who cites it, and whether the reference list knows that it still holds."""

    name: str
    subject: str
    status: str
    repealed: bool
    known: bool = False
    procedures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenSource:
    """A file that could not be read, how to mend it, and the office that its path names."""

    file: str
    reason: str
    remedy: str
    satker: str = ""


@dataclass(frozen=True, slots=True)
class OfficeCount:
    """How many SOPs an office has, how many are in force, how many errors they hold."""

    satker: str
    sops: int
    in_force: int
    errors: int


@dataclass(frozen=True, slots=True)
class Rank:
    """The place of one office among `among`, by one measure; 1 is the best."""

    measure: str
    value: float
    place: int
    among: int


@dataclass(frozen=True, slots=True)
class Assumption:
    """What was taken for granted, with the value used and what depends on it."""

    name: str
    value: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Everything a report says, for one office or for all (`office` is then empty).

    `missing` names the offices without an SOP, `awaited` are the SOPs that offices have to send;
    `ranks` say where the one office stands.
    `sources` are the files that hold an SOP or ought to. Where they were not `judged`, the absence
    of findings says nothing.
    """

    today: date
    office: str = ""
    procedures: tuple[Procedure, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    processes: tuple[ProcessRow, ...] = ()
    reviews: tuple[ReviewDue, ...] = ()
    handovers: tuple[Handover, ...] = ()
    relations: tuple[Relation, ...] = ()
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
