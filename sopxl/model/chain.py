"""How often each step of a procedure is done on average, going back included.

A procedure whose decisions answer by chance is an absorbing Markov chain: runs wander along its
flows until they meet an end. The expected visits are found by taking the states out one by one
(Grassmann, Taksar and Heyman), which subtracts nothing and so loses no digits.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sopxl.model.flow import Flow
from sopxl.model.graph import closure
from sopxl.model.sop import Answer, StepKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.model.sop import Sop

OUT = -1
"""Where a run goes from its end."""


class Chain:
    """The chances of one SOP; `yes` is the chance that a decision answers «Ya»."""

    def __init__(self, sop: Sop, yes: float) -> None:
        self._flow = Flow(sop)
        self._share = {Answer.YES: yes, Answer.NO: 1 - yes, Answer.NONE: 1.0}
        self._size = len(sop.steps)

    @cached_property
    def ends_surely(self) -> bool:
        """Tell whether every run comes to an end, from whatever step it has come to."""
        if not self._size:
            return False
        return self._flow.reachable <= closure(self._flow.predecessors, self._ends)

    @cached_property
    def visits(self) -> tuple[float, ...]:
        """How often each step is done in one run; nothing where some run never ends."""
        if not self.ends_surely:
            return ()
        here = expected_visits(self._moves, 0)
        return tuple(here.get(step, 0.0) for step in range(self._size))

    @cached_property
    def repeats(self) -> tuple[float, ...]:
        """How many of the visits to each step are not the first in their run."""
        return tuple(
            visits - visits / expected_visits(self._moves, step)[step]
            if step in self._in_loops
            else 0.0
            for step, visits in enumerate(self.visits)
        )

    @cached_property
    def _moves(self) -> Mapping[int, Mapping[int, float]]:
        """Where a run goes from each step that can be reached, and with which chance."""
        return {step: self._onward(step) for step in sorted(self._flow.reachable)}

    def _onward(self, step: int) -> Mapping[int, float]:
        ways = [way for way in self._flow.ways if way.source == step]
        whole = sum(self._share[way.answer] for way in ways)
        chances: dict[int, float] = {}
        for way in ways:
            chance = self._share[way.answer] / whole
            chances[way.target] = chances.get(way.target, 0.0) + chance
        return chances or {OUT: 1.0}

    @cached_property
    def _ends(self) -> frozenset[int]:
        """The steps that say so; in old forms, which say nothing, the last row."""
        said = (step.index for step in self._flow.steps if step.kind is StepKind.END)
        found = frozenset(said) & self._flow.reachable
        last = self._size - 1
        return found or frozenset({last} if not self._flow.successors[last] else ())

    @cached_property
    def _in_loops(self) -> frozenset[int]:
        """The steps that a run may come back to."""
        successors = self._flow.successors
        return frozenset(
            step for step in self._moves if step in closure(successors, successors[step])
        )


def expected_visits(moves: Mapping[int, Mapping[int, float]], start: int) -> dict[int, float]:
    """Return how often a run from `start` comes to each state; its first presence counts.

    `moves` are the chances of each state by where they lead; OUT must be within reach of all.
    """
    onward = {state: dict(chances) for state, chances in moves.items()}
    order = [start, *(state for state in onward if state != start)]
    entries: list[dict[int, float]] = []
    for taken in reversed(order[1:]):
        left = onward.pop(taken)
        left.pop(taken, None)
        leaving = sum(left.values())
        coming = {
            state: chances.pop(taken) / leaving
            for state, chances in onward.items()
            if taken in chances
        }
        for state, chance in coming.items():
            for target, share in left.items():
                onward[state][target] = onward[state].get(target, 0.0) + chance * share
        entries.append(coming)
    onward[start].pop(start, None)
    visits = {start: 1 / sum(onward[start].values())}
    for taken, coming in zip(order[1:], reversed(entries), strict=True):
        visits[taken] = sum(visits[state] * chance for state, chance in coming.items())
    return visits
