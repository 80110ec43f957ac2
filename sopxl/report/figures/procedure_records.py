"""One SOP as the reports show it: its steps, its time, its actors, and where each value stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sopxl.model.identity import Nature, Status
    from sopxl.register.complexity import Complexity
    from sopxl.register.responsibility import Responsibility
    from sopxl.report.figures.traces import Trace
    from sopxl.rules.rule import Severity


class Verdict(Enum):
    """Whether the ways through a procedure keep the time limit that it names."""

    KEPT = "terjaga"
    AT_RISK = "jalur terpanjang melampaui"
    BROKEN = "terlampaui"
    UNKNOWN = "belum dapat dipastikan"


OVER = frozenset({Verdict.AT_RISK, Verdict.BROKEN})
"""The verdicts on a limit that some way through the procedure does not keep."""


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
class Handover:
    """How often work goes from one actor to another."""

    giver: str
    receiver: str
    count: int
    procedures: tuple[str, ...] = ()


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


def title_with_variant(title: str, variant: str, trace: Trace) -> str:
    """Return what an SOP is called: its title, or its file where it has none, with its variant."""
    named = title or trace.file_name
    return f"{named} ({variant})" if variant else named


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
        """Title with variant: what the same SOP is called in every office.

        The name of the file stands in for a title that is missing.
        """
        return title_with_variant(self.title, self.variant, self.trace)

    @property
    def label(self) -> str:
        """Name and, where there are several, office: as lists and sentences tell it apart."""
        return f"{self.name} – {self.among}" if self.among else self.name

    @property
    def bottleneck(self) -> Load | None:
        """The actor at whom most of the time lies; the first in the form where two are equal."""
        return max(self.loads, key=lambda load: (load.expected, load.days), default=None)


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
