"""Register against process map: what hangs nowhere, what holds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.ref import Ref
from sopxl.register.raised import Raised
from sopxl.rules import process_map as rules

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from sopxl.model.process import Process, ProcessTree
    from sopxl.register.entries import Card


def unknown_processes(
    cards: Iterable[Card], tree: ProcessTree, former: Container[str]
) -> Iterator[Raised]:
    """Yield the SOPs that name a process which the map does not hold and never held."""
    for card in cards:
        code = card.process_code
        if code and tree.find(code) is None and code not in former:
            ref = Ref("identity", field="process_code")
            yield Raised(card.path, rules.process_unknown.finding(ref, code=code))


def empty_processes(taken: Container[str], tree: ProcessTree) -> Iterator[Process]:
    """Yield the processes at the ends of the branches whose codes are not taken by an SOP."""
    leaves = (process for process in tree.leaves if tree.find(process.code) is process)
    return (process for process in leaves if process.code not in taken)


def raise_empty(taken: Container[str], tree: ProcessTree, map_path: str) -> Iterator[Raised]:
    """Yield the same as findings in the workbook of the process map."""
    position = {process.code: index for index, process in enumerate(tree)}
    for process in empty_processes(taken, tree):
        finding = rules.process_without_sop.finding(
            Ref("processes", position[process.code]), code=process.code, name=process.name
        )
        yield Raised(map_path, finding, process.place)
