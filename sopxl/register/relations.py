"""Who hands work to whom: the ground of the peta relasi."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

from sopxl.model.flow import Flow
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.model.sop import Sop


@dataclass(frozen=True, slots=True, order=True)
class Handover:
    """How often work goes from one role to another."""

    giver: str
    receiver: str
    count: int


def handovers(sop: Sop) -> tuple[Handover, ...]:
    """Return the handovers of one SOP, one for each flow between steps of different roles.

    A role that takes part in both steps hands nothing over, whoever else joins or leaves.
    """
    counts = Counter(pair for pair in _pairs(sop))
    return tuple(Handover(*pair, count) for pair, count in sorted(counts.items()))


def added(all_handovers: Iterable[Handover]) -> tuple[Handover, ...]:
    """Add up the handovers of many SOPs."""
    counts: Counter[tuple[str, str]] = Counter()
    for handover in all_handovers:
        counts[handover.giver, handover.receiver] += handover.count
    return tuple(Handover(*pair, count) for pair, count in sorted(counts.items()))


def _pairs(sop: Sop) -> Iterator[tuple[str, str]]:
    for way in Flow(sop).ways:
        givers, receivers = sop.steps[way.source].actors, sop.steps[way.target].actors
        if frozenset(givers).isdisjoint(receivers):
            yield from product(dict.fromkeys(givers), dict.fromkeys(receivers))
