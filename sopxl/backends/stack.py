"""Pages under each other on one picture, for kinds of files that know no pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.scene import EMU_PER_MM
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.scene import Page

GAP = 6 * EMU_PER_MM


@dataclass(frozen=True, slots=True)
class Stack:
    """The size of the picture, and each page with the place of its upper left corner."""

    width: int
    height: int
    places: tuple[tuple[Page, int, int], ...]


def stacked(pages: Sequence[Page]) -> Stack:
    """Return the pages under each other, a gap between them."""
    places = []
    y = 0
    for page in pages:
        places.append((page, 0, y))
        y += page.paper[1] + GAP
    width = max((page.paper[0] for page in pages), default=0)
    return Stack(width, max(y - GAP, 0), tuple(places))
