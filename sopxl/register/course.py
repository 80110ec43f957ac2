"""The course of an SOP as it may be expected: with its loops, its waits and its layers of approval.

Decisions answer by chance (setting `peluang_ya`), a range of time counts with its middle. Working
and calendar time are followed apart and never added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sopxl.model.chain import Chain
from sopxl.model.runs import Runs
from sopxl.model.sop import StepKind
from sopxl.register.analysis import times_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop, Step
    from sopxl.register.analysis import Times

PERCENT = 100

APPROVING = frozenset(
    {
        "memaraf",
        "memutuskan",
        "memvalidasi",
        "memverifikasi",
        "menandatangani",
        "menetapkan",
        "mengesahkan",
        "menyetujui",
    }
)
"""Verbs with which someone lets work pass, besides all decisions."""


@dataclass(frozen=True, slots=True)
class Wait:
    """How many minutes of an expected run lie with one actor, working and calendar time apart."""

    actor: str
    working: float
    calendar: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What may be expected of one run.

    `working` and `calendar` are minutes, None where a run may never end. `rework` is the share of
    the time that goes into steps done again. `critical` are the steps of the longest way without
    going back, by working time, or by calendar time where there is no other. `approvals` are the
    actors who let the work pass, in the order of the table; `waits` are the heaviest first.
    """

    working: float | None = None
    calendar: float | None = None
    rework: float = 0
    critical: tuple[int, ...] = ()
    approvals: tuple[str, ...] = ()
    waits: tuple[Wait, ...] = ()

    @property
    def bottleneck(self) -> Wait | None:
        """Where most of the time lies; None where no time is measured."""
        first = next(iter(self.waits), None)
        return first if first and (first.working or first.calendar) else None


def course(sop: Sop, settings: Settings) -> Course:
    """Return what may be expected of one run of `sop`."""
    chain = Chain(sop, settings.yes_percent / PERCENT)
    times = [times_of(step.duration, settings) for step in sop.steps]
    working = [_middle(one.shortest, one.longest) for one in times]
    calendar = [_middle(one.calendar_shortest, one.calendar_longest) for one in times]
    weights = working if any(working) else calendar
    sure = chain.ends_surely
    return Course(
        working=_product(chain.visits, working) if sure else None,
        calendar=_product(chain.visits, calendar) if sure else None,
        rework=_share(_product(chain.repeats, weights), _product(chain.visits, weights)),
        critical=_critical(sop, times),
        approvals=tuple(
            dict.fromkeys(a for step in sop.steps if _approves(step) for a in step.actors)
        ),
        waits=_waits(sop, _times(chain.visits, working), _times(chain.visits, calendar)),
    )


def _middle(least: float | None, most: float | None) -> float:
    return ((least or 0) + (most or 0)) / 2


def _times(visits: Sequence[float], minutes: Sequence[float]) -> list[float]:
    return [often * each for often, each in zip(visits, minutes, strict=False)]


def _product(visits: Sequence[float], minutes: Sequence[float]) -> float:
    """Add up the minutes of all visits; there are no visits where a run may never end."""
    return sum(_times(visits, minutes))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _critical(sop: Sop, times: Iterable[Times]) -> tuple[int, ...]:
    measured = tuple(times)
    working = [one.longest or 0 for one in measured]
    calendar = [one.calendar_longest or 0 for one in measured]
    return Runs(sop).heaviest(working if any(working) else calendar)


def _approves(step: Step) -> bool:
    verb = step.activity.casefold().partition(" ")[0]
    return step.kind is StepKind.DECISION or verb in APPROVING


def _waits(sop: Sop, working: Sequence[float], calendar: Sequence[float]) -> tuple[Wait, ...]:
    """Return what lies with whom; the time of a shared step lies with each of its actors."""
    found: dict[str, tuple[float, float]] = {}
    for step, minutes, days in zip(sop.steps, working, calendar, strict=False):
        for actor in dict.fromkeys(step.actors):
            before = found.get(actor, (0.0, 0.0))
            found[actor] = (before[0] + minutes, before[1] + days)
    waits = (Wait(actor, *both) for actor, both in found.items())
    return tuple(sorted(waits, key=lambda one: (-one.working, -one.calendar)))
