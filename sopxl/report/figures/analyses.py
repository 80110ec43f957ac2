"""What follows from the steps of an SOP alone: its time, its work, who does what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sopxl.register import relations
from sopxl.register.complexity import complexity
from sopxl.register.course import course, waits
from sopxl.register.responsibility import responsibility
from sopxl.report.figures.procedure_records import Handover, Load, Work
from sopxl.report.figures.timing import lead_time
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop, Step
    from sopxl.register.complexity import Complexity
    from sopxl.register.course import Course
    from sopxl.register.responsibility import Responsibility
    from sopxl.report.figures.procedure_records import LeadTime

    Key = tuple[tuple[Step, ...], str]

MOST_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found out about the steps of one SOP."""

    lead: LeadTime
    loads: tuple[Load, ...]
    work: Work
    handovers: tuple[Handover, ...]
    complexity: Complexity
    roles: Responsibility


class Analyses:
    """Analyses SOPs, each once: most offices have the same ones, word for word."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: dict[Key, Analysis] = {}

    def of(self, sop: Sop) -> Analysis:
        """Return the analysis of the steps and the time limit of an SOP."""
        key = (sop.steps, sop.identity.time_limit)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            found = self._known[key] = _analysis(sop, self._settings)
        return found


def _analysis(sop: Sop, settings: Settings) -> Analysis:
    run = course(sop, settings)
    loads = tuple(_loads(sop, run, settings))
    return Analysis(
        lead=lead_time(sop, run, settings),
        loads=loads,
        work=Work.of(loads),
        handovers=tuple(
            Handover(giver=one.giver, receiver=one.receiver, count=one.count)
            for one in relations.handovers(sop)
        ),
        complexity=complexity(sop),
        roles=responsibility(sop),
    )


def _loads(sop: Sop, run: Course, settings: Settings) -> Iterator[Load]:
    """Yield what each actor carries; a step of several actors is carried by each of them."""
    effective = replace(settings, minutes_per_working_day=settings.effective_minutes)
    expected = {one.actor: one.working for one in waits(sop, run.visits, effective)}
    for actor in dict.fromkeys(actor for step in sop.steps for actor in step.actors):
        own = [step.duration for step in sop.steps if actor in step.actors]
        spans = [one.longest for one in own if one.measurable and one.longest]
        minutes = sum(span.working_time(settings.effective_minutes) for span in spans)
        yield Load(
            actor=actor,
            steps=len(own),
            days=minutes / settings.effective_minutes,
            expected=expected.get(actor, 0.0) / settings.effective_minutes,
        )
