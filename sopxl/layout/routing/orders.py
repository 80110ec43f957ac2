"""In which order wires are placed: who comes first chooses, who comes later gives way."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sopxl.layout.routing.problem import Errand

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from sopxl.layout.routing.problem import Problem

    Order: TypeAlias = Callable[[Iterable[int]], list[int]]


class Orders:
    """Sorts the wires of a problem; links always come first."""

    def __init__(self, problem: Problem) -> None:
        obstacles = problem.obstacles
        self._not_link = [wire.errand is not Errand.LINK for wire in problem.wires]
        self._not_refusal = [wire.errand is not Errand.NO for wire in problem.wires]
        self._rows = [
            (obstacles[wire.source].row, obstacles[wire.target].row) for wire in problem.wires
        ]
        self._columns = [
            (obstacles[wire.source].column, obstacles[wire.target].column) for wire in problem.wires
        ]

    def shortest_first(self, wires: Iterable[int]) -> list[int]:
        """Return forward wires from short to long, then those that lead back."""
        keys = [
            (link, down < up, abs(down - up), abs(left - right))
            for link, (up, down), (left, right) in zip(
                self._not_link, self._rows, self._columns, strict=True
            )
        ]
        return sorted(wires, key=keys.__getitem__)

    def others(self, crossing: Collection[int]) -> tuple[Order, ...]:
        """Return further orders: from below, from above, those that cross first, refusals first."""
        link, rows = self._not_link, self._rows
        return (
            lambda wires: sorted(wires, key=lambda wire: (link[wire], -max(rows[wire]))),
            lambda wires: sorted(wires, key=lambda wire: (link[wire], min(rows[wire]))),
            lambda wires: sorted(wires, key=lambda wire: (link[wire], wire not in crossing)),
            lambda wires: sorted(wires, key=lambda wire: (link[wire], self._not_refusal[wire])),
        )
