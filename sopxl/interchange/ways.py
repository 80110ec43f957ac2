"""Ways out in sources that have no two cells for them, but state the answer of each way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sopxl.intake.draft import Entry, FoundBy
from sopxl.model.ref import Ref
from sopxl.model.sop import NO_SLOT, YES_SLOT, Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class StatedWay(NamedTuple):
    """A way as its source says it; an answer of None is told by the cell alone."""

    target: str
    answer: str | None
    cell: str
    slot: int = YES_SLOT


def way_entries(index: int, ways: Iterable[StatedWay]) -> Iterator[tuple[Ref, Entry]]:
    """Give each way of a step the item of its cell in the form.

    What finds its cell taken follows after both cells, so that no way is lost.
    """
    taken: set[int] = set()
    for way in sorted(ways, key=lambda way: way.answer is not None):
        slot = way.slot if way.answer is None else _slot(way.answer)
        item = slot if slot not in taken else max(NO_SLOT, *taken) + 1
        taken.add(item)
        yield Ref("steps", index, "ways_out", item), _entry(way.target, way.cell)
        if way.answer is not None:
            yield Ref("steps", index, "answers", item), _entry(way.answer, way.cell)


def _slot(answer: str) -> int:
    return NO_SLOT if answer.strip().casefold() == Answer.NO.value.casefold() else YES_SLOT


def _entry(text: str, cell: str) -> Entry:
    return Entry(text, cell, value=text, found=FoundBy.POINTER)
