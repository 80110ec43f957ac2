"""From a register to the reports that leaders read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sopxl.backends import svg
from sopxl.model.errors import UsageError, UserError
from sopxl.pipeline.drawing.on_paper import scene_of
from sopxl.pipeline.files import replace_file
from sopxl.pipeline.office_folders import office_folder
from sopxl.pipeline.register.outputs import JUDGED, NOT_JUDGED
from sopxl.pipeline.reporting.cases import read_cases, unmatched_cases
from sopxl.pipeline.reporting.comparing import compare
from sopxl.pipeline.reporting.letters import write_letters
from sopxl.pipeline.reporting.required import read_required
from sopxl.pipeline.reporting.writers import writer
from sopxl.pipeline.results import register_file
from sopxl.reference.offices import offices
from sopxl.register.entry import State
from sopxl.register.settled import settled
from sopxl.report.figures.gathering import Material, gather
from sopxl.report.figures.ranks import OfficeCount
from sopxl.report.formats import ReportFormat, detail_of
from sopxl.store.store import Store
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from sopxl.model.settings import Settings
    from sopxl.register.entry import Entry, FindingRecord, Source
    from sopxl.report.comparison.changes import Comparison
    from sopxl.report.figures.records import Figures

STEM = "laporan"
COUNTED, COUNTS = "holder", "office_count"
"""The views of the SOPs that hold their key, and of their number by office."""

FROM_MERGING = "R"
"""The chapter of the rules across SOPs."""

MOST_DRAWINGS = 150
"""With more SOPs than this the web page shows their steps only, so that it still opens at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Files that a report is told besides the register.

    `since` is an older edition: the report begins with what changed. `cases` is a table of cases
    per month, `required` one of SOPs that offices have to send, `letter` the template of the
    reminder letters, which are written only with it.
    """

    since: Path | None = None
    cases: Path | None = None
    required: Path | None = None
    letter: Path | None = None


NOTHING_GIVEN = Given()


def report(
    register: Path,
    out: Path,
    *,
    formats: Iterable[ReportFormat],
    settings: Settings,
    today: date,
    satker: str = "",
    given: Given = NOTHING_GIVEN,
) -> tuple[Path, ...]:
    """Write the reports of a register, or of one office in it, and return their files.

    `register` is the register itself or the folder that holds it; `given` is what the secretariat
    adds to it. Raises UsageError for a register that does not exist and for an office without an
    SOP in it, UserError for an output that cannot be written.
    """
    wanted = tuple(dict.fromkeys(formats))
    with Store.read(register_file(register)) as store:
        material = _material(store, satker)
        sops = sum(one.sops for one in material.counts if satker in {"", one.satker})
        material = replace(
            material,
            detail=detail_of(wanted, sops, letters=given.letter is not None),
            cases=read_cases(given.cases) if given.cases else {},
            requirements=read_required(given.required) if given.required else (),
        )
        figures = gather(material, settings, today, satker)
        _refuse_empty(store, figures, satker)
        shows_drawings = ReportFormat.HTML in wanted and len(figures.procedures) <= MOST_DRAWINGS
        drawings = dict(_drawings(store, figures, settings)) if shows_drawings else {}
    changed = compare(given.since, register, today, satker) if given.since else None
    written = tuple(_write(kind, out, figures, drawings, changed) for kind in wanted)
    return (*written, *(write_letters(figures, out, given.letter) if given.letter else ()))


def packets(
    register: Path,
    out: Path,
    *,
    formats: Iterable[ReportFormat],
    settings: Settings,
    today: date,
    given: Given = NOTHING_GIVEN,
) -> tuple[Path, ...]:
    """Write the report of each office into a folder of its own, ready to be mailed."""
    with Store.read(register_file(register)) as store:
        codes = sorted({row["satker"] for row in store.rows(COUNTS) if row["satker"]})
    wanted = tuple(formats)
    return tuple(
        file
        for code in codes
        for file in report(
            register,
            out / office_folder(code),
            formats=wanted,
            settings=settings,
            today=today,
            satker=code,
            given=given,
        )
    )


def uncounted_cases(register: Path, file: Path) -> tuple[str, ...]:
    """Return what to tell of each row of a table of cases that no SOP of the register takes up."""
    with Store.read(register_file(register)) as store:
        known = {(card.key.satker, card.key.sop_code) for card in store.cards()}
    return unmatched_cases(file, known)


def frames(register: Path, *, settings: Settings, today: date) -> Mapping[str, Any]:
    """Return the tables of a register as pandas frames, by name."""
    with Store.read(register_file(register)) as store:
        figures = gather(_material(store), settings, today)
    tables: Mapping[str, Any] = writer("sopxl.report.tables").frames(figures)
    return tables


def _material(store: Store, satker: str = "") -> Material:
    return Material(
        entries=_entries(store, satker),
        tree=store.processes(),
        sources=_sources(store),
        elsewhere=_elsewhere(store),
        links=store.links(satker),
        offices={office.code: office.name for office in offices()},
        judged=store.note(JUDGED) != NOT_JUDGED,
        counts=tuple(
            OfficeCount(row["satker"], row["count"], row["in_force"] or 0, row["errors"] or 0)
            for row in store.rows(COUNTS)
        ),
    )


def _entries(store: Store, satker: str) -> Iterator[Entry]:
    roles, hung = store.roles(), store.hung()
    for entry in store.entries(satker):
        yield settled(entry, roles, hung)


def _sources(store: Store) -> Iterator[Source]:
    """Yield the files that hold an SOP or could not be read; the process map is neither."""
    listed = store.lines("source_listing", ("path", "title"))
    with_sop = {path for path, title in listed if title is not None}
    for source in store.sources():
        if source.path in with_sop or source.state is State.QUARANTINED:
            yield source


def _elsewhere(store: Store) -> Iterator[tuple[str, FindingRecord]]:
    """Yield what merging says of sources that the report counts no SOP from: map and copies."""
    counted = {path for (path,) in store.lines(COUNTED, ("path",))}
    for source in store.sources():
        if source.path not in counted:
            for finding in store.findings(source):
                if finding.rule.startswith(FROM_MERGING):
                    yield source.path, finding


def _refuse_empty(store: Store, figures: Figures, satker: str) -> None:
    if figures.procedures or not satker:
        return
    known = sorted({card.key.satker for card in store.cards()} - {""})
    raise UsageError(
        f"Satker «{satker}» tidak memiliki SOP dalam register ini.",
        f"Kode satker yang ada: {', '.join(known) or 'belum ada'}.",
        "unknown-office",
    )


def _drawings(store: Store, figures: Figures, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the flowcharts of all SOPs that can be drawn; the report also holds without one."""
    for one in figures.procedures:
        sop = store.sop_at(one.trace.file)
        if sop and sop.steps:
            try:
                yield one.trace.file, svg.render(scene_of(sop, settings))
            except UserError:
                continue


def _write(
    kind: ReportFormat,
    out: Path,
    figures: Figures,
    drawings: Mapping[str, str],
    changed: Comparison | None,
) -> Path:
    target = out / f"{STEM}.{kind.value}"
    replace_file(target, _rendered(kind, figures, drawings, changed))
    return target


def _rendered(
    kind: ReportFormat,
    figures: Figures,
    drawings: Mapping[str, str],
    changed: Comparison | None,
) -> bytes:
    match kind:
        case ReportFormat.XLSX:
            return bytes(writer("sopxl.report.workbook.report").render(figures))
        case ReportFormat.PDF:
            return bytes(writer("sopxl.report.pdf.report").render(figures, changed))
        case ReportFormat.HTML:
            return str(
                writer("sopxl.report.html.report").render(figures, drawings, changed)
            ).encode()
