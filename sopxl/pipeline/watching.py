"""A workbook under watch: at every save its PDF is made anew, and it is drawn into once closed.

For offices where neither macros nor programs beside Excel are allowed, and for LibreOffice.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError, UserError
from sopxl.pipeline.drawing.drawn import PATCHABLE, draw
from sopxl.pipeline.drawing.on_paper import DrawnAs
from sopxl.pipeline.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sopxl.pipeline.checking.outcome import Outcome
    from sopxl.pipeline.checking.single import Task

LOCKS = ("~${name}", ".~lock.{name}#")
"""What Excel and LibreOffice put beside a workbook that they hold open."""

PAUSE = 400
"""Milliseconds without a change after which a save is over: programs save in several steps."""


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
    """Yield what is made at every save of a workbook, beginning with now, until it is stopped.

    Raises UsageError for a file that does not exist.
    """
    if not file.is_file():
        raise UsageError(f"Berkas «{file}» tidak ada.", "Periksa nama dan foldernya.", "missing")
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
        """Yield what is due: a preview of new content, a drawing of a closed workbook."""
        content = _content(file)
        if not content:
            return
        if content not in {self.previewed, self.drawn}:
            self.previewed = content
            yield _made(file, file.with_suffix(".pdf"), task, DrawnAs.PDF)
        if content == self.drawn or is_open(file) or file.suffix.casefold() not in PATCHABLE:
            return
        event = _made(file, file, task, DrawnAs.XLSX)
        self.drawn = content if event.done is Done.FAILED else _content(file)
        yield event


def _made(file: Path, target: Path, task: Task, kind: DrawnAs) -> Event:
    try:
        outcome, drawing = draw(file, task, kind, str(file), keep=True)
        replace_file(target, drawing.content)
    except UserError as error:
        return Event(Done.FAILED, target, error=error)
    done = Done.PREVIEW if kind is DrawnAs.PDF else Done.DRAWN
    return Event(done, target, outcome)


def _content(file: Path) -> str:
    """Return what tells one content from another; empty while a program is writing the file."""
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
