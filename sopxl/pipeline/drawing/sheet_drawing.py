"""A drawing for one worksheet as the shapes that are put into the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.backends import drawingml
from sopxl.scene.style import PLAIN
from sopxl.workbook.drawing.sheet import SheetDrawing

if TYPE_CHECKING:
    from sopxl.pipeline.drawing.sheet_scene import SheetScene
    from sopxl.scene.style import Looks
    from sopxl.workbook.drawing.geometry import SheetGeometry


def sheet_drawing(
    wanted: SheetScene, geometry: SheetGeometry, looks: Looks = PLAIN
) -> SheetDrawing:
    """Return the shapes of a drawing with what they need of the sheet.

    A backing stays in the cell of the form though the user has moved its symbol: there is the tint
    that it hides. Both scenes have the same items, so their ids never meet.
    """
    anchors = drawingml.render(wanted.scene, wanted.grid, geometry.first_id, looks)
    backings = anchors.behind
    if wanted.scene != wanted.laid_out:
        backings = drawingml.render(wanted.laid_out, wanted.grid, geometry.first_id).behind
    return SheetDrawing(
        behind=backings,
        before=anchors.before,
        row_heights=wanted.row_heights,
        breaks=wanted.breaks,
        scale=wanted.scale,
        last_row=max(wanted.row_heights),
        places=wanted.places,
    )
