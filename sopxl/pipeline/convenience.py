"""What a script or a notebook calls most: look at a file, draw it, take a register as tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sopxl.model.settings import settings_from
from sopxl.pipeline.checking.single import Task
from sopxl.pipeline.checking.single import inspect as inspected
from sopxl.pipeline.drawing.drawn import draw as drawn
from sopxl.pipeline.drawing.on_paper import DrawnAs
from sopxl.pipeline.files import replace_file
from sopxl.pipeline.reporting.report import frames

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.pipeline.checking.outcome import Outcome


def inspect(path: str | Path, today: date | None = None, **chosen: object) -> Outcome:
    """Return the SOP in a file with its findings, or the error for which it could not be read.

    `chosen` are settings under the keys of `sopxl.toml`: `profil="lama"`.
    """
    task = Task(today or date.today(), chosen, alone=True)  # noqa: DTZ011  the day on the wall
    return inspected(Path(path), task)


def draw(
    path: str | Path, target: str | Path, today: date | None = None, **chosen: object
) -> Outcome:
    """Draw the SOP in a file to `target`, whose ending (.xlsx, .pdf, .png, .svg) decides the form.

    Another file than `path` becomes a new form where its table has no column for each actor.
    Returns the verdict on the SOP. Raises UserError for what cannot be read, drawn or written, and
    ValueError for an ending that is none of these.
    """
    target = Path(target)
    kind = DrawnAs(target.suffix.removeprefix(".").casefold().replace("xlsm", "xlsx"))
    task = Task(today or date.today(), chosen)  # noqa: DTZ011  the day on the wall
    elsewhere = target.resolve() != Path(path).resolve()
    outcome, drawing = drawn(Path(path), task, kind, str(path), elsewhere=elsewhere)
    replace_file(target, drawing.content)
    return outcome


def register(path: str | Path, today: date | None = None, **chosen: object) -> Mapping[str, Any]:
    """Return the tables of a register (`register.db` or its folder) as pandas frames, by name."""
    day = today or date.today()  # noqa: DTZ011  the day on the wall
    return frames(Path(path), settings=settings_from(chosen), today=day)
