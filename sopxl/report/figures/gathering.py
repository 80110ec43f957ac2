"""From the register to the figures: one pass over the SOPs, which are not kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sopxl.reference.offices import Level
from sopxl.reference.offices import offices as all_offices
from sopxl.register.entry import State
from sopxl.report.figures.assumptions import assumptions
from sopxl.report.figures.awaited import awaited, missing_offices, office_in
from sopxl.report.figures.citations import citation_rows
from sopxl.report.figures.monthly import monthly_loads
from sopxl.report.figures.procedure_records import FindingRow, Handover, Load
from sopxl.report.figures.procedures import procedure_of, tests_of
from sopxl.report.figures.ranks import ranks
from sopxl.report.figures.records import BrokenSource, Figures, ProcessRow
from sopxl.report.figures.relations import Neighbours
from sopxl.report.figures.reviews import reviews_of
from sopxl.report.figures.traces import Trace
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from sopxl.model.process import ProcessTree
    from sopxl.model.settings import Settings
    from sopxl.reference.offices import Office
    from sopxl.register.entry import Entry, FindingRecord, Source
    from sopxl.register.requirements import Requirement
    from sopxl.report.figures.expected import Awaited
    from sopxl.report.figures.procedure_records import Procedure, TestRow
    from sopxl.report.figures.ranks import OfficeCount
    from sopxl.report.figures.reviews import ReviewDue


SEVERAL = 2
"""From so many offices on, an SOP is told apart by its office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a register gives to a report.

    `entries` may be a stream: it is walked once. `elsewhere` are the findings of sources that hold
    no SOP (the process map) by their path; `offices` are names by code. Without `judged` nobody
    has checked the SOPs, and no findings mean nothing. `cases` per month are by office and SOP
    code; `counts` are those of all offices, whichever the report is of. `with_steps` keeps each
    step of each SOP, which is most of what a report holds.
    """

    entries: Iterable[Entry]
    tree: ProcessTree
    sources: tuple[Source, ...] = ()
    elsewhere: tuple[tuple[str, FindingRecord], ...] = ()
    offices: Mapping[str, str]
    judged: bool = True
    cases: Mapping[tuple[str, str], float] = field(default_factory=dict)
    counts: tuple[OfficeCount, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    with_steps: bool = True


def gather(material: Material, settings: Settings, today: date, satker: str = "") -> Figures:
    """Return the figures of a register on a day, of one office only where `satker` names it.

    Findings and files that belong to no office are told in the report of all offices only.
    """
    walk = _Walk(material, settings, today)
    chosen = (one for one in material.entries if satker in {"", one.sop.identity.satker})
    for position, entry in enumerate(chosen, start=1):
        walk.add(f"s{position}", entry)
    if not satker:
        walk.findings.extend(_finding(one, "", path) for path, one in material.elsewhere)
    found = walk.figures()
    broken = tuple(one for one in _broken(material) if satker in {"", one.satker})
    expected = _awaited(material, found.procedures, today, satker)
    return replace(
        found,
        office=material.offices.get(satker, satker),
        missing=() if satker else _missing(material.offices, found.procedures, expected),
        awaited=expected,
        ranks=ranks(material.counts, satker),
        broken=broken,
        sources=len(found.procedures) + len(broken) if satker else len(material.sources),
    )


class _Walk:
    """One pass over the SOPs: what is kept of each of them."""

    def __init__(self, material: Material, settings: Settings, today: date) -> None:
        self._material, self._settings, self._today = material, settings, today
        self._names = {process.code: process.name for process in material.tree}
        self._procedures: list[Procedure] = []
        self._reviews: list[ReviewDue] = []
        self._tests: list[TestRow] = []
        self._cited: dict[str, tuple[str, ...]] = {}
        self._neighbours = Neighbours()
        self.findings: list[FindingRow] = []

    def add(self, handle: str, entry: Entry) -> None:
        """Keep what the figures need of one SOP."""
        identity, settings = entry.sop.identity, self._settings
        offices = self._material.offices
        self._procedures.append(
            procedure_of(
                entry,
                handle,
                settings,
                offices=offices,
                processes=self._names,
                with_steps=self._material.with_steps,
            )
        )
        self.findings.extend(_finding(one, handle, entry.source.path) for one in entry.findings)
        self._reviews.extend(reviews_of(entry.sop, handle, settings, self._today))
        self._tests.extend(tests_of(entry.sop, handle))
        self._cited[handle] = identity.legal_basis
        self._neighbours.add(handle, entry)

    def figures(self) -> Figures:
        """Return the figures of all SOPs that were added."""
        procedures = _told_apart(self._procedures)
        return Figures(
            today=self._today,
            procedures=tuple(sorted(procedures, key=_by_key)),
            findings=tuple(sorted(self.findings, key=_by_weight)),
            processes=_processes(self._material.tree, procedures),
            reviews=tuple(sorted(self._reviews, key=lambda one: (one.due, one.kind))),
            handovers=_handovers(procedures),
            relations=self._neighbours.relations(),
            papers=self._neighbours.papers(),
            loads=_loads(procedures),
            monthly=monthly_loads(procedures, self._material.cases),
            citations=citation_rows(self._cited, self._today),
            tests=tuple(self._tests),
            judged=self._material.judged,
            assumptions=assumptions(self._settings, self._today),
        )


def _told_apart(procedures: list[Procedure]) -> list[Procedure]:
    """Name the office of each SOP where there are several: they hold the same SOPs."""
    if len({one.satker for one in procedures}) < SEVERAL:
        return procedures
    regions = {office.code: _region(office) for office in all_offices()}
    return [replace(one, among=regions.get(one.satker, one.satker)) for one in procedures]


def _region(office: Office) -> str:
    return f"Provinsi {office.region}" if office.level is Level.PROVINCE else office.region


def _finding(record: FindingRecord, handle: str, path: str) -> FindingRow:
    return FindingRow(
        procedure=handle,
        rule=record.rule,
        name=record.name,
        severity=Severity(record.severity),
        message=record.message,
        advice=record.advice,
        basis=record.basis,
        principle=record.principle,
        trace=Trace(path, record.sheet, record.cell),
    )


def _by_key(one: Procedure) -> tuple[str, str, str, str, str]:
    return (one.satker, one.sop_code, one.variant, one.revision, one.trace.file)


def _by_weight(row: FindingRow) -> tuple[int, str, str, str]:
    return (list(Severity).index(row.severity), row.rule, row.trace.file, row.trace.place)


def _processes(tree: ProcessTree, procedures: Iterable[Procedure]) -> tuple[ProcessRow, ...]:
    hung: dict[str, list[str]] = {}
    for one in procedures:
        hung.setdefault(one.process_code, []).append(one.id)
    leaves = {process.code for process in tree.leaves}
    return tuple(
        ProcessRow(
            code=process.code,
            name=process.name,
            level=len(tree.path(process.code)) - 1,
            group=process.group.value if process.group else "",
            owner=process.owner,
            goal=process.strategic_goal,
            leaf=process.code in leaves,
            procedures=tuple(hung.get(process.code, ())),
        )
        for process in tree
    )


def _handovers(procedures: Iterable[Procedure]) -> tuple[Handover, ...]:
    counts: dict[tuple[str, str], list[Handover]] = {}
    for one in (handover for procedure in procedures for handover in procedure.handovers):
        counts.setdefault((one.giver, one.receiver), []).append(one)
    rows = (
        Handover(
            giver=giver,
            receiver=receiver,
            count=sum(one.count for one in found),
            procedures=_together(one.procedures for one in found),
        )
        for (giver, receiver), found in counts.items()
    )
    return tuple(sorted(rows, key=lambda one: (-one.count, one.giver, one.receiver)))


def _loads(procedures: Iterable[Procedure]) -> tuple[Load, ...]:
    carried: dict[str, list[Load]] = {}
    for one in (load for procedure in procedures for load in procedure.loads):
        carried.setdefault(one.actor, []).append(one)
    rows = (
        Load(
            actor=actor,
            steps=sum(one.steps for one in found),
            days=sum(one.days for one in found),
            expected=sum(one.expected for one in found),
            procedures=_together(one.procedures for one in found),
        )
        for actor, found in carried.items()
    )
    return tuple(sorted(rows, key=lambda one: (-one.days, -one.steps, one.actor)))


def _missing(
    offices: Mapping[str, str], procedures: Iterable[Procedure], expected: Iterable[Awaited]
) -> tuple[str, ...]:
    sent = {one.satker for one in procedures if one.satker}
    codes = missing_offices(offices, sent, (one.satker for one in expected))
    return tuple(f"{code} {offices[code]}" for code in codes)


def _awaited(
    material: Material, procedures: Iterable[Procedure], today: date, satker: str
) -> tuple[Awaited, ...]:
    asked = {satker} if satker else set(material.offices)
    offices = [one for one in all_offices() if one.code in asked]
    return awaited(material.requirements, procedures, offices, today)


def _together(handles: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for group in handles for one in group))


def _broken(material: Material) -> Iterator[BrokenSource]:
    for source in material.sources:
        if source.state is State.QUARANTINED:
            yield BrokenSource(
                file=source.path,
                reason=source.refusal.message if source.refusal else "",
                remedy=source.refusal.remedy if source.refusal else "",
                satker=office_in(source.path, material.offices),
            )
