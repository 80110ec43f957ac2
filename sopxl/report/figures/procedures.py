"""One SOP of the register as the reports show it: its steps, its times, its handovers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from sopxl.model.flow import Flow
from sopxl.model.ref import Ref
from sopxl.model.sop import StepKind
from sopxl.report.figures.procedure_records import Procedure, StepRow
from sopxl.report.figures.traces import trace_of
from sopxl.report.formats import Detail
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.register.entry import Entry
    from sopxl.report.figures.analyses import Analysis

ENDS = "selesai"


def procedure_of(
    entry: Entry,
    handle: str,
    analysis: Analysis,
    *,
    offices: Mapping[str, str],
    processes: Mapping[str, str],
    among: str = "",
    late: bool = False,
    detail: Detail = Detail.STEPS,
) -> Procedure:
    """Return an SOP as a row of the reports; `offices` and `processes` are names by code."""
    identity = entry.sop.identity
    severities = Counter(finding.severity for finding in entry.findings)
    made = Procedure(
        id=handle,
        title=identity.title,
        variant=identity.variant,
        among=among,
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
        late=late,
        lead=analysis.lead,
        work=analysis.work,
        complexity=analysis.complexity,
        severities=_counted(tuple(severities[severity.value] for severity in Severity)),
        trace=trace_of(entry, Ref("identity", field="title")),
    )
    return made if detail is Detail.COUNTED else _told(made, entry, analysis, detail)


def _told(made: Procedure, entry: Entry, analysis: Analysis, detail: Detail) -> Procedure:
    """Return an SOP with the lists that a report on few SOPs shows of it."""
    return replace(
        made,
        loads=analysis.loads,
        handovers=analysis.handovers,
        roles=analysis.roles,
        steps=tuple(_steps(entry)) if detail is Detail.STEPS else (),
    )


@lru_cache(maxsize=4096)
def _counted(counts: tuple[int, ...]) -> Mapping[Severity, int]:
    """Return one mapping for all SOPs with as many findings of each severity."""
    return MappingProxyType(dict(zip(Severity, counts, strict=True)))


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
