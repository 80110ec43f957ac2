"""One workbook on its way back: checked, annotated and drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sopxl.intake.parse.sop import parse
from sopxl.model.errors import UserError
from sopxl.model.place import Place
from sopxl.model.ref import identity_ref
from sopxl.pipeline.batch.run import at_hand
from sopxl.pipeline.checking.single import judge, read
from sopxl.pipeline.drawing.composing import drawable
from sopxl.pipeline.drawing.drawn import PATCHABLE, draw_into
from sopxl.pipeline.drawing.forms import written_form
from sopxl.pipeline.failures import failures_told
from sopxl.pipeline.writable import writable
from sopxl.rules.located import Located
from sopxl.rules.register import REGISTER_RULES
from sopxl.rules.rule import Severity
from sopxl.rules.score import scored
from sopxl.values import dataclass
from sopxl.workbook.annotate.workbook_copy import annotated
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.form import read_guarded

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft
    from sopxl.model.settings import Settings
    from sopxl.pipeline.checking.outcome import Outcome
    from sopxl.pipeline.checking.single import Task
    from sopxl.register.entry import FindingRecord
    from sopxl.workbook.guard.file import File

NOT_DRAWN = "Belum digambar: {error}"
NOT_MADE = "Tidak dapat dikembalikan: {error}"
RULES = {rule.code: rule for rule in REGISTER_RULES}
TITLE = identity_ref("title")

NEW_FORM = "Isi kiriman dipindahkan ke formulir baru."


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was sent: its name in the register, and where it is.

    `merged` are the findings of merging, which the file alone does not show.
    """

    name: str
    file: File
    merged: tuple[FindingRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """The workbook that goes back, empty where none could be made, and what is told of it."""

    name: str
    content: bytes = b""
    told: tuple[str, ...] = ()


def given_back(sent: Sent, task: Task) -> Returned:
    """Return a file as its office gets it back; whatever is wrong with it, this returns.

    What cannot be drawn is still annotated. This runs in a worker.
    """
    try:
        with failures_told(sent.file.name, recorded=False):
            return _given_back(sent, task)
    except UserError as error:
        return Returned(sent.name, told=(NOT_MADE.format(error=error),))


def returned_name(name: str) -> str:
    """Return the name of the workbook that goes back for a file."""
    path = PurePosixPath(name)
    keeps = path.suffix.casefold() in PATCHABLE
    return name if keeps else f"{path.stem.removesuffix('.sop')}.xlsx"


def _given_back(sent: Sent, task: Task) -> Returned:
    file = at_hand(sent.file)
    draft = read(file)
    settings = task.settings(draft)
    outcome = judge(draft, settings, task, sent.name)
    merged = tuple(_recalled(record, outcome.draft or draft) for record in sent.merged)
    outcome = replace(outcome, findings=(*outcome.findings, *merged))
    workbook, told = _workbook(file, outcome, settings)
    draft, findings = _placed(workbook, outcome, file.name)
    drawn, said = _drawn(workbook, draft, outcome, settings)
    steps = len(outcome.sop.steps) if outcome.sop else 0
    content = annotated(drawn, findings, str(scored(findings, steps)))
    return Returned(sent.name, content, (*told, *said))


def _recalled(record: FindingRecord, draft: Draft) -> Located:
    """Return a finding of the register as it was told, at the part of the SOP that it is about."""
    place = Place(record.sheet, record.cell)
    entries = draft.entries.items()
    refs = (ref for ref, entry in entries if (entry.sheet, entry.cell) == (place.sheet, place.cell))
    rule = replace(RULES[record.rule], message="{message}", advice="{advice}")
    finding = rule.finding(next(refs, TITLE), message=record.message, advice=record.advice)
    return Located(finding, place, Severity(record.severity))


def _workbook(file: File, outcome: Outcome, settings: Settings) -> tuple[bytes, tuple[str, ...]]:
    """Return the workbook to write into: the one sent, or a new form of what was sent."""
    if file.suffix.casefold() in PATCHABLE:
        return writable(file), ()
    return written_form(outcome.sop, settings.paper), (NEW_FORM,)


def _placed(workbook: bytes, outcome: Outcome, name: str) -> tuple[Draft, tuple[Located, ...]]:
    """Return what the workbook says, and the findings in its cells."""
    draft = parse(read_guarded(guarded(workbook, name))).draft
    return draft, tuple(
        replace(found, place=draft.place(found.finding.ref)) for found in outcome.findings
    )


def _drawn(
    workbook: bytes, draft: Draft, outcome: Outcome, settings: Settings
) -> tuple[bytes, tuple[str, ...]]:
    try:
        sop = drawable(outcome, Path(outcome.file).name)
        return draw_into(workbook, draft, sop, settings), ()
    except UserError as error:
        return workbook, (NOT_DRAWN.format(error=error.message),)
