"""What stands under a pentagon: where the flow goes on, or whence it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.geometry import EMU_PER_POINT
from sopxl.layout.text import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.layout.offpage import Pentagon
    from sopxl.model.sop import Step

SIZE = 7 * EMU_PER_POINT
MARGIN = 6 * EMU_PER_POINT
"""Kept free of a column's width."""
LINE = 82 * EMU_PER_POINT // 10
TO = "ke langkah {steps}, hal.\u00a0{page}"
FROM = "dari {sources}"
FROM_PAGE = "langkah {steps}, hal.\u00a0{page}"
SOURCE_SEPARATOR = "; "
STEP_SEPARATOR, LAST_STEP_SEPARATOR = ", ", " dan "


def caption(pentagon: Pentagon, steps: Sequence[Step], page_of: Sequence[int]) -> str:
    """Return the words of a pentagon: «ke langkah 7, hal. 2», «dari langkah 3 dan 5, hal. 1»."""
    if not pentagon.entry:
        target = pentagon.ways[0].target
        return TO.format(steps=steps[target].number, page=page_of[target] + 1)
    by_page: dict[int, list[int]] = {}
    for way in pentagon.ways:
        by_page.setdefault(page_of[way.source], []).append(steps[way.source].number)
    sources = SOURCE_SEPARATOR.join(
        FROM_PAGE.format(steps=_enumerated(sorted(set(numbers))), page=page + 1)
        for page, numbers in sorted(by_page.items())
    )
    return FROM.format(sources=sources)


def lines(text: str, room: int) -> tuple[str, ...]:
    """Break a caption for a column."""
    return tuple(line.replace("\u00a0", " ") for line in wrap(text, room, SIZE))


def _enumerated(numbers: Sequence[int]) -> str:
    words = [str(number) for number in numbers]
    if len(words) == 1:
        return words[0]
    return STEP_SEPARATOR.join(words[:-1]) + LAST_STEP_SEPARATOR + words[-1]
