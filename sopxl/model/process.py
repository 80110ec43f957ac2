"""The business process map (Permen PANRB 19/2018): processes in a tree of any depth."""

from __future__ import annotations

import re
from dataclasses import field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from sopxl.model.place import Place
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

BETWEEN_LEVELS = "."
CROSS_FUNCTIONAL = ".CFM."
"""What the code of a cross-functional map holds: `KPU.01.01.CFM.01`."""

_MAP_STEP = re.compile(rf"{re.escape(CROSS_FUNCTIONAL)}\d+$")


class ProcessGroup(Enum):
    """What a process is to the organisation."""

    MAIN = "utama"
    MANAGEMENT = "manajemen"
    SUPPORT = "pendukung"


@dataclass(frozen=True, slots=True)
class Written:
    """What was typed for a number or a choice, and in which cell, be it readable or not."""

    text: str = ""
    place: Place = Place()


NOTHING_WRITTEN = Written()


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """One row of the process map; text is text as typed, `place` is its cell of the code."""

    code: str
    name: str = ""
    level: int | None = None
    group: ProcessGroup | None = None
    owner: str = ""
    strategic_goal: str = ""
    indicator: str = ""
    suppliers: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    cross_functional_map: str = ""
    rab_code: str = ""
    place: Place = Place()
    written_level: Written = field(default=NOTHING_WRITTEN, compare=False)
    written_group: Written = field(default=NOTHING_WRITTEN, compare=False)

    @property
    def cross_functional(self) -> bool:
        """Tell whether this is a cross-functional map, the direct base of SOPs."""
        return CROSS_FUNCTIONAL in self.code

    @property
    def parent_code(self) -> str:
        """The code above: of a cross-functional map, that of the process it draws."""
        bare = _MAP_STEP.sub("", self.code)
        return bare if bare != self.code else self.code.rpartition(BETWEEN_LEVELS)[0]


class ProcessTree:
    """A process map by the paths of its codes: `KPU.01.02` hangs under `KPU.01`."""

    def __init__(self, processes: Iterable[Process]) -> None:
        self.processes = tuple(processes)
        self._by_code: Mapping[str, Process] = {p.code: p for p in reversed(self.processes)}

    def __iter__(self) -> Iterator[Process]:
        return iter(self.processes)

    def __len__(self) -> int:
        return len(self.processes)

    def find(self, code: str) -> Process | None:
        """Return the process with this code; the first one where a code stands twice."""
        return self._by_code.get(code)

    def parent(self, process: Process) -> Process | None:
        """Return the nearest process above, or None at the top."""
        return next(self._above(process.code), None)

    def path(self, code: str) -> tuple[Process, ...]:
        """Return the processes from the top down to `code`; empty where the map has no such."""
        here = self.find(code)
        return (*reversed(tuple(self._above(code))), here) if here else ()

    def below(self, code: str) -> tuple[Process, ...]:
        """Return the processes below a code, at any depth, in the order of the map."""
        return tuple(
            process for process in self if process.code.startswith(f"{code}{BETWEEN_LEVELS}")
        )

    @cached_property
    def leaves(self) -> tuple[Process, ...]:
        """The ends of the branches, in the order of the map: what SOPs hang under."""
        parents = {parent.code for process in self if (parent := self.parent(process))}
        return tuple(one for one in self if one.code and one.code not in parents)

    def _above(self, code: str) -> Iterator[Process]:
        head = code.rpartition(BETWEEN_LEVELS)[0]
        while head:
            if process := self._by_code.get(head):
                yield process
            head = head.rpartition(BETWEEN_LEVELS)[0]
