"""One file from its cells to its verdict: read, parse, check, place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sopxl.interchange import markdown, sop_json
from sopxl.model.errors import UsageError, UserError, reason
from sopxl.pipeline.checking.judging import Task, judge
from sopxl.pipeline.checking.looking import found_besides_cells
from sopxl.pipeline.checking.outcome import Outcome
from sopxl.pipeline.failures import failures_told
from sopxl.workbook.read import form as workbook

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft
    from sopxl.workbook.guard.file import File

__all__ = ["Task", "inspect", "judge", "read", "verdict"]

NOTATIONS = {".json": sop_json.to_draft, ".md": markdown.to_draft}
"""Sources that are text; everything else is taken for a workbook."""


def is_text(path: File) -> bool:
    """Tell whether a source is text, which no library in another language reads."""
    return path.suffix.casefold() in NOTATIONS


def read(path: File) -> Draft:
    """Return what a source says.

    Raises UserError for what cannot be read, UsageError for a path that does not exist.
    """
    to_draft = NOTATIONS.get(path.suffix.casefold())
    if to_draft is None:
        return workbook.read(path)
    return to_draft(_text(path), path.name)


def inspect(path: File, task: Task, name: str | None = None) -> Outcome:
    """Return what became of one file; whatever is wrong with it, this never raises for it."""
    name = name or str(path)
    try:
        with failures_told(path.name):
            return verdict(path, task, name)
    except UserError as error:
        return Outcome(name, error=error)


def verdict(path: File, task: Task, name: str) -> Outcome:
    """Return the same for a caller who tells failures himself; raises as `read`."""
    draft = read(path)
    settings = task.settings(draft)
    further = partial(found_besides_cells, path) if task.alone else None
    return judge(draft, settings, task, name, further)


def _text(path: File) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise UsageError(
            f"Berkas «{path}» tidak ada.", "Periksa nama dan foldernya.", "missing"
        ) from error
    except UnicodeDecodeError as error:
        raise UserError(
            f"Berkas «{path.name}» bukan teks UTF-8.",
            "Simpan ulang berkas itu sebagai teks dengan pengodean UTF-8.",
            "not-utf-8",
        ) from error
    except OSError as error:
        raise UserError(
            f"Berkas «{path.name}» tidak dapat dibuka: {reason(error)}.",
            "Tutup program yang memakainya, atau periksa izin baca folder itu.",
            "unreadable",
        ) from error
