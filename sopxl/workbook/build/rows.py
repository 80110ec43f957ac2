"""The rows of the table as a form shows them: numbers counted anew, targets by position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.sop import YES_SLOT, Answer, StepKind
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.model.sop import Sop, Step

SEPARATOR = "; "
"""Between the actors of a step that several carry out at the same time."""


def lines_in(text: str, width: float) -> int:
    """Estimate how many lines a text fills in a column `width` characters wide.

    Good enough for a form: drawing it measures every word with the font's own table.
    """
    return sum(1 + int(len(part) / width) for part in text.split("\n"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One step as its cells say it; `yes` and `no` are numbers of rows, counted from 1."""

    number: int
    kind: str
    actors: str
    yes: int | None
    no: int | None
    activity: str
    requirements: str
    duration: str
    output: str
    remarks: str

    def target(self, slot: int | None) -> int | None:
        """Return the target in one of the two cells for ways out."""
        return self.yes if slot == YES_SLOT else self.no

    @property
    def decides(self) -> bool:
        """Tell whether the step is a decision."""
        return self.kind == StepKind.DECISION.value


def rows_of(sop: Sop) -> tuple[Row, ...]:
    """Return the rows of a whole procedure."""
    positions = {step.number: step.index + 1 for step in reversed(sop.steps)}
    return tuple(_row(step, positions) for step in sop.steps)


def _row(step: Step, positions: Mapping[int, int]) -> Row:
    yes = step.answered(Answer.YES) or step.answered(Answer.NONE)
    no = step.answered(Answer.NO)
    return Row(
        number=step.index + 1,
        kind=step.kind.value,
        actors=SEPARATOR.join(step.actors),
        yes=positions.get(yes.target, yes.target) if yes else None,
        no=positions.get(no.target, no.target) if no else None,
        activity=step.activity,
        requirements=step.requirements,
        duration=step.duration.text,
        output=step.output,
        remarks=step.remarks,
    )
