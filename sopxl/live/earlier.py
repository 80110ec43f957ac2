"""Our last drawing as it stands in a running Excel, for what the user has moved of it.

Of arrows only copies and groups are looked at: Excel lays an arrow anew whenever one of its ends
moves, so how an arrow runs there tells nothing of the user.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from sopxl.live.told import FIELD, RECORD
from sopxl.scene import EMU_PER_POINT, Point
from sopxl.scene.owned import OWNED
from sopxl.values import dataclass
from sopxl.workbook.drawing.earlier import DrawnShape, EarlierDrawing
from sopxl.workbook.drawing.memory import PLACES

if TYPE_CHECKING:
    from sopxl.live.canvas import Measures
    from sopxl.scene.sheet import SheetGrid


def earlier_drawing(measures: Measures) -> EarlierDrawing | None:
    """Return our drawing on a sheet as it was measured; None where there is none."""
    if not measures.drawing:
        return None
    told = _Told(measures.grid())
    for record in measures.drawing.split(RECORD)[:-1]:
        told.take(record.split(FIELD))
    remembering = sorted((name for name in told.notes if name.startswith(PLACES)), key=_number)
    return EarlierDrawing(
        shapes=told.shapes,
        places="".join(told.notes[name] for name in remembering),
        grid=told.grid,
        rows=measures.moved,
        mixed=tuple(told.grouped),
        copied=tuple(dict.fromkeys(told.copied)),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What the macro tells of our shapes, while its records come in.

    A group stays on the sheet with all that is in it, whoever has drawn that.
    """

    grid: SheetGrid
    shapes: dict[str, DrawnShape] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    copied: list[str] = field(default_factory=list)
    grouped: list[str] = field(default_factory=list)

    def take(self, record: list[str]) -> None:
        """Take one record; of two shapes with one name, as copying makes them, the first counts."""
        match record:
            case "O", name, _, _, _, _, _, _, _ if name.removeprefix(OWNED) in self.shapes:
                self.copied.append(name.removeprefix(OWNED))
            case "O", name, left, top, width, height, turned, text, said:
                box = (float(left), float(top), float(width), float(height))
                words = {"text": text, "said": said}
                self.shapes[name.removeprefix(OWNED)] = self._shape(box, float(turned), **words)
            case "G", name:
                self.grouped.append(name.removeprefix(OWNED))
            case "R", name, note:
                self.notes[name] = note
            case other:
                message = f"a record that no one knows: {other}"
                raise ValueError(message)

    def _shape(
        self, box: tuple[float, float, float, float], turned: float, *, text: str, said: str
    ) -> DrawnShape:
        left, top, width, height = box
        start, end = (
            self.grid.anchor(Point(round(x * EMU_PER_POINT), round(y * EMU_PER_POINT)))
            for x, y in ((left, top), (left + width, top + height))
        )
        rotation = round(turned) % 360
        return DrawnShape(start=start, end=end, preset="", rotation=rotation, text=text, said=said)


def _number(name: str) -> int:
    digits = name.removeprefix(PLACES)
    return int(digits) if digits.isdecimal() else 0
