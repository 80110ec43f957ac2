"""What can be counted in one SOP: its size, and how long one run of it takes.

A run takes no step twice: a way back (to a step that led here) is not followed, so a loop counts
once. What cannot be measured counts nothing, and `measured` says how many steps did count.
Working time and calendar time are followed apart and never added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sopxl.model.flow import Flow
from sopxl.model.sop import StepKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sopxl.model.duration import Duration, Span
    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop

    Successors = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one SOP; times in minutes, None where no run comes to an end."""

    steps: int
    decisions: int
    actors: int
    measured: int
    shortest: float | None
    longest: float | None
    calendar_shortest: float | None
    calendar_longest: float | None


def figures(sop: Sop, settings: Settings) -> Figures:
    """Count one SOP, with the office's own length of a working day."""
    durations = [step.duration for step in sop.steps]
    runs = _Runs(sop)

    def working(span: Span) -> float:
        return span.working_minutes + span.working_days * settings.minutes_per_working_day

    def calendar(span: Span) -> float:
        return span.calendar_minutes

    return Figures(
        steps=len(sop.steps),
        decisions=sum(step.kind is StepKind.DECISION for step in sop.steps),
        actors=len({actor for step in sop.steps for actor in step.actors}),
        measured=sum(duration.measurable for duration in durations),
        shortest=runs.time(_weights(durations, working, longest=False), min),
        longest=runs.time(_weights(durations, working, longest=True), max),
        calendar_shortest=runs.time(_weights(durations, calendar, longest=False), min),
        calendar_longest=runs.time(_weights(durations, calendar, longest=True), max),
    )


def _weights(
    durations: Iterable[Duration], minutes: Callable[[Span], float], *, longest: bool
) -> list[float]:
    spans = (
        (duration.longest if longest else duration.shortest) if duration.measurable else None
        for duration in durations
    )
    return [minutes(span) if span else 0.0 for span in spans]


class _Runs:
    """The runs of one SOP from its first row to an end, no step taken twice."""

    def __init__(self, sop: Sop) -> None:
        flow = Flow(sop)
        self.onward, self.order = _without_ways_back(flow.successors)
        self.ends = _ends(sop, flow)

    def time(
        self, weights: Sequence[float], choose: Callable[[Iterable[float]], float]
    ) -> float | None:
        """Return the time of the shortest or longest run, or None if none comes to an end."""
        rest: dict[int, float] = {}
        for here in self.order:
            onward = [rest[there] for there in self.onward[here] if there in rest]
            if here in self.ends:
                onward.append(0.0)
            if onward:
                rest[here] = weights[here] + choose(onward)
        return rest.get(0)


def _ends(sop: Sop, flow: Flow) -> frozenset[int]:
    """Return where a run may end: the steps that say so, else the last row (old forms)."""
    ends = frozenset(step.index for step in sop.of_kind(StepKind.END)) & flow.reachable
    return ends or frozenset({len(sop.steps) - 1})


def _without_ways_back(successors: Successors) -> tuple[list[list[int]], list[int]]:
    """Return the ways onward from each step, and the steps from the last to the first.

    A depth-first walk from the first row finishes a step after all that it leads to, save those it
    came from: so a way to a step that finishes later leads back.
    """
    onward: list[list[int]] = [[] for _ in successors]
    finished: list[int] = []
    seen: set[int] = set()
    waiting = [(0, False)] if successors else []
    while waiting:
        here, done = waiting.pop()
        if done:
            finished.append(here)
        elif here not in seen:
            seen.add(here)
            waiting.append((here, True))
            waiting.extend((there, False) for there in reversed(successors[here]))
    position = {step: rank for rank, step in enumerate(finished)}
    for here in finished:
        onward[here] = [there for there in successors[here] if position[there] < position[here]]
    return onward, finished
