"""What can be counted in one SOP: its size, and how long one run of it takes.

What cannot be measured counts nothing, and `measured` says how many steps did count. The longest
run in working time and the longest in calendar time may differ: they are followed apart, and the
two kinds of time are never added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sopxl.model.runs import Runs
from sopxl.model.sop import StepKind
from sopxl.model.span import Span
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.model.duration import Duration
    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop

NOT_MEASURED = "tidak dapat dihitung"


class Times(NamedTuple):
    """Shortest and longest time in minutes, working and calendar; None where there is none."""

    shortest: float | None = None
    longest: float | None = None
    calendar_shortest: float | None = None
    calendar_longest: float | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one SOP.

    `measured` is how many steps have a time that counts, `of_steps` the times of all, in order.
    """

    steps: int
    decisions: int
    actors: int
    measured: int
    times: Times
    approximate: bool
    of_steps: tuple[Times, ...] = ()

    def time_text(self, settings: Settings) -> str:
        """Return the time of a run in words: «2 jam – 3 hari kerja»."""
        times = self.times
        if times.longest is None or not self.measured:
            return NOT_MEASURED
        least = self._span(times.shortest, times.calendar_shortest).describe(settings)
        most = self._span(times.longest, times.calendar_longest).describe(settings)
        return least if least == most else f"{least} – {most}"

    def _span(self, working: float | None, calendar: float | None) -> Span:
        return Span(
            working_minutes=working or 0,
            calendar_minutes=calendar or 0,
            approximate=self.approximate,
        )


def times_of(duration: Duration, settings: Settings) -> Times:
    """Return what one duration amounts to with the office's own length of a working day."""
    least, most = duration.shortest, duration.longest
    if not duration.measurable or least is None or most is None:
        return Times()
    per_day = settings.minutes_per_working_day
    return Times(
        least.working_time(per_day),
        most.working_time(per_day),
        least.calendar_minutes,
        most.calendar_minutes,
    )


def figures(sop: Sop, settings: Settings) -> Figures:
    """Count one SOP."""
    durations = [step.duration for step in sop.steps]
    times = tuple([times_of(duration, settings) for duration in durations])
    return Figures(
        steps=len(sop.steps),
        decisions=sum(step.kind is StepKind.DECISION for step in sop.steps),
        actors=len({actor for step in sop.steps for actor in step.actors}),
        measured=sum(duration.measurable for duration in durations),
        times=_run_times(sop, times),
        approximate=any(d.measurable and d.longest and d.longest.approximate for d in durations),
        of_steps=times,
    )


def _run_times(sop: Sop, times: Sequence[Times]) -> Times:
    runs = Runs(sop)
    least = runs.shortest([time.shortest or 0 for time in times])
    most = runs.longest([time.longest or 0 for time in times])
    if not any(time.calendar_longest for time in times):
        none = None if least is None else 0.0
        return Times(least, most, none, none)
    return Times(
        least,
        most,
        runs.shortest([time.calendar_shortest or 0 for time in times]),
        runs.longest([time.calendar_longest or 0 for time in times]),
    )
