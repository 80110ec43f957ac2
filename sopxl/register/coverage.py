"""Register against process map: what hangs where, what hangs nowhere, what holds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.ref import Ref
from sopxl.register.hanging import hang
from sopxl.register.process_checks import check_map
from sopxl.register.raised import Raised
from sopxl.rules import process_map as rules

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from sopxl.model.process import Process
    from sopxl.register.entries import Card, Cards
    from sopxl.register.hanging import Hanging, ProcessMap

CODE = Ref("identity", field="process_code")


def compare_with_map(
    holders: Cards, process_map: ProcessMap, confirmed: Mapping[str, str]
) -> Iterator[Hanging | Raised]:
    """Yield where each SOP hangs and what is wrong with its code, then what is wrong with the map.

    `confirmed` are the codes that a person chose, by source.
    """
    taken: set[str] = set()
    for card in holders.cards():
        if hanging := hang(card, process_map, confirmed):
            taken.add(hanging.code)
            yield hanging
        yield from _unknown_or_former(card, process_map)
    yield from check_map(process_map.tree, process_map.path, process_map.former)
    yield from _empty(process_map, taken)


def _unknown_or_former(card: Card, process_map: ProcessMap) -> Iterator[Raised]:
    """Yield that the process code of an SOP was never in the map, or is no longer."""
    tree, former, code = process_map.tree, process_map.former, card.process_code
    new = former.get(code)
    process = tree.find(new) if new else None
    if process is not None:
        finding = rules.process_code_changed.finding(
            CODE, old=code, new=process.code, name=process.name
        )
        yield Raised(card.path, finding)
    elif code and tree.find(code) is None and code not in former:
        yield Raised(card.path, rules.process_unknown.finding(CODE, code=code))


def _empty(process_map: ProcessMap, taken: Container[str]) -> Iterator[Raised]:
    """Yield the processes that hold no SOP, in the workbook of the process map."""
    position = {process.code: index for index, process in enumerate(process_map.tree)}
    for process in _empty_leaves(process_map, taken):
        finding = rules.process_without_sop.finding(
            Ref("processes", position[process.code]), code=process.code, name=process.name
        )
        yield Raised(process_map.path, finding, process.place)


def _empty_leaves(process_map: ProcessMap, taken: Container[str]) -> Iterator[Process]:
    """Yield the ends of the branches whose codes are not taken by an SOP."""
    tree = process_map.tree
    leaves = (process for process in tree.leaves if tree.find(process.code) is process)
    return (process for process in leaves if process.code not in taken)
