"""The procedure itself: steps, the actors who carry them out, and the ways from step to step."""

from __future__ import annotations

from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING

from sopxl.model.duration import Duration
from sopxl.model.identity import Identity
from sopxl.model.ref import Ref
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.identity import TestRecord


class StepKind(Enum):
    """The kinds of step; each value is the word the form uses."""

    START = "mulai"
    ACTIVITY = "kegiatan"
    DECISION = "keputusan"
    END = "selesai"


class Answer(Enum):
    """What a decision answers; the empty answer is that of every other step."""

    NONE = ""
    YES = "Ya"
    NO = "Tidak"


@dataclass(frozen=True, slots=True)
class WayOut:
    """A way to the step with the number `target`, under `answer` where the step decides."""

    target: int
    answer: Answer = Answer.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One row of the procedure.

    `index` is the row's position in the table, from 0; `number` is what the No cell says. No ways
    out means the next row, except for decisions (a fault) and ends (there is none).
    """

    index: int
    number: int
    activity: str
    actors: tuple[str, ...]
    kind: StepKind = StepKind.ACTIVITY
    requirements: str = ""
    duration: Duration = Duration()
    output: str = ""
    remarks: str = ""
    ways_out: tuple[WayOut, ...] = ()

    def ref(self, field: str | None = None, item: int | None = None) -> Ref:
        """Return the address of this step, of one of its fields, or of one item of a field."""
        return Ref("steps", self.index, field, item)

    def answered(self, answer: Answer) -> WayOut | None:
        """Return the way out under `answer`, if there is one."""
        return next((way for way in self.ways_out if way.answer is answer), None)


YES_SLOT, NO_SLOT = 0, 1
"""Items of `ways_out`: the cell «Lanjut / Ya →» and the cell «Tidak →»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sop:
    """A whole procedure, as its author means it.

    `actors` are the heads of the actor columns from left to right, whether used or not.
    """

    identity: Identity = field(default_factory=Identity)
    actors: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    tests: tuple[TestRecord, ...] = ()

    def of_kind(self, kind: StepKind) -> Iterator[Step]:
        """Yield the steps of one kind, in order."""
        return (step for step in self.steps if step.kind is kind)
