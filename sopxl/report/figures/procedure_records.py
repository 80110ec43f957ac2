"""One SOP as the reports show it: its steps, its time, its actors, and where each value stands."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sopxl.register.responsibility import Responsibility
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sopxl.model.identity import Nature, Status
    from sopxl.register.complexity import Complexity
    from sopxl.report.figures.traces import Trace
    from sopxl.rules.rule import Severity

    Kind = tuple[str, str]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """How often work goes from one actor to another."""

    giver: str
    receiver: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The work of one SOP: with whom most of an expected run lies, with whom most of its days.

    The first in the form where two are equal. `days` and `expected` are those of all actors.
    """

    bottleneck: Load | None = None
    heaviest: Load | None = None
    days: float = 0
    expected: float = 0

    @classmethod
    def of(cls, loads: Sequence[Load]) -> Work:
        """Return what the loads of all actors amount to."""
        return cls(
            bottleneck=max(loads, key=lambda load: (load.expected, load.days), default=None),
            heaviest=max(loads, key=lambda load: load.days, default=None),
            days=sum(load.days for load in loads),
            expected=sum(load.expected for load in loads),
        )


NOBODY = Responsibility((), (), (), ())


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


def title_with_variant(title: str, variant: str, trace: Trace) -> str:
    """Return what an SOP is called: its title, or its file where it has none, with its variant."""
    named = title or trace.file_name
    return f"{named} ({variant})" if variant else named


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """One SOP as the reports show it; `id` is its handle in this report only.

    `among` is the region of its office where the report holds SOPs of several, `late` tells whether
    the day of a review has passed. Where many SOPs are only counted, `loads`, `handovers`, `roles`
    and `steps` are left out.
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
    late: bool = False
    lead: LeadTime = LeadTime()
    work: Work = Work()
    complexity: Complexity
    loads: tuple[Load, ...] = ()
    handovers: tuple[Handover, ...] = ()
    roles: Responsibility = NOBODY
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
    def kind(self) -> Kind:
        """What the same SOP has in common in all offices: its code, or else its title.

        One that has neither is like no other, and known by its file.
        """
        return (self.sop_code or self.title.casefold() or self.trace.file, self.variant)
