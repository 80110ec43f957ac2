"""The steps as a graph: which step follows which, and what can be reached."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from sopxl.model.graph import closure, turned
from sopxl.model.sop import Answer, Sop, Step, StepKind

if TYPE_CHECKING:
    from collections.abc import Iterator


class Way(NamedTuple):
    """A flow from one step to another, both as positions in the table."""

    source: int
    target: int
    answer: Answer = Answer.NONE


class Flow:
    """The flow graph of one SOP; ways to steps that do not exist are left out."""

    def __init__(self, sop: Sop) -> None:
        self.steps = sop.steps
        self._position = {step.number: step.index for step in reversed(sop.steps)}

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """All flows in the order of the table, the implied ones («next row») included."""
        return tuple(chain.from_iterable(map(self._ways_of, self.steps)))

    @cached_property
    def successors(self) -> tuple[tuple[int, ...], ...]:
        """For every step, the positions it leads to."""
        found: list[list[int]] = [[] for _ in self.steps]
        for way in self.ways:
            found[way.source].append(way.target)
        return tuple(map(tuple, found))

    @cached_property
    def predecessors(self) -> tuple[tuple[int, ...], ...]:
        """For every step, the positions that lead to it."""
        return turned(self.successors)

    @cached_property
    def reachable(self) -> frozenset[int]:
        """Positions that can be reached from the first row."""
        return frozenset(closure(self.successors, (0,) if self.steps else ()))

    def _ways_of(self, step: Step) -> Iterator[Way]:
        if step.kind is StepKind.END:
            return
        for way in step.ways_out:
            target = self._position.get(way.target)
            if target is not None:
                yield Way(step.index, target, way.answer)
        implied = not step.ways_out and step.kind is not StepKind.DECISION
        if implied and step.index + 1 < len(self.steps):
            yield Way(step.index, step.index + 1)
