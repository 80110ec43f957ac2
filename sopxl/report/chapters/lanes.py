"""Cross-functional maps (peta lintas fungsi): the SOPs of a process in the lanes of their units."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sopxl.report.figures.relations import Evidence
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sopxl.report.figures.procedure_records import Kind
    from sopxl.report.figures.records import Figures, ProcessRow

FEWEST_SOPS, MOST_SOPS, MOST_MAPS = 2, 24, 12
LANES = range(2, 9)
"""With one unit nothing crosses; more than eight do not fit side by side."""

NO_UNIT = "unit belum diisi"
CHART_PREFIX = "lintas-"


class Flow(NamedTuple):
    """One SOP gives to another, or names it; each stands for the same one in all offices."""

    giver: str
    receiver: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Box:
    """One SOP in the lane of its unit, by the position of the lane."""

    procedure: str
    label: str
    lane: int


@dataclass(frozen=True, slots=True)
class Lanes:
    """The map of one process: its lanes, its SOPs from top to bottom, who gives to whom.

    `flows` are pairs of positions in `boxes`, with the kind of evidence.
    """

    process: ProcessRow
    units: tuple[str, ...]
    boxes: tuple[Box, ...]
    flows: tuple[tuple[int, int, Evidence], ...]

    @property
    def chart(self) -> str:
        """The name of its picture."""
        return f"{CHART_PREFIX}{self.process.code.lower().replace('.', '-')}"


def cross_functional(figures: Figures) -> tuple[Lanes, ...]:
    """Return the maps of the upper processes whose SOPs fit on one picture.

    A process is shown once, at the highest level where it fits; an SOP that many offices have is
    one box, in the lane of the first of them.
    """
    first: dict[Kind, str] = {}
    shared = {one.id: first.setdefault(one.kind, one.id) for one in figures.procedures}
    relations = tuple(
        Flow(first[one.giver], first[one.receiver], one.evidence) for one in figures.related.bundles
    )
    found: list[Lanes] = []
    for process in sorted(figures.processes, key=lambda one: (one.level, one.code)):
        shown = any(process.code.startswith(f"{one.process.code}.") for one in found)
        handles = tuple(dict.fromkeys(shared[one] for one in _below(figures, process)))
        if not shown and FEWEST_SOPS <= len(handles) <= MOST_SOPS:
            made = _lanes(figures, process, handles, relations)
            if len(made.units) in LANES:
                found.append(made)
    return tuple(found[:MOST_MAPS])


def _below(figures: Figures, process: ProcessRow) -> Iterator[str]:
    for other in figures.processes:
        if other.code == process.code or other.code.startswith(f"{process.code}."):
            yield from other.procedures


def _lanes(
    figures: Figures, process: ProcessRow, handles: Sequence[str], known: Iterable[Flow]
) -> Lanes:
    inside = set(handles)
    relations = [one for one in known if {one.giver, one.receiver} <= inside]
    order = _ordered(handles, relations)
    position = {handle: place for place, handle in enumerate(order)}
    units = tuple(dict.fromkeys(figures.by_id[handle].unit or NO_UNIT for handle in order))
    boxes = tuple(
        Box(handle, figures.by_id[handle].name, units.index(figures.by_id[handle].unit or NO_UNIT))
        for handle in order
    )
    return Lanes(process, units, boxes, tuple(_flows(relations, position)))


def _ordered(handles: Sequence[str], relations: Iterable[Flow]) -> list[str]:
    """Return the SOPs so that givers of papers stand above receivers; loops in the given order."""
    givers: dict[str, set[str]] = {handle: set() for handle in handles}
    for one in relations:
        if one.evidence is Evidence.PAPER:
            givers[one.receiver].add(one.giver)
    waiting, order = list(handles), list[str]()
    while waiting:
        free = next((one for one in waiting if not givers[one] & set(waiting)), waiting[0])
        waiting.remove(free)
        order.append(free)
    return order


def _flows(
    relations: Iterable[Flow], position: dict[str, int]
) -> Iterator[tuple[int, int, Evidence]]:
    """Yield each flow once: papers as they go, names where no paper goes either way."""
    told = list(relations)
    by_paper = {(one.giver, one.receiver) for one in told if one.evidence is Evidence.PAPER}
    for giver, receiver in sorted(
        by_paper, key=lambda pair: (position[pair[0]], position[pair[1]])
    ):
        yield position[giver], position[receiver], Evidence.PAPER
    seen = {frozenset(pair) for pair in by_paper}
    for one in told:
        pair = frozenset((one.giver, one.receiver))
        if one.evidence is not Evidence.PAPER and pair not in seen:
            seen.add(pair)
            yield position[one.giver], position[one.receiver], one.evidence
