"""Our last drawing as it stands in a running Excel, for what the user has moved of it.

Only symbols and words are looked at: Excel lays an arrow anew whenever one of its ends moves, so
how an arrow runs there tells nothing of the user.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.live.told import FIELD, RECORD
from sopxl.scene import EMU_PER_POINT, Point
from sopxl.scene.owned import OWNED
from sopxl.workbook.drawing.earlier import DrawnShape, EarlierDrawing
from sopxl.workbook.drawing.memory import PLACES

if TYPE_CHECKING:
    from sopxl.live.canvas import Measures
    from sopxl.scene.sheet import SheetGrid


def earlier_drawing(measures: Measures) -> EarlierDrawing | None:
    """Return our drawing on a sheet as it was measured; None where there is none."""
    if not measures.drawing:
        return None
    grid = measures.grid()
    shapes: dict[str, DrawnShape] = {}
    notes: dict[str, str] = {}
    for record in measures.drawing.split(RECORD)[:-1]:
        match record.split(FIELD):
            case "O", name, *box:
                shapes[name.removeprefix(OWNED)] = _shape(grid, *map(float, box))
            case "R", name, note:
                notes[name] = note
            case other:
                message = f"a record that no one knows: {other}"
                raise ValueError(message)
    remembering = sorted((name for name in notes if name.startswith(PLACES)), key=_number)
    return EarlierDrawing(
        shapes=shapes,
        places="".join(notes[name] for name in remembering),
        grid=grid,
        rows=measures.moved,
    )


def _shape(grid: SheetGrid, left: float, top: float, width: float, height: float) -> DrawnShape:
    corners = ((left, top), (left + width, top + height))
    start, end = (
        grid.anchor(Point(round(x * EMU_PER_POINT), round(y * EMU_PER_POINT))) for x, y in corners
    )
    return DrawnShape(start=start, end=end, preset="")


def _number(name: str) -> int:
    digits = name.removeprefix(PLACES)
    return int(digits) if digits.isdecimal() else 0
