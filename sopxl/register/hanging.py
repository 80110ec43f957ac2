"""Under which process each SOP hangs, and how that is known."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sopxl.model.ref import Ref
from sopxl.register.proposals import Proposal
from sopxl.register.raised import Raised
from sopxl.register.stems import stems_in
from sopxl.rules import process_map as rules
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sopxl.model.process import Process, ProcessTree
    from sopxl.register.entries import Card

LEAST_LIKENESS = 50
"""From how many percent of words in common on a process is proposed."""


class HungBy(Enum):
    """What an SOP hangs by."""

    PROCESS_CODE = "kode proses"
    FORMER_CODE = "kode proses lama"
    SOP_CODE = "kode SOP"
    CONFIRMED = "usulan yang disetujui"


@dataclass(frozen=True, slots=True)
class Hanging:
    """The process under which the SOP of a source hangs, and by what."""

    path: str
    code: str
    by: HungBy


def hang(
    cards: Iterable[Card],
    tree: ProcessTree,
    former: Mapping[str, str],
    confirmed: Mapping[str, str],
) -> Iterator[Hanging]:
    """Yield where each SOP hangs that hangs somewhere, the surest sign first.

    `former` are new codes by those before, `confirmed` codes that a person chose, by source.
    """
    for card in cards:
        signs = (
            (card.process_code, HungBy.PROCESS_CODE),
            (former.get(card.process_code, ""), HungBy.FORMER_CODE),
            (confirmed.get(card.path, ""), HungBy.CONFIRMED),
            (_code_above(card.key.sop_code, tree), HungBy.SOP_CODE),
        )
        for code, by in signs:
            if code and tree.find(code):
                yield Hanging(card.path, code, by)
                break


def raise_former(
    cards: Iterable[Card], tree: ProcessTree, former: Mapping[str, str]
) -> Iterator[Raised]:
    """Yield the SOPs that still name the code that their process had before."""
    for card in cards:
        new = former.get(card.process_code)
        process = tree.find(new) if new else None
        if process is not None:
            finding = rules.process_code_changed.finding(
                Ref("identity", field="process_code"),
                old=card.process_code,
                new=process.code,
                name=process.name,
            )
            yield Raised(card.path, finding)


def propose_processes(
    cards: Iterable[Card], tree: ProcessTree, hung: Iterable[Hanging]
) -> Iterator[Proposal]:
    """Yield for each SOP that hangs nowhere the process whose name is most like its title."""
    taken = {hanging.path for hanging in hung if hanging.by is not HungBy.CONFIRMED}
    names = [(frozenset(stems_in(process.name)), process) for process in tree.leaves]
    for card in cards:
        if card.path not in taken and (found := _most_like(card.title, names)):
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


def _code_above(sop_code: str, tree: ProcessTree) -> str:
    """Return the nearest process whose code an SOP code begins with."""
    head = sop_code.rpartition(".")[0]
    while head and tree.find(head) is None:
        head = head.rpartition(".")[0]
    return head
