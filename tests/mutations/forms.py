"""The example procedures as workbooks, and faults typed into their cells."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sopxl.intake.parse.sop import parse
from sopxl.interchange import sop_json
from sopxl.model.ref import Ref
from sopxl.model.settings import Settings
from sopxl.model.sop import NO_SLOT, YES_SLOT, StepKind
from sopxl.pipeline.checking.single import Task, judge
from sopxl.pipeline.drawing.forms import written_form
from sopxl.rules.rule import Severity
from sopxl.workbook.cells.patch import with_cells
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.form import read_guarded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.intake.draft import Draft
    from sopxl.model.sop import Sop, Step
    from sopxl.pipeline.checking.outcome import Outcome
    from sopxl.workbook.cells.patch import Value

DAY = date(2026, 6, 1)
"""All examples are in force, and none is due for review."""

SOURCES = sorted(
    (Path(__file__).parents[2] / "examples" / "sources").glob("[0-9]*.json"),
    key=lambda path: path.name,
)


def head(field: str, item: int | None = None) -> Ref:
    return Ref("identity", None, field, item)


@dataclass(frozen=True, slots=True)
class Form:
    """One example: its workbook, where its cells are, and what it says."""

    name: str
    workbook: bytes
    draft: Draft
    sop: Sop

    @property
    def middle(self) -> tuple[Step, ...]:
        """The steps between the first and the last."""
        return self.sop.steps[1:-1]

    @property
    def targets(self) -> set[int]:
        """The numbers to which a way leads that is written down."""
        return {way.target for step in self.sop.steps for way in step.ways_out}

    def plain(self, *, untargeted: bool = False) -> Step | None:
        """The first step in the middle that leads to its next row only."""
        found = (
            step
            for step in self.middle
            if step.kind is StepKind.ACTIVITY and not step.ways_out
            if not (untargeted and step.number in self.targets)
        )
        return next(found, None)

    def decision(self) -> Step | None:
        """The first decision."""
        return next(self.sop.of_kind(StepKind.DECISION), None)


class Seeded(NamedTuple):
    """What is typed into which cells, and the cell in which this must be found."""

    typed: Mapping[Ref, str | int]
    place: Ref


def yes(step: Step) -> Ref:
    return step.ref("ways_out", YES_SLOT)


def no(step: Step) -> Ref:
    return step.ref("ways_out", NO_SLOT)


@cache
def forms() -> tuple[Form, ...]:
    """Return all examples as workbooks; one is built in a moment, so all are built once."""
    return tuple(map(_form, SOURCES))


def _form(source: Path) -> Form:
    sop = parse(sop_json.to_draft(source.read_text(encoding="utf-8"), source.name)).sop
    workbook = written_form(sop)
    reading = parse(read_guarded(guarded(workbook, source.name)))
    return Form(source.stem, workbook, reading.draft, reading.sop)


def verdict(workbook: bytes, name: str) -> Outcome:
    """Return what is found in a workbook on the day of the tests."""
    task = Task(DAY, {})
    return judge(read_guarded(guarded(workbook, name)), Settings(), task, name)


def typed_into(form: Form, texts: Mapping[Ref, str | int]) -> bytes:
    """Return the workbook with other text in some cells, as an author would type it."""
    sheets: dict[str, dict[str, Value]] = defaultdict(dict)
    for ref, text in texts.items():
        entry = form.draft.entries[ref]
        sheets[entry.sheet][entry.cell] = text
    workbook = form.workbook
    for sheet, values in sheets.items():
        workbook = with_cells(workbook, sheet, values, over_formulas=True)
    return workbook


def told(outcome: Outcome, *, hints: bool) -> Iterator[tuple[str, str]]:
    """Yield the rule and the cell of each finding, hints only where they are asked for."""
    for found in outcome.findings:
        if hints or found.severity is not Severity.HINT:
            yield found.finding.rule.code, str(found.place)
