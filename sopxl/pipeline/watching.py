"""A workbook under watch: at every save its PDF is made anew, and it is drawn into once closed.

For offices where neither macros nor programs beside Excel are allowed, and for LibreOffice.
"""

from __future__ import annotations

from enum import Enum
from hashlib import sha256
from time import monotonic, sleep
from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError, UserError
from sopxl.pipeline.drawing.drawn import PATCHABLE, draw
from sopxl.pipeline.drawing.on_paper import DrawnAs
from sopxl.pipeline.files import replace_file
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sopxl.pipeline.checking.outcome import Outcome
    from sopxl.pipeline.checking.single import Task

LOCKS = ("~${name}", ".~lock.{name}#")
"""What Excel and LibreOffice put beside a workbook that they hold open."""

FOLDER = "«{file}» adalah folder; yang diamati satu buku kerja."

PAUSE = 400
"""Milliseconds without a change after which a save is over: programs save in several steps."""

GLANCE = 0.05
"""Seconds between two looks at a file that may still change."""

PATIENCE = 2.0
"""Seconds for which a file that looks damaged may still be on its way, over a slow network say."""

HALF_WRITTEN = {"missing", "empty", "locked", "unreadable", "corrupt", "not-a-workbook", "not-json"}
"""The codes of what is wrong with a file of which only the beginning has arrived."""


class Done(Enum):
    """What was made of one save."""

    PREVIEW = "pratinjau"
    DRAWN = "digambar"
    FAILED = "gagal"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was made: the file, the verdict on the SOP, or why it could not be made."""

    done: Done
    file: Path
    outcome: Outcome | None = None
    error: UserError | None = None


def watched(file: Path, task: Task) -> Iterator[Event]:
    """Return what is made at every save of a workbook, beginning with now, until it is stopped.

    Raises UsageError at once for a file that does not exist, and for a folder.
    """
    if file.is_dir():
        raise UsageError(FOLDER.format(file=file), "Sebut satu buku kerja di dalamnya.", "folder")
    if not file.is_file():
        raise UsageError(f"Berkas «{file}» tidak ada.", "Periksa nama dan foldernya.", "missing")
    return _watched(file, task)


def _watched(file: Path, task: Task) -> Iterator[Event]:
    from watchfiles import watch  # noqa: PLC0415  # the one door, for those who watch

    seen = _Seen()
    yield from seen.events(file, task)
    # The whole folder: a save replaces the file, and a lock that goes is what is waited for.
    for _ in watch(file.parent, recursive=False, step=PAUSE // 4, debounce=PAUSE):
        yield from seen.events(file, task)


def is_open(file: Path) -> bool:
    """Tell whether Excel or LibreOffice holds a workbook open."""
    return any(file.with_name(lock.format(name=file.name)).exists() for lock in LOCKS)


class _Seen:
    """What has been made of which content, so that our own writing is no save."""

    def __init__(self) -> None:
        self.previewed = ""
        self.drawn = ""

    def events(self, file: Path, task: Task) -> Iterator[Event]:
        """Yield what is due: a preview of new content, a drawing of a closed workbook.

        What cannot be read is told once, and not again for the drawing.
        """
        content = _settled(file)
        if not content:
            return
        told = ""
        if content not in {self.previewed, self.drawn}:
            event = _made(file, file.with_suffix(".pdf"), task, DrawnAs.PDF)
            if event is None or (_is_half_written(event) and _changes(file, PATIENCE)):
                yield from self.events(file, task)
                return
            self.previewed, told = content, str(event.error)
            yield event
        if content == self.drawn or is_open(file) or file.suffix.casefold() not in PATCHABLE:
            return
        drawn = _made(file, file, task, DrawnAs.XLSX)
        if drawn is None:
            yield from self.events(file, task)
            return
        self.drawn = content if drawn.error else _content(file)
        if drawn.error is None or str(drawn.error) != told:
            yield drawn


def _made(file: Path, target: Path, task: Task, kind: DrawnAs) -> Event | None:
    """Write what is due of a file; None, and nothing written, where it was saved meanwhile."""
    before = _stamp(file)
    try:
        outcome, drawing = draw(file, task, kind, str(file), keep=True)
        if _stamp(file) != before:
            return None
        replace_file(target, drawing.content)
    except UserError as error:
        return Event(Done.FAILED, target, error=error)
    done = Done.PREVIEW if kind is DrawnAs.PDF else Done.DRAWN
    return Event(done, target, outcome)


def _is_half_written(event: Event) -> bool:
    return event.error is not None and event.error.code in HALF_WRITTEN


def _settled(file: Path) -> str:
    """Return what tells one content from another, once nobody writes; empty without a file."""
    while _changes(file, PAUSE / 1000):
        pass
    return _content(file)


def _content(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def _changes(file: Path, seconds: float) -> bool:
    """Wait for a change of size or time, so long at most, and tell whether there was one."""
    before, end = _stamp(file), monotonic() + seconds
    while monotonic() < end:
        sleep(GLANCE)
        if _stamp(file) != before:
            return True
    return False


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        told = file.stat()
    except OSError:
        return None
    return told.st_size, told.st_mtime_ns
