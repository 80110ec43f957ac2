"""Many files into the store: each read once, none able to stop the others."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.intake.draft import Draft
from sopxl.model.errors import UserError
from sopxl.model.settings import settings_from
from sopxl.model.sop import Sop
from sopxl.pipeline.batch.engines import JOB_SECONDS, Died
from sopxl.pipeline.checking.single import verdict
from sopxl.pipeline.failures import failures_told
from sopxl.register.entry import Entry, FindingRecord, Refusal, Source, State
from sopxl.store.parcel import Parcel, parcel
from sopxl.values import dataclass
from sopxl.workbook.guard.file import Held
from sopxl.workbook.guard.opening import FILE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.pipeline.batch.engines import Engine
    from sopxl.pipeline.checking.single import Task
    from sopxl.store.store import Store
    from sopxl.workbook.guard.file import File

KILLED_WORKER = Refusal(
    "killed-worker",
    "Pembaca berhenti mendadak pada berkas ini.",
    "Buka berkas itu di Excel, simpan ulang sebagai .xlsx, lalu jalankan lagi.",
)
SLOW_READER = Refusal(
    "reader-too-slow",
    f"Pembacaan berkas ini belum selesai setelah {JOB_SECONDS:.0f} detik.",
    "Buka berkas itu di Excel, simpan ulang sebagai .xlsx, lalu jalankan lagi.",
)


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be read.

    `source` is how it stands before reading: its path in the register, size, time, and the reader
    of this run. `known` is what the store has of it, if this reader made it.
    """

    path: File
    source: Source
    known: Source | None = None


def read_into(
    store: Store, chunks: Iterable[tuple[Job, ...]], engine: Engine, task: Task
) -> Iterator[tuple[Parcel, ...]]:
    """Read all jobs; yield what each chunk held once it is stored for good.

    A chunk is stored in one transaction, so that a killed run leaves only whole SOPs.
    """
    for chunk, results in engine.run(partial(read_one, task=task), chunks):
        parcels = tuple(
            _lost(job, result) if isinstance(result, Died) else result
            for job, result in zip(chunk, results, strict=True)
        )
        with store.transaction():
            _keep(store, parcels)
        yield parcels


def read_one(job: Job, task: Task) -> Parcel:
    """Return what a file holds, ready to be stored; whatever is wrong with it, this returns.

    This runs in a worker.
    """
    try:
        file = at_hand(job.path)
    except UserError as error:
        return _quarantined(job.source, Refusal.of(error))
    digest = digest_of(file)
    source = replace(job.source, sha256=digest)
    if job.known and digest and digest == job.known.sha256:
        return Parcel(known_again(job.known, source), None)
    try:
        with failures_told(file.name, recorded=False):
            return _read(file, source, task)
    except UserError as error:
        return _quarantined(source, Refusal.of(error))


def at_hand(file: File) -> File:
    """Return a file that can be opened twice at no cost, by what it holds.

    A file that is too large for a form, and one that cannot be read, are left where they are:
    whoever opens them says what is wrong.
    """
    if not isinstance(file, Path):
        return Held(file.name, file.read_bytes())
    try:
        small = file.stat().st_size <= FILE_LIMIT
        return Held(file.name, file.read_bytes()) if small else file
    except OSError:
        return file


def digest_of(path: File) -> str:
    """Return the SHA-256 of a file, empty for one that cannot be opened: reading it says why."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except (OSError, UserError):
        return ""


def known_again(known: Source, seen: Source) -> Source:
    """Return a stored source as it is seen now: same content, perhaps a new time."""
    state = State.QUARANTINED if known.refusal else State.READ
    return replace(known, size=seen.size, modified_ns=seen.modified_ns, state=state)


def _read(path: File, source: Source, task: Task) -> Parcel:
    outcome = verdict(path, task, source.path)
    draft, sop = outcome.draft or Draft(source.path, {}), outcome.sop or Sop()
    entry = Entry(
        source=replace(source, template=draft.template),
        sop=sop,
        places=draft.entries,
        findings=tuple(map(FindingRecord.of, outcome.findings)),
    )
    return parcel(entry, settings_from(task.chosen))


def _lost(job: Job, death: Died) -> Parcel:
    """Return a file as refused, with its content known: unchanged, it is not tried again."""
    source = replace(job.source, sha256=digest_of(job.path))
    return _quarantined(source, reason_of(death))


def reason_of(death: Died) -> Refusal:
    """Return why a file was refused at which its reader died."""
    return SLOW_READER if death.too_slow else KILLED_WORKER


def _quarantined(source: Source, refusal: Refusal) -> Parcel:
    return Parcel(replace(source, state=State.QUARANTINED, refusal=refusal))


def _keep(store: Store, parcels: tuple[Parcel, ...]) -> None:
    for done in parcels:
        if done.rows is None:
            store.update(done.source)
    store.put(*(done for done in parcels if done.rows is not None))
