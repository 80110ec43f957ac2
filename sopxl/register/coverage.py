"""Register against process map: what hangs nowhere, what holds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.ref import Ref
from sopxl.register.raised import Raised
from sopxl.rules import register as rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.model.process import Process, ProcessTree
    from sopxl.register.entries import Card


def unknown_processes(cards: Iterable[Card], tree: ProcessTree) -> Iterator[Raised]:
    """Yield the SOPs that hang under a process which the map does not hold."""
    for card in cards:
        code = card.process_code
        if code and tree.find(code) is None:
            ref = Ref("identity", field="process_code")
            yield Raised(card.path, rules.process_unknown.finding(ref, code=code))


def empty_processes(cards: Iterable[Card], tree: ProcessTree) -> Iterator[Process]:
    """Yield the processes at the ends of the branches under which no SOP hangs."""
    taken = {card.process_code for card in cards}
    return (process for process in tree.leaves if process.code not in taken)


def raise_empty(cards: Iterable[Card], tree: ProcessTree, map_path: str) -> Iterator[Raised]:
    """Yield the same as findings in the workbook of the process map."""
    position = {process.code: index for index, process in enumerate(tree)}
    for process in empty_processes(cards, tree):
        finding = rules.process_without_sop.finding(
            Ref("processes", position[process.code]), code=process.code, name=process.name
        )
        yield Raised(map_path, finding, process.place)
