"""The steps as a graph: which step follows which, what can be reached, what never ends."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sopxl.model.sop import Answer, Sop, Step, StepKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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
        return tuple(way for step in self.steps for way in self._ways_of(step))

    @cached_property
    def successors(self) -> tuple[tuple[int, ...], ...]:
        """For every step, the positions it leads to."""
        return self._neighbours((way.source, way.target) for way in self.ways)

    @cached_property
    def predecessors(self) -> tuple[tuple[int, ...], ...]:
        """For every step, the positions that lead to it."""
        return self._neighbours((way.target, way.source) for way in self.ways)

    @cached_property
    def reachable(self) -> frozenset[int]:
        """Positions that can be reached from the first row."""
        return _closure(self.successors, (0,) if self.steps else ())

    @cached_property
    def ending(self) -> frozenset[int]:
        """Positions from which an end can be reached."""
        ends = (step.index for step in self.steps if step.kind is StepKind.END)
        return _closure(self.predecessors, ends)

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

    def _neighbours(self, pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.steps]
        for here, there in pairs:
            found[here].append(there)
        return tuple(map(tuple, found))


def _closure(neighbours: tuple[tuple[int, ...], ...], starts: Iterable[int]) -> frozenset[int]:
    seen: set[int] = set()
    waiting = list(starts)
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting.extend(neighbours[here])
    return frozenset(seen)
