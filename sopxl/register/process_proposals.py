"""Processes that an SOP might hang under, by their names: proposals, for a person to confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.register.proposals import Proposal
from sopxl.register.stems import stems_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.model.process import Process, ProcessTree
    from sopxl.register.entries import Card

LEAST_LIKENESS = 50
"""From how many percent of words in common on a process is proposed."""


def propose_processes(unhung: Iterable[Card], tree: ProcessTree) -> Iterator[Proposal]:
    """Yield for each SOP that hangs nowhere the process whose name is most like its title."""
    names = [(frozenset(stems_in(process.name)), process) for process in tree.leaves]
    for card in unhung:
        if found := _most_like(card.title, names):
            likeness, process = found
            yield Proposal(
                subject=card.path,
                proposed=process.code,
                about=(card.key.satker, card.title, process.name),
                likeness=likeness,
            )


def _most_like(
    title: str, names: Iterable[tuple[frozenset[str], Process]]
) -> tuple[int, Process] | None:
    asked = frozenset(stems_in(title))
    best: tuple[int, Process] | None = None
    for stems, process in names:
        words = len(asked) + len(stems)
        likeness = 200 * len(asked & stems) // words if words else 0
        if likeness >= LEAST_LIKENESS and (best is None or likeness > best[0]):
            best = (likeness, process)
    return best
