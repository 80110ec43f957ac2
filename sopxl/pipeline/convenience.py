"""The two calls that a script or a notebook makes most: look at a file, draw a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sopxl.pipeline.drawing import DrawnAs
from sopxl.pipeline.drawing import draw as drawn
from sopxl.pipeline.files import replace_file
from sopxl.pipeline.outcome import Outcome
from sopxl.pipeline.single import Task
from sopxl.pipeline.single import inspect as inspected


def inspect(path: str | Path, today: date | None = None, **chosen: object) -> Outcome:
    """Return the SOP in a file with its findings, or the error for which it could not be read.

    `chosen` are settings under the keys of `sopxl.toml`: `profil="lama"`.
    """
    return inspected(Path(path), Task(today or date.today(), chosen))  # noqa: DTZ011  local day


def draw(
    path: str | Path, target: str | Path, today: date | None = None, **chosen: object
) -> Outcome:
    """Draw the SOP in a file to `target`, whose ending (.xlsx, .pdf, .png, .svg) decides the form.

    Returns the verdict on the SOP. Raises UserError for what cannot be read, drawn or written, and
    ValueError for an ending that is none of these.
    """
    target = Path(target)
    kind = DrawnAs(target.suffix.removeprefix(".").casefold().replace("xlsm", "xlsx"))
    task = Task(today or date.today(), chosen)  # noqa: DTZ011  the day on the wall of the office
    outcome, content = drawn(Path(path), task, kind, str(path))
    replace_file(target, content)
    return outcome
