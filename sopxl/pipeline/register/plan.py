"""What a run has to do: which files are new or changed, which are known, which are gone."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.pipeline.batch.run import Job, digest_of, known_again
from sopxl.pipeline.sources.archives import ARCHIVE, Member, holds
from sopxl.pipeline.sources.remote import Remote, is_address
from sopxl.register.entry import INSIDE, Source, State
from sopxl.template.process_map import PROCESS_MAP
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from sopxl.workbook.guard.file import File


@dataclass(frozen=True, slots=True)
class Move:
    """A file that was renamed or moved: its path in the store, and the source as it is now."""

    before: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The files of a run by what is to be done with them.

    `moved` are new files with the content of a stored one that is no longer where it was; `back`
    are stored sources that were gone and are there again with the same content; `gone` are stored
    sources whose file is no more. Files that were stored before and are not named in this run stay
    as they are: a register grows.
    """

    jobs: tuple[Job, ...]
    unchanged: tuple[Source, ...]
    moved: tuple[Move, ...]
    back: tuple[Source, ...]
    gone: tuple[Source, ...]

    @property
    def idle(self) -> bool:
        """Tell whether the register already says what the files say."""
        return not (self.jobs or self.moved or self.back or self.gone)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads in this run: the folder of the register, the day, the reader's fingerprint."""

    folder: Path
    day: str
    fingerprint: str

    def source(self, file: File) -> Source:
        """Return how a file stands now; one that cannot be looked at has no size and no time."""
        name = register_name(file, self.folder)
        try:
            seen = file.stat()
        except OSError:
            return Source(path=name, imported=self.day, reader=self.fingerprint)
        return Source(
            path=name,
            size=seen.st_size,
            modified_ns=seen.st_mtime_ns,
            imported=self.day,
            reader=self.fingerprint,
        )


def plan(
    files: Iterable[File],
    stored: Mapping[str, Source],
    reader: Reader,
    again: Container[str] = frozenset(),
    roots: tuple[str, ...] = (),
) -> Plan:
    """Compare files with what is stored of them: size and time first, the content in the worker.

    Sources in `again` are read again whatever they hold. `roots` are the addresses that were listed
    in this run: what is stored from below them and is not there any more is gone.
    """
    jobs: list[Job] = []
    same: list[Source] = []
    here: set[str] = set()
    for file in files:
        seen = reader.source(file)
        here.add(seen.path)
        known = None if seen.path in again else _up_to_date(stored.get(seen.path), reader)
        if known and _looks_like(seen, known):
            same.append(known)
        else:
            jobs.append(Job(file, seen, known))
    lost = tuple(_lost(stored, here, reader.folder, roots))
    found = [one for one in lost if one.path not in again and _up_to_date(one, reader)]
    moves = dict(_moves([job for job in jobs if job.source.path not in stored], found))
    taken = {move.before for move in moves.values()}
    return Plan(
        jobs=tuple(job for job in jobs if job.path not in moves),
        unchanged=tuple(same),
        moved=tuple(moves.values()),
        back=tuple(known_again(one, one) for one in same if one.state is State.GONE),
        gone=tuple(
            replace(one, state=State.GONE)
            for one in lost
            if one.state is not State.GONE and one.path not in taken
        ),
    )


def is_known(stored: Mapping[str, Source], reader: Reader, file: File) -> bool:
    """Tell whether a file is stored as a procedure and looks as it did then."""
    if not stored:  # so it is with every first run
        return False
    seen = reader.source(file)
    known = stored.get(seen.path)
    if known is None or known.state is State.QUARANTINED or known.template == PROCESS_MAP.key:
        return False
    return _looks_like(seen, known)


def _looks_like(seen: Source, known: Source) -> bool:
    """Tell whether a file looks as it did; without a time only its content can tell."""
    looks = (seen.size, seen.modified_ns)
    return bool(seen.modified_ns) and looks == (known.size, known.modified_ns)


def register_name(file: File, folder: Path) -> str:
    """Return how the register names a file: as seen from its folder, so that both can be moved.

    A file that shares no folder with the register, and one on another drive, has its full path. A
    name that is no text is written with escapes.
    """
    match file:
        case Member(archive=archive, inner=inner):
            path = _path_from(folder, archive)
            return f"{path}{INSIDE}{inner}" if inner else path
        case Remote(address=address):
            return address
        case _:
            return _path_from(folder, Path(str(file)))


def _path_from(folder: Path, file: Path) -> str:
    parent, name = os.path.split(file)
    base, other = os.path.abspath(folder), os.path.abspath(parent)  # noqa: PTH100  links stay
    full = _seen_from(base, other) + name
    return full if full.isascii() else os.fsencode(full).decode("utf-8", "backslashreplace")


@lru_cache(maxsize=1024)  # files lie together in folders
def _seen_from(folder: str, other: str) -> str:
    """Return how the names of files in the `other` folder begin."""
    anchor, seen = Path(other).anchor, Path(other)
    if Path(folder).anchor == anchor and os.path.commonpath((other, folder)) != anchor:
        seen = Path(os.path.relpath(other, folder))
    return "" if seen == Path() else f"{seen.as_posix().rstrip('/')}/"


def _up_to_date(known: Source | None, reader: Reader) -> Source | None:
    """Return a stored source if this reader made it from content that it could see.

    What an archive says of a file that may not be read is as good as its content.
    """
    if known is None or known.reader != reader.fingerprint:
        return None
    refused = known.refusal and (INSIDE in known.path or known.path.endswith(ARCHIVE))
    return known if known.sha256 or refused else None


def _lost(
    stored: Mapping[str, Source], here: set[str], folder: Path, roots: tuple[str, ...]
) -> Iterator[Source]:
    """Yield the stored sources whose file is no more, in the order of their paths."""
    for path, source in sorted(stored.items()):
        if path not in here and not _is_there(path, folder, roots):
            yield source


def _is_there(path: str, folder: Path, roots: tuple[str, ...]) -> bool:
    """Tell whether a stored source that was not found in this run may still be where it was."""
    if is_address(path):
        return not path.startswith(roots)
    archive, inside, inner = path.partition(INSIDE)
    return holds(folder / archive, inner) if inside else (folder / path).exists()


def _moves(new: Iterable[Job], lost: Iterable[Source]) -> Iterator[tuple[File, Move]]:
    """Yield the new files that hold what a lost one held; a lost one is found once.

    Only a file as large as a lost one is opened. A refused one is read again, since its reason
    names it.
    """
    waiting: defaultdict[int, list[Source]] = defaultdict(list)
    for source in lost:
        if source.refusal is None and source.template != PROCESS_MAP.key:
            waiting[source.size].append(source)
    for job in new:
        candidates = waiting[job.source.size]
        digest = digest_of(job.path) if candidates else ""
        ending = job.path.suffix
        alike = (one for one in candidates if one.sha256 == digest and one.path.endswith(ending))
        if known := next(alike, None):
            candidates.remove(known)
            seen = replace(known, path=job.source.path)
            yield job.path, Move(known.path, known_again(seen, job.source))
