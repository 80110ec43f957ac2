"""Where the lines of words stand on paper, for those who draw words line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.backends.outlines import words_box
from sopxl.scene import Align, Box, Cell, Label
from sopxl.scene.style import ASCENT, CELL_PADDING, DESCENT, LINE_PITCH, SYMBOL_TEXT
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sopxl.scene import Node

LEFT_OF_PLACE = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
"""How much of a line stands left of its place, for those who place a line by its left end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of words; `x` is its left end, middle or right end as `align` says."""

    text: str
    x: int
    baseline: int
    size: int
    align: Align
    bold: bool = False


def lines_of(item: Node | Label | Cell, scale: int) -> tuple[Line, ...]:
    """Return the lines of an item on a page that shows the sheet in `scale` percent."""
    match item:
        case Cell():
            padding = CELL_PADDING * scale // 100
            box = Box(item.box.x + padding, item.box.y, item.box.width - 2 * padding, 0)
            block = _block(len(item.lines), item.size)
            spare = item.box.height - block
            top = item.box.y + (spare // 2 if item.middle else min(padding, max(spare, 0)))
            return tuple(_lines(item.lines, box, top, item.size, item.align, bold=item.bold))
        case Label():
            return _centred(item.text, item.box, item.size, item.align)
        case _:
            box = words_box(item.shape, item.box)
            return _centred(item.text, box, SYMBOL_TEXT * scale // 100, Align.CENTRE)


def _centred(text: str, box: Box, size: int, align: Align) -> tuple[Line, ...]:
    lines = text.split("\n") if text else []
    top = box.y + (box.height - _block(len(lines), size)) // 2
    return tuple(_lines(lines, box, top, size, align))


def _block(lines: int, size: int) -> int:
    return round(lines * size * LINE_PITCH)


def _lines(
    texts: Sequence[str], box: Box, top: int, size: int, align: Align, *, bold: bool = False
) -> Iterator[Line]:
    x = {Align.LEFT: box.x, Align.CENTRE: box.x + box.width // 2, Align.RIGHT: box.right}[align]
    above = (LINE_PITCH - ASCENT - DESCENT) / 2 + ASCENT
    for number, text in enumerate(texts):
        baseline = top + round((number * LINE_PITCH + above) * size)
        yield Line(text=text, x=x, baseline=baseline, size=size, align=align, bold=bold)
