"""How tall a row must be: for its words, wrapped as Excel wraps them, and for its symbol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.form import CELL_PADDING
from sopxl.layout.geometry import EMU_PER_PIXEL, EMU_PER_POINT
from sopxl.layout.text import line_height, wrap
from sopxl.model.sop import StepKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sopxl.layout.form import Form
    from sopxl.model.sop import Step

SYMBOL_ROW, DECISION_ROW = 42 * EMU_PER_POINT, 52 * EMU_PER_POINT
"""A symbol with room for an arrow above and below, and for the answer below a diamond."""
TALLEST_ROW = 546 * EMU_PER_PIXEL
"""What a sheet allows: 409.5 points. The same holds on paper, where no row may be a page."""
TEXT_MARGIN = 4 * EMU_PER_PIXEL
HINTING = 1.04
"""Excel's letters on the screen are up to so much wider than on paper, and it wraps by them."""


def room(column_width: int) -> int:
    """Return how wide a line of words may be in a column."""
    return max(EMU_PER_POINT, int((column_width - CELL_PADDING) / HINTING))


def texts(step: Step, form: Form) -> tuple[tuple[str, int], ...]:
    """Return the words of a row with the widths of their columns, those of the actors left out."""
    return (
        (str(step.number), form.number),
        (step.activity, form.activity),
        (step.requirements, form.requirements),
        (step.duration.text, form.duration),
        (step.output, form.output),
        (step.remarks, form.remarks),
    )


def height(step: Step, form: Form) -> int:
    """Return the height of a row before any pentagon is put into it, in whole pixels."""
    symbol = DECISION_ROW if step.kind is StepKind.DECISION else SYMBOL_ROW
    return whole_pixels(max(symbol, words_height(step, form)))


def words_height(step: Step, form: Form) -> int:
    """Return the height that the words of a row need; those of a hidden column need no room."""
    shown = [(words, room(width)) for words, width in texts(step, form) if width]
    lines = max((len(wrap(words, wide, form.text_size)) for words, wide in shown), default=0)
    return lines * line_height(form.text_size) + TEXT_MARGIN


def heading_height(heads: Iterable[str], width: int, size: int) -> int:
    """Return the height of the row with the actors' names in bold, at least two lines."""
    lines = max((len(wrap(head, room(width), size, bold=True)) for head in heads), default=0)
    return whole_pixels(max(2, lines) * line_height(size) + TEXT_MARGIN)


def whole_pixels(length: int) -> int:
    """Round a row height up to whole pixels, as Excel keeps it, but not above the tallest."""
    return min(TALLEST_ROW, -(-length // EMU_PER_PIXEL) * EMU_PER_PIXEL)
