"""From the register to the figures: one pass over the SOPs, which are not kept."""

from __future__ import annotations

from dataclasses import field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from sopxl.model.span import MINUTES_PER_HOUR
from sopxl.reference.offices import Level
from sopxl.reference.offices import offices as all_offices
from sopxl.register.entry import State
from sopxl.report.figures.analyses import Analyses
from sopxl.report.figures.assumptions import assumptions
from sopxl.report.figures.awaited import awaited, missing_offices, office_in
from sopxl.report.figures.citations import CitationSums
from sopxl.report.figures.first import MOST_SHOWN, First
from sopxl.report.figures.found import FindingSums
from sopxl.report.figures.monthly import MonthlySums
from sopxl.report.figures.neighbours import Neighbours
from sopxl.report.figures.procedure_records import FindingRow
from sopxl.report.figures.procedures import procedure_of
from sopxl.report.figures.ranks import ranks
from sopxl.report.figures.records import BrokenSource, Figures, LeftOut, ProcessRow
from sopxl.report.figures.reviews import ReviewSums
from sopxl.report.figures.traces import Trace
from sopxl.report.figures.trials import by_urgency, tests_of
from sopxl.report.figures.work import WorkSums
from sopxl.report.formats import Detail
from sopxl.rules.rule import Severity
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sopxl.model.process import ProcessTree
    from sopxl.model.settings import Settings
    from sopxl.reference.offices import Office
    from sopxl.register.entry import Entry, FindingRecord, Source
    from sopxl.register.links import Link
    from sopxl.register.requirements import Requirement
    from sopxl.report.figures.analyses import Analysis
    from sopxl.report.figures.expected import Awaited
    from sopxl.report.figures.procedure_records import Procedure
    from sopxl.report.figures.ranks import OfficeCount
    from sopxl.report.figures.trials import TestRow


SEVERAL = 2
"""From so many offices on, an SOP is told apart by its office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a register gives to a report.

    `entries`, `sources`, `elsewhere` and `links` may be streams: each is walked once. The entries
    come office by office. `elsewhere` are the findings of sources that hold no SOP (the process
    map) by their path, `links` the lines of Keterkaitan followed; `offices` are names by code.
    Without `judged` nobody has checked the SOPs, and no findings mean nothing. `cases` per month
    are by office and SOP code; `counts` are those of all offices, whichever the report is of.
    """

    entries: Iterable[Entry]
    tree: ProcessTree
    sources: Iterable[Source] = ()
    elsewhere: Iterable[tuple[str, FindingRecord]] = ()
    links: Iterable[Link] = ()
    offices: Mapping[str, str]
    judged: bool = True
    cases: Mapping[tuple[str, str], float] = field(default_factory=dict)
    counts: tuple[OfficeCount, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    detail: Detail = Detail.STEPS


def gather(material: Material, settings: Settings, today: date, satker: str = "") -> Figures:
    """Return the figures of a register on a day, of one office only where `satker` names it.

    Findings and files that belong to no office are told in the report of all offices only.
    """
    walk = _Walk(material, settings, today)
    chosen = (one for one in material.entries if satker in {"", one.sop.identity.satker})
    for position, entry in enumerate(chosen, start=1):
        walk.add(f"s{position}", entry)
    if not satker:
        walk.add_elsewhere()
    found = walk.figures()
    files, unreadable = _files(material)
    broken = tuple(one for one in unreadable if satker in {"", one.satker})
    expected = _awaited(material, found.procedures, today, satker)
    return replace(
        found,
        office=material.offices.get(satker, satker),
        missing=() if satker else _missing(material.offices, found.procedures, expected),
        awaited=expected,
        ranks=ranks(material.counts, satker),
        broken=broken,
        sources=len(found.procedures) + len(broken) if satker else files,
    )


class _Walk:
    """One pass over the SOPs: what is kept of each of them, and what is added up."""

    def __init__(self, material: Material, settings: Settings, today: date) -> None:
        self._material, self._settings, self._today = material, settings, today
        self._names = {process.code: process.name for process in material.tree}
        self._regions = {office.code: _region(office) for office in all_offices()}
        listing = material.detail is not Detail.COUNTED
        most = None if listing else MOST_SHOWN
        self._analyses = Analyses(settings)
        self._procedures: list[Procedure] = []
        self._findings = FindingSums(listing=listing)
        self._reviews = ReviewSums(most)
        self._tests: First[TestRow] = First(by_urgency, most)
        self._work = WorkSums()
        self._monthly = MonthlySums(material.cases)
        self._citations = CitationSums()
        self._neighbours = Neighbours(material.links, listing=listing)

    def add(self, handle: str, entry: Entry) -> None:
        """Keep what the figures need of one SOP."""
        sop, analysis = entry.sop, self._analyses.of(entry.sop)
        made = self._procedure(handle, entry, analysis)
        rows = (_finding(one, handle, entry.source.path) for one in entry.findings)
        self._findings.add_sop(rows, made.satker)
        self._tests.add(tests_of(sop, handle))
        self._work.add(analysis.loads, analysis.handovers)
        self._monthly.add(made, analysis.loads)
        self._citations.add(handle, sop.identity.legal_basis)
        self._neighbours.add(entry, made)
        self._procedures.append(made)

    def add_elsewhere(self) -> None:
        """Count the findings of sources without an SOP."""
        for path, found in groupby(self._material.elsewhere, key=lambda pair: pair[0]):
            self._findings.add_file(_finding(one, "", path) for _, one in found)

    def figures(self) -> Figures:
        """Return the figures of all SOPs that were added."""
        procedures = _told_apart(self._procedures)
        related, relations = self._neighbours.finish(procedures)
        return Figures(
            today=self._today,
            hour=MINUTES_PER_HOUR / self._settings.minutes_per_working_day,
            procedures=tuple(sorted(procedures, key=_by_key)),
            findings=self._findings.rows(),
            found=self._findings.found(),
            processes=_processes(self._material.tree, procedures),
            reviews=self._reviews.rows.things(),
            late_kinds=self._reviews.late_kinds,
            untested=self._reviews.untested,
            handovers=self._work.handovers(),
            relations=relations,
            related=related,
            papers=self._neighbours.papers(),
            loads=self._work.loads(),
            monthly=self._monthly.loads(),
            citations=self._citations.rows(self._today),
            tests=self._tests.things(),
            judged=self._material.judged,
            assumptions=assumptions(self._settings, self._today),
            detail=self._material.detail,
            left_out=LeftOut(reviews=self._reviews.rows.left_out, tests=self._tests.left_out),
        )

    def _procedure(self, handle: str, entry: Entry, analysis: Analysis) -> Procedure:
        satker = entry.sop.identity.satker
        late = self._reviews.add(entry.sop, handle, self._settings, self._today)
        return procedure_of(
            entry,
            handle,
            analysis,
            offices=self._material.offices,
            processes=self._names,
            among=self._regions.get(satker, satker),
            late=late,
            detail=self._material.detail,
        )


def _told_apart(procedures: list[Procedure]) -> list[Procedure]:
    """Name the office of each SOP only where there are several: they hold the same SOPs."""
    if len({one.satker for one in procedures}) < SEVERAL:
        return [replace(one, among="") for one in procedures]
    return procedures


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


def _files(material: Material) -> tuple[int, tuple[BrokenSource, ...]]:
    """Return how many files there are, and those that cannot be read."""
    files, broken = 0, []
    for source in material.sources:
        files += 1
        if source.state is State.QUARANTINED:
            broken.append(_broken(source, material.offices))
    return files, tuple(broken)


def _broken(source: Source, offices: Mapping[str, str]) -> BrokenSource:
    return BrokenSource(
        file=source.path,
        reason=source.refusal.message if source.refusal else "",
        remedy=source.refusal.remedy if source.refusal else "",
        satker=office_in(source.path, offices),
    )
