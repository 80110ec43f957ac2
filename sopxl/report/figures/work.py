"""The work of all SOPs added up: what each actor carries, and who hands on to whom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sopxl.report.figures.procedure_records import Handover, Load

if TYPE_CHECKING:
    from collections.abc import Iterable


class WorkSums:
    """Adds up loads and handovers while the SOPs go by."""

    def __init__(self) -> None:
        self._loads: dict[str, tuple[int, float, float]] = {}
        self._handovers: Counter[tuple[str, str]] = Counter()

    def add(self, loads: Iterable[Load], handovers: Iterable[Handover]) -> None:
        """Add those of one SOP."""
        for one in loads:
            steps, days, expected = self._loads.get(one.actor, (0, 0.0, 0.0))
            carried = (steps + one.steps, days + one.days, expected + one.expected)
            self._loads[one.actor] = carried
        for handed in handovers:
            self._handovers[handed.giver, handed.receiver] += handed.count

    def loads(self) -> tuple[Load, ...]:
        """Return what each actor carries in all SOPs, the heaviest first."""
        rows = (
            Load(actor=actor, steps=steps, days=days, expected=expected)
            for actor, (steps, days, expected) in self._loads.items()
        )
        return tuple(sorted(rows, key=lambda one: (-one.days, -one.steps, one.actor)))

    def handovers(self) -> tuple[Handover, ...]:
        """Return who hands on to whom in all SOPs, the most frequent first."""
        rows = (
            Handover(giver=giver, receiver=receiver, count=count)
            for (giver, receiver), count in self._handovers.items()
        )
        return tuple(sorted(rows, key=lambda one: (-one.count, one.giver, one.receiver)))
