"""Pens, fills and letters of a drawing: black on white, so that any printer and copier keeps it.

Lengths are those on the sheet at 100 %; on the paper they shrink with the page's scale.
"""

from __future__ import annotations

from sopxl.scene.items import EMU_PER_POINT

FONT = "Arial"
INK, PAPER, SHADE = "000000", "FFFFFF", "D9D9D9"
LINE = EMU_PER_POINT
SYMBOL_TEXT = 8 * EMU_PER_POINT
ARROW_HEAD = 6 * EMU_PER_POINT
"""Length and width of an arrow head: what Office gives a medium one on a line of one point."""

CELL_LINE = EMU_PER_POINT // 2
CELL_PADDING = 2 * EMU_PER_POINT
ASCENT, DESCENT, LINE_PITCH = 0.905, 0.212, 1.2
"""In sizes of the letters: what Arial reaches above and below the base line, and from one base line
to the next."""
