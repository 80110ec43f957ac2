"""From many files to one register: read what changed, merge all, write what people open."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import field, replace
from functools import partial
from os import cpu_count
from typing import TYPE_CHECKING

from sopxl import __version__
from sopxl.model.errors import UserError
from sopxl.model.settings import settings_from
from sopxl.pipeline.batch.engines import chunked, engine_for, get_ready
from sopxl.pipeline.batch.run import read_into
from sopxl.pipeline.checking.single import is_text
from sopxl.pipeline.files import clear_leftovers, make_folder, replacing
from sopxl.pipeline.fingerprint import fingerprint
from sopxl.pipeline.progress import Progressed, unseen
from sopxl.pipeline.register.gathering import gathered
from sopxl.pipeline.register.map import find_map, read_map
from sopxl.pipeline.register.outputs import (
    JUDGED,
    NOT_JUDGED,
    write_findings,
    write_quarantine,
)
from sopxl.pipeline.register.plan import Reader, is_known, plan
from sopxl.pipeline.register.review import bring_up_to_date, reviewed, standing_lists, unheard
from sopxl.pipeline.register.summary import Summary, summary_of
from sopxl.pipeline.results import FINDINGS_FILE, QUARANTINE_FILE, STORE_FILE, WORKBOOK_FILE
from sopxl.reference.offices import offices
from sopxl.register.former_codes import renamed_since
from sopxl.register.hanging import ProcessMap
from sopxl.register.merge import merge
from sopxl.report.register_workbook.book import write_register_workbook
from sopxl.store.connection import SCHEMA_VERSION
from sopxl.store.parcel import Parcel
from sopxl.store.store import Store
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sopxl.model.process import ProcessTree
    from sopxl.pipeline.batch.engines import Engine
    from sopxl.pipeline.checking.single import Task
    from sopxl.pipeline.progress import Progress
    from sopxl.pipeline.register.map import FoundMap
    from sopxl.pipeline.register.plan import Plan
    from sopxl.pipeline.register.review import Reviewed
    from sopxl.register.entry import Source

COMPLETE = "complete"
"""The note that all outputs say what the store says: the stamp of the run that left them."""

MERGED = "merged"
"""The note of all that merging went by, besides the sources; empty while one of these is new."""

MERGING, WRITING = "Menggabungkan", "Menulis hasil"
"""What follows once all files are read; for the SOPs of many offices it takes minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked of a run.

    `sources` are paths, patterns, lists and addresses, as words of the command line name them.
    `process_map` wins over maps among the sources. Without an engine one is chosen by the number
    of files, with one worker for each processor where `workers` says nothing else. `full` reads
    again what is known already; a dry run reads and writes nothing.
    """

    sources: tuple[Path | str, ...]
    out: Path
    task: Task
    process_map: Path | None = None
    engine: Engine | None = None
    workers: int | None = None
    full: bool = False
    workbook: bool = True
    dry_run: bool = False

    @property
    def store(self) -> Path:
        """The register at rest."""
        return self.out / STORE_FILE

    @property
    def outputs(self) -> tuple[Path, ...]:
        """What people and machines read."""
        names = (FINDINGS_FILE, QUARANTINE_FILE, *((WORKBOOK_FILE,) if self.workbook else ()))
        return tuple(self.out / name for name in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """An order after a look at its sources: what is to be done, and under which stamp."""

    order: Order
    process_map: FoundMap | None
    tree: ProcessTree | None
    todo: Plan
    passed_over: tuple[Path, ...]
    reviewed: Reviewed
    merging: str
    complete: bool

    @property
    def counts(self) -> Progressed:
        """The counts before anything is read."""
        todo = self.todo
        refused = sum(one.refusal is not None for one in todo.unchanged)
        known = len(todo.unchanged) + len(todo.moved)
        total = known + len(todo.jobs)
        return Progressed(total=total, unchanged=known - refused, quarantined=refused)


@dataclass(frozen=True, slots=True)
class _Before:
    """What the register held before: its sources, those with a date that has come, its stamp."""

    stored: Mapping[str, Source] = field(default_factory=dict)
    ripe: frozenset[str] = frozenset()
    stamp: str = "none"


def register(order: Order, progress: Progress = unseen) -> Summary:
    """Bring a register up to date with its sources.

    Raises UsageError for sources that do not exist or hold nothing, UserError for an output that
    cannot be written. Whatever is wrong with a source is told in the register and stops nothing.
    """
    run = _prepared(order)
    if order.dry_run or run.complete:
        return replace(_as_it_is(run), passed_over=run.passed_over)
    with _opened(order) as store:
        counts = _read(store, run, progress)
        progress(replace(counts, stage=MERGING))
        _merge(store, run)
        progress(replace(counts, stage=WRITING))
        lists = bring_up_to_date(order.out, run.reviewed, store, order.task.today)
        _write(store, run)
        written = (order.store, *order.outputs, *lists)
        summary = summary_of(store, counts, len(run.todo.gone), written)
        ignored = unheard(order.out, store)
    return replace(summary, passed_over=run.passed_over, unheard=ignored)


@contextmanager
def _opened(order: Order) -> Iterator[Store]:
    """Open the register, or make one; of a new one that learned of no source nothing is left."""
    is_new = not order.store.exists()
    made = tuple(folder for folder in (order.out, *order.out.parents) if not folder.exists())
    make_folder(order.out)
    of_no_use = False
    try:
        with Store.open(order.store) as store:
            try:
                yield store
            except UserError:
                of_no_use = is_new and not any(True for _ in store.sources())
                raise
    finally:
        if of_no_use:
            order.store.unlink()
            with suppress(OSError):  # of folders in which something else was put meanwhile
                for folder in made:
                    folder.rmdir()


def _prepared(order: Order) -> _Run:
    task = order.task
    reader = Reader(order.out, task.today.isoformat(), _fingerprint(task))
    before = _before(order, reader)
    if not before.stored and order.engine is None and not order.dry_run:
        get_ready()  # while the sources are searched, for all of them will be read
    words = map(str, order.sources)
    found = gathered(words, order.out, partial(is_known, before.stored, reader))
    process_map = find_map(order.process_map, found.process_maps, reader)
    lists = reviewed(order.out)
    merging = _merging(reader, process_map, lists)
    again = before.stored if order.full else before.ripe
    todo = plan(found.procedures, before.stored, reader, again, found.roots)
    written = all(output.exists() for output in order.outputs)
    complete = todo.idle and before.stamp == _stamp(order, merging) and written
    engine = order.engine or engine_for(1)
    return _Run(
        order=order,
        process_map=process_map,
        tree=None if process_map is None or complete else read_map(process_map, engine),
        todo=todo,
        passed_over=found.passed_over,
        reviewed=lists,
        merging=merging,
        complete=complete,
    )


def _before(order: Order, reader: Reader) -> _Before:
    if not Store.is_begun(order.store):
        return _Before()
    with Store.read(order.store) as store:
        return _Before(
            stored={source.path: source for source in store.sources()},
            ripe=store.ripe(reader.day),
            stamp=store.note(COMPLETE),
        )


def _as_it_is(run: _Run) -> Summary:
    """Return the summary of a run that changes nothing."""
    todo, counts = run.todo, run.counts
    planned = replace(counts, read=len(todo.jobs)) if run.order.dry_run else counts
    if not Store.is_begun(run.order.store):
        return Summary(counts=planned)
    with Store.read(run.order.store) as store:
        summary = summary_of(store, planned, len(todo.gone))
        return replace(summary, unheard=unheard(run.order.out, store))


def _read(store: Store, run: _Run, progress: Progress) -> Progressed:
    """Read what is new or changed; return the counts."""
    order, todo, counts = run.order, run.todo, run.counts
    with store.transaction():
        store.set_note(COMPLETE, "")
        if not todo.idle:
            store.set_note(MERGED, "")
        store.set_note(JUDGED, "" if order.task.judged else NOT_JUDGED)
        for move in todo.moved:
            store.update(move.source, before=move.before)
        for source in (*todo.back, *todo.gone):
            store.update(source)
    progress(counts)
    workers = order.workers or cpu_count() or 1
    texts = all(is_text(job.path) for job in todo.jobs)
    engine = order.engine or engine_for(len(todo.jobs), workers, harmless=texts)
    for parcels in read_into(store, chunked(todo.jobs, workers), engine, order.task):
        counts = counts.after(parcels)
        progress(counts)
    return counts


def _merge(store: Store, run: _Run) -> None:
    """Compare all SOPs and store what follows, in one transaction, unless it is stored already."""
    if store.note(MERGED) == run.merging:
        return
    found, tree = run.process_map, run.tree
    profile = settings_from(run.order.task.chosen).profile
    process_map = None
    with store.transaction():
        store.set_offices(offices())
        if found and tree is not None:
            store.put(Parcel(found.source))
            former = renamed_since(store.processes(), tree, store.former_codes())
            store.set_processes(tree, former)
            process_map = ProcessMap(path=found.source.path, tree=tree, former=former)
        decisions = run.reviewed.decisions
        store.set_roles(decisions.roles)
        store.conclude(merge(store, process_map, decisions), profile)
        store.set_note(MERGED, run.merging)


def _write(store: Store, run: _Run) -> None:
    """Write what is read outside; the note at the end says that it is all there."""
    order = run.order
    for output in order.outputs:
        clear_leftovers(output)
    write_findings(store, order.out / FINDINGS_FILE)
    write_quarantine(store, order.out / QUARANTINE_FILE)
    if order.workbook:
        settings = settings_from(order.task.chosen)
        with replacing(order.out / WORKBOOK_FILE) as beside:
            write_register_workbook(store, beside, settings, order.task.today)
    with store.transaction():
        store.set_note(COMPLETE, _stamp(order, run.merging))


def _fingerprint(task: Task) -> str:
    """Return what decides how a file is read: another one means reading it again."""
    return fingerprint(
        __version__, SCHEMA_VERSION, task.judged, task.select, task.ignore, dict(task.chosen)
    )


def _stamp(order: Order, merging: str) -> str:
    """Return what decides, besides the sources, what all outputs say, and which lists there are."""
    day = order.task.today.isoformat()
    return fingerprint(merging, day, order.workbook, standing_lists(order.out))


def _merging(reader: Reader, process_map: FoundMap | None, lists: Reviewed) -> str:
    """Return what decides, besides the sources, what merging concludes."""
    found = process_map and (process_map.source.path, process_map.source.sha256)
    chosen = lists.decisions
    return fingerprint(reader.fingerprint, found, dict(chosen.roles), dict(chosen.processes))
