"""How long one run of a procedure takes, from its first row to an end.

A run takes no step twice: a way back (to a step that led here) is not followed, so a loop counts
once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.flow import Flow
from sopxl.model.sop import StepKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sopxl.model.sop import Sop


class Runs:
    """All runs of one SOP; it ends where a step says so, else in the last row (old forms)."""

    def __init__(self, sop: Sop) -> None:
        flow = Flow(sop)
        self._finished = _finished(flow.successors)
        rank = {step: place for place, step in enumerate(self._finished)}
        ends = frozenset(step.index for step in sop.of_kind(StepKind.END) if step.index in rank)
        self._ends = ends or frozenset({len(sop.steps) - 1})
        self._onward = {
            here: [there for there in flow.successors[here] if rank[there] < rank[here]]
            for here in self._finished
        }

    def shortest(self, weights: Sequence[float]) -> float | None:
        """Return the weight of the lightest run, or None where no run comes to an end."""
        return self._best(weights, min)

    def longest(self, weights: Sequence[float]) -> float | None:
        """Return the weight of the heaviest run, or None where no run comes to an end."""
        return self._best(weights, max)

    def heaviest(self, weights: Sequence[float]) -> tuple[int, ...]:
        """Return the steps of the heaviest run, none where no run comes to an end.

        Where two ways weigh the same, the one that stands first in the table is taken.
        """
        rest = self._rest(weights, max)
        way = [0] if 0 in rest else []
        while way and way[-1] not in self._ends:
            onward = [there for there in self._onward[way[-1]] if there in rest]
            way.append(max(onward, key=lambda there: (rest[there], -there)))
        return tuple(way)

    def _best(
        self, weights: Sequence[float], choose: Callable[[Iterable[float]], float]
    ) -> float | None:
        return self._rest(weights, choose).get(0)

    def _rest(
        self, weights: Sequence[float], choose: Callable[[Iterable[float]], float]
    ) -> dict[int, float]:
        """Return for every step the weight of the best run from there to an end."""
        rest: dict[int, float] = {}
        for here in self._finished:
            onward = [rest[there] for there in self._onward[here] if there in rest]
            if here in self._ends:
                onward.append(0.0)
            if onward:
                rest[here] = weights[here] + choose(onward)
        return rest


def _finished(successors: Sequence[Sequence[int]]) -> list[int]:
    """Return the steps in the order in which a depth-first walk from the first row leaves them.

    A step is left after all that it leads to, save those it came from: so a way to a step that is
    left later leads back.
    """
    left: list[int] = []
    seen: set[int] = set()
    waiting = [(0, False)] if successors else []
    while waiting:
        here, done = waiting.pop()
        if done:
            left.append(here)
        elif here not in seen:
            seen.add(here)
            waiting.append((here, True))
            waiting.extend((there, False) for there in reversed(successors[here]))
    return left
