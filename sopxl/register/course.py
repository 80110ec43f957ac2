"""The course of an SOP as it may be expected: with its loops, its waits and its layers of approval.

Decisions answer by chance (setting `peluang_ya`), a range of time counts with its middle. Working
and calendar time are followed apart and never added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.chain import Chain
from sopxl.model.runs import Runs
from sopxl.model.sop import StepKind
from sopxl.register.analysis import times_of
from sopxl.values import dataclass

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

    `visits` say how often each step is done, nothing where a run may never end; `working` and
    `calendar` are minutes, None then. `rework` is the share of
    the time that goes into steps done again. `critical` are the steps of the longest way without
    going back, by working time, or by calendar time where there is no other. `approvals` are the
    actors who let the work pass, in the order of the table; `waits` are the heaviest first.
    """

    visits: tuple[float, ...] = ()
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
    working, calendar = _middles(times)
    weights = working if any(working) else calendar
    sure = chain.ends_surely
    return Course(
        visits=chain.visits,
        working=_product(chain.visits, working) if sure else None,
        calendar=_product(chain.visits, calendar) if sure else None,
        rework=_share(_product(chain.repeats, weights), _product(chain.visits, weights)),
        critical=_critical(sop, times),
        approvals=_approvals(sop),
        waits=waits(sop, chain.visits, settings),
    )


def waits(sop: Sop, visits: Sequence[float], settings: Settings) -> tuple[Wait, ...]:
    """Return what lies with whom; the time of a shared step lies with each of its actors."""
    working, calendar = _middles([times_of(step.duration, settings) for step in sop.steps])
    found: dict[str, tuple[float, float]] = {}
    for step, often, minutes, days in zip(sop.steps, visits, working, calendar, strict=False):
        for actor in dict.fromkeys(step.actors):
            before = found.get(actor, (0.0, 0.0))
            found[actor] = (before[0] + often * minutes, before[1] + often * days)
    each = (Wait(actor, *both) for actor, both in found.items())
    return tuple(sorted(each, key=lambda one: (-one.working, -one.calendar)))


def approves(step: Step) -> bool:
    """Tell whether a step lets work pass, or not."""
    verb = step.activity.casefold().partition(" ")[0]
    return step.kind is StepKind.DECISION or verb in APPROVING


def _middles(times: Iterable[Times]) -> tuple[list[float], list[float]]:
    """Return the middles of working and of calendar time of each step."""
    both = [
        (
            ((one.shortest or 0) + (one.longest or 0)) / 2,
            ((one.calendar_shortest or 0) + (one.calendar_longest or 0)) / 2,
        )
        for one in times
    ]
    return [working for working, _ in both], [calendar for _, calendar in both]


def _product(visits: Sequence[float], minutes: Sequence[float]) -> float:
    """Add up the minutes of all visits; there are no visits where a run may never end."""
    return sum(often * each for often, each in zip(visits, minutes, strict=False))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _critical(sop: Sop, times: Sequence[Times]) -> tuple[int, ...]:
    working = [one.longest or 0 for one in times]
    calendar = [one.calendar_longest or 0 for one in times]
    return Runs(sop).heaviest(working if any(working) else calendar)


def _approvals(sop: Sop) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(actor for step in sop.steps if approves(step) for actor in step.actors)
    )
