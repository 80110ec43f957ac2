"""Pens, fills and letters of a drawing, and the themes that a drawing can wear.

A scene knows no colours; who draws it asks the theme for the paint of each symbol. Arrows, words
and the form are black on white in every theme, so that any printer and copier keeps them. Lengths
are those on the sheet at 100 %; on the paper they shrink with the page's scale.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sopxl.model.settings import Theme
from sopxl.scene.items import EMU_PER_POINT, Shape
from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.scene.items import Node, Page

FONT = "Arial"
INK, PAPER, SHADE = "000000", "FFFFFF", "D9D9D9"
LINE = EMU_PER_POINT
SYMBOL_TEXT = 8 * EMU_PER_POINT
ARROW_HEAD = 6 * EMU_PER_POINT
"""Length and width of an arrow head: what Office gives a medium one on a line up to two points."""

CELL_LINE = EMU_PER_POINT // 2
CELL_PADDING = 2 * EMU_PER_POINT
SHOWN_THROUGH = 0.15
"""What of a line below shows through behind the words of a label on a sheet."""

ASCENT, DESCENT, LINE_PITCH = 0.905, 0.212, 1.2
"""In sizes of the letters: what Arial reaches above and below the base line, and from one base line
to the next."""


class Paint(NamedTuple):
    """The colours of a symbol as RRGGBB: its fill, its outline, its words."""

    fill: str = PAPER
    line: str = INK
    ink: str = INK


@dataclass(frozen=True, slots=True)
class Looks:
    """What a theme looks like.

    `columns` paints the symbols of the actor columns from left to right, over again when there are
    more; `shapes` has its own paint for single shapes and goes before. `line` is the width of
    outlines and arrows.
    """

    columns: tuple[Paint, ...] = (Paint(),)
    shapes: tuple[tuple[Shape, Paint], ...] = ()
    line: int = LINE

    def paint(self, page: Page, node: Node) -> Paint:
        """Return the paint of a symbol on its page."""
        for shape, paint in self.shapes:
            if shape is node.shape:
                return paint
        starts = [left for left, _ in page.columns]
        column = max(bisect_right(starts, node.box.centre.x) - 1, 0)
        return self.columns[column % len(self.columns)]


PLAIN = Looks()
BY_ACTOR = Looks(
    columns=(
        Paint("B4D9D1", "254E46"),
        Paint("F5CA9C", "623F0D"),
        Paint("DDF4DE", "354C37"),
        Paint("9DDBF0", "004E5F"),
        Paint("F1F398", "444B00"),
        Paint("BFFDC2", "07521E"),
        Paint("B4A34E", "504701"),
        Paint("58CEFD", "044D64"),
        Paint("FEAF78", "733600"),
        Paint("8AAA9D", "2A4D40"),
        Paint("CF8CD4", "702679"),
        Paint("C9C1A7", "4D472C"),
        Paint("6DA5F5", "0D487E"),
        Paint("A6A0B9", "49435D"),
        Paint("E28D7D", "7F291F"),
    ),
    shapes=((Shape.OFF_PAGE, Paint()),),
)
"""Fifteen fills, as many as a form has actors, found by search: the least distance between two of
them is as large as it can be for people who see all colours and for those who see no red, no green
or no blue, and larger still between neighbours. The outlines are dark shades of the fills."""

HIGH_CONTRAST = Looks(
    shapes=(
        (Shape.TERMINATOR, Paint(fill=INK, ink=PAPER)),
        (Shape.DECISION, Paint(fill="FFE100")),
        (Shape.OFF_PAGE, Paint(fill=INK, ink=PAPER)),
    ),
    line=3 * LINE // 2,
)
LOOKS = {
    Theme.BLACK_AND_WHITE: PLAIN,
    Theme.COLOUR: BY_ACTOR,
    Theme.HIGH_CONTRAST: HIGH_CONTRAST,
}
