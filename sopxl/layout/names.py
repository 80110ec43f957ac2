"""The ids of symbols, arrows and words: stable, readable, never twice on one drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.sop import Answer

if TYPE_CHECKING:
    from sopxl.layout.offpage import Pentagon
    from sopxl.model.flow import Way
    from sopxl.model.sop import Step

ANSWERS = {Answer.NONE: "", Answer.YES: "-ya", Answer.NO: "-tidak"}


class Names:
    """Gives out ids; what a careless numbering would name twice gets a mark of its own."""

    def __init__(self, steps: tuple[Step, ...]) -> None:
        self._numbers = [step.number for step in steps]
        self._given: set[str] = set()

    def symbol(self, step: int, actor: int, count: int) -> str:
        """Return `n7`, or `n7-2` for the second of several symbols of a step."""
        mark = "" if count == 1 else f"-{actor + 1}"
        return self._once(f"n{self._numbers[step]}{mark}")

    def pentagon(self, pentagon: Pentagon) -> str:
        """Return `p2-A`, beside a step `p2-A-n7`."""
        beside = "" if pentagon.beside is None else f"-n{self._numbers[pentagon.beside]}"
        return self._once(f"p{pentagon.page + 1}-{pentagon.letter}{beside}")

    def flow(self, way: Way) -> str:
        """Return `e3-7`, or `e3-7-tidak`."""
        ends = f"e{self._numbers[way.source]}-{self._numbers[way.target]}"
        return self._once(ends + ANSWERS[way.answer])

    def entry(self, pentagon: str) -> str:
        """Return the id of the arrow out of an entry pentagon: `ep2-A`."""
        return self._once(f"e{pentagon}")

    def link(self, step: int, position: int) -> str:
        """Return the id of a link between the symbols of one step: `k5-1`."""
        return self._once(f"k{self._numbers[step]}-{position + 1}")

    def words(self, owner: str) -> str:
        """Return the id of the words of an arrow or a pentagon."""
        return self._once(f"l{owner}")

    def _once(self, name: str) -> str:
        free, number = name, 1
        while free in self._given:
            number += 1
            free = f"{name}.{number}"
        self._given.add(free)
        return free
