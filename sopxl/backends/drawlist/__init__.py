"""The draw list: a scene as rows which a macro in Excel carries out one by one.

The macro (`macros/SopxlDraw.bas`) decides nothing. A place is given by its cell and the distance
from that cell's corner, as in DrawingML, so that the drawing keeps its place where a screen rounds
widths and heights. Excel lays a connector anew when its ends are glued, therefore the macro sets
the adjustments after that.

Colours are those that the theme gives, as Excel counts them: red + 256 green + 65,536 blue. A shape
without `fill` or `outline` has none; `transparency` is the share of what lies behind that shows
through the fill. Of what `drawingml` writes into a file nothing is missing here, so that the same
scene with the same looks is the same drawing in both. The paper is no command: drawing leaves it
as it is, and `workbook.drawing.paper.told_page` turns what Excel says of it into what the layout
asks.
"""
