"""From one file to its verdict, and to a copy that says it in the cells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sopxl.intake.parse.sop import parse
from sopxl.model.errors import UserError
from sopxl.pipeline.checking.outcome import Outcome
from sopxl.pipeline.checking.single import inspect
from sopxl.pipeline.drawing.drawn import PATCHABLE, ending
from sopxl.pipeline.drawing.forms import written_form
from sopxl.pipeline.drawing.on_paper import DrawnAs
from sopxl.pipeline.failures import failures_told
from sopxl.pipeline.writable import writable
from sopxl.rules.score import scored
from sopxl.workbook.annotate.workbook_copy import annotated
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.form import read_guarded

if TYPE_CHECKING:
    from pathlib import Path

    from sopxl.model.settings import Paper
    from sopxl.model.sop import Sop
    from sopxl.pipeline.checking.single import Task
    from sopxl.rules.located import Located

SOME_ONLY = "Daftar di bawah hanya memuat yang diminta: {asked} dari {found} temuan."


def copy_ending(path: Path) -> str:
    """Return how the name of the copy of a source ends; macros stay with their workbook."""
    return ending(path, DrawnAs.XLSX)


def annotate(path: Path, task: Task) -> tuple[Outcome, bytes]:
    """Return the verdict on a file, and a copy of it with the findings in their cells.

    Sources that are no .xlsx or .xlsm become a new form, in which each finding has its cell too.
    Whatever is wrong with the file, this never raises for it: then the outcome says what, and the
    copy is empty.
    """
    whole = inspect(path, replace(task, select=(), ignore=()))
    asked = tuple(each for each in whole.findings if task.wants(each.finding.rule.code))
    outcome = replace(whole, findings=asked)
    if outcome.draft is None or outcome.sop is None:
        return outcome, b""
    try:
        paper = task.settings(outcome.draft).paper
        with failures_told(path.name):
            return outcome, _copy(path, outcome.sop, asked, _verdict(whole, len(asked)), paper)
    except UserError as error:
        return Outcome(outcome.file, error=error), b""


def _verdict(whole: Outcome, asked: int) -> str:
    """Return the score with its explanation: that of all findings, whichever were asked for."""
    found = len(whole.findings)
    score = str(scored(whole.findings, len(whole.sop.steps) if whole.sop else 0))
    return score if asked == found else f"{score} {SOME_ONLY.format(asked=asked, found=found)}"


def _copy(path: Path, sop: Sop, findings: tuple[Located, ...], verdict: str, paper: Paper) -> bytes:
    if path.suffix.casefold() in PATCHABLE:
        return annotated(writable(path), findings, verdict)
    form = written_form(sop, paper)
    return annotated(form, _moved(findings, form, path.name), verdict)


def _moved(findings: tuple[Located, ...], form: bytes, name: str) -> tuple[Located, ...]:
    """Return the findings with their cells in the form that was written of the SOP."""
    draft = parse(read_guarded(guarded(form, name))).draft
    return tuple(replace(located, place=draft.place(located.finding.ref)) for located in findings)
