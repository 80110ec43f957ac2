"""Under which process each SOP hangs, and how that is known."""

from __future__ import annotations

from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING

from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.model.process import ProcessTree
    from sopxl.register.entries import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessMap:
    """The process map of a run and the path of its workbook, as the register names it.

    `former` are the codes of today by those that maps before had for the same processes.
    """

    path: str
    tree: ProcessTree
    former: Mapping[str, str] = field(default_factory=dict)


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


def hang(card: Card, process_map: ProcessMap, confirmed: Mapping[str, str]) -> Hanging | None:
    """Return where an SOP hangs by its surest sign, None where it hangs nowhere.

    `confirmed` are the codes that a person chose, by source.
    """
    tree, former = process_map.tree, process_map.former
    signs = (
        (card.process_code, HungBy.PROCESS_CODE),
        (former.get(card.process_code, ""), HungBy.FORMER_CODE),
        (confirmed.get(card.path, ""), HungBy.CONFIRMED),
        (_code_above(card.key.sop_code, tree), HungBy.SOP_CODE),
    )
    found = (Hanging(card.path, code, by) for code, by in signs if code and tree.find(code))
    return next(found, None)


def _code_above(sop_code: str, tree: ProcessTree) -> str:
    """Return the nearest process whose code an SOP code begins with."""
    head = sop_code.rpartition(".")[0]
    while head and tree.find(head) is None:
        head = head.rpartition(".")[0]
    return head
