"""How hard an SOP is to follow, as one number by which SOPs can be ranked.

A flow with many branches and loops, many hands, and many steps is hard to follow. The weights are
ours: they order SOPs, and mean nothing beyond that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.flow import Flow
from sopxl.model.sop import StepKind
from sopxl.register.relations import handovers
from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.model.sop import Sop

STEP, DECISION, BACKWARD, ACTOR, HANDOVER = 1, 3, 2, 2, 1
"""What each thing weighs."""


@dataclass(frozen=True, slots=True)
class Complexity:
    """What makes an SOP hard: its counts, and their weighted sum."""

    steps: int
    decisions: int
    backward: int
    actors: int
    handovers: int

    @property
    def score(self) -> int:
        """The sum by which SOPs are ranked."""
        return (
            STEP * self.steps
            + DECISION * self.decisions
            + BACKWARD * self.backward
            + ACTOR * self.actors
            + HANDOVER * self.handovers
        )


def complexity(sop: Sop) -> Complexity:
    """Count what makes `sop` hard to follow; `backward` are flows to an earlier row."""
    return Complexity(
        steps=len(sop.steps),
        decisions=sum(step.kind is StepKind.DECISION for step in sop.steps),
        backward=sum(way.target <= way.source for way in Flow(sop).ways),
        actors=len({actor for step in sop.steps for actor in step.actors}),
        handovers=sum(one.count for one in handovers(sop)),
    )
