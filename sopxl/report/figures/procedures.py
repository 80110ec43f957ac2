"""One SOP of the register as the reports show it: its steps, its times, its handovers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sopxl.model.flow import Flow
from sopxl.model.identity import TesterKind
from sopxl.model.ref import Ref
from sopxl.model.sop import StepKind
from sopxl.register import relations
from sopxl.register.complexity import complexity
from sopxl.register.course import course, waits
from sopxl.register.responsibility import responsibility
from sopxl.report.figures.procedure_records import Handover, Load, Procedure, StepRow, TestRow
from sopxl.report.figures.timing import lead_time
from sopxl.report.figures.traces import trace_of
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop
    from sopxl.register.course import Course
    from sopxl.register.entry import Entry

ENDS = "selesai"


def procedure_of(
    entry: Entry,
    handle: str,
    settings: Settings,
    *,
    offices: Mapping[str, str],
    processes: Mapping[str, str],
    with_steps: bool = True,
) -> Procedure:
    """Return an SOP as a row of the reports; `offices` and `processes` are names by code."""
    sop, identity = entry.sop, entry.sop.identity
    run, alone = course(sop, settings), (handle,)
    severities = Counter(Severity(finding.severity) for finding in entry.findings)
    return Procedure(
        id=handle,
        title=identity.title,
        variant=identity.variant,
        number=identity.number,
        satker=identity.satker,
        office=offices.get(identity.satker, ""),
        sop_code=identity.sop_code,
        revision=identity.revision,
        status=identity.status,
        unit=identity.unit,
        nature=identity.classification.nature,
        process_code=identity.process_code,
        process=processes.get(identity.process_code, ""),
        effective=identity.effective.day,
        lead=lead_time(sop, run, settings),
        loads=tuple(_loads(sop, run, alone, settings)),
        handovers=tuple(
            Handover(giver=one.giver, receiver=one.receiver, count=one.count, procedures=alone)
            for one in relations.handovers(sop)
        ),
        roles=responsibility(sop),
        complexity=complexity(sop),
        steps=tuple(_steps(entry)) if with_steps else (),
        severities={severity: severities[severity] for severity in Severity},
        trace=trace_of(entry, Ref("identity", field="title")),
    )


def _loads(
    sop: Sop, run: Course, procedures: tuple[str, ...], settings: Settings
) -> Iterator[Load]:
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
            procedures=procedures,
        )


def _steps(entry: Entry) -> Iterator[StepRow]:
    flow = Flow(entry.sop)
    for step in entry.sop.steps:
        ways = [way for way in flow.ways if way.source == step.index]
        onward = (f"{way.answer.value} → {flow.steps[way.target].number}".strip() for way in ways)
        yield StepRow(
            number=step.number,
            kind=step.kind.value,
            activity=step.activity,
            actors=step.actors,
            requirements=step.requirements,
            duration=step.duration.text,
            output=step.output,
            remarks=step.remarks,
            leads_to=ENDS if step.kind is StepKind.END else "; ".join(onward),
            trace=trace_of(entry, step.ref("activity")),
        )


def tests_of(sop: Sop, handle: str) -> Iterator[TestRow]:
    """Yield the test log of an SOP."""
    for one in sop.tests:
        yield TestRow(
            procedure=handle,
            kind=one.kind.value if one.kind else "",
            public=one.kind is TesterKind.PUBLIC,
            position=one.position,
            day=one.date.day,
            date_text=one.date.text,
            result=one.result,
            note=one.note,
            priority=one.priority,
        )
