"""From the sheet to the paper: scaled, and moved to where the page is printed."""

from __future__ import annotations

from sopxl.layout.geometry import Box, Point
from sopxl.values import dataclass


@dataclass(frozen=True, slots=True)
class Projection:
    """The place `sheet_origin` of the sheet is printed at `origin`, in `scale` percent."""

    scale: int
    origin: Point
    sheet_origin: Point

    def x(self, x: int) -> int:
        """Return where a vertical line of the sheet stands on the paper."""
        return self.origin.x + self.length(x - self.sheet_origin.x)

    def y(self, y: int) -> int:
        """Return where a horizontal line of the sheet stands on the paper."""
        return self.origin.y + self.length(y - self.sheet_origin.y)

    def length(self, length: int) -> int:
        """Return a length on the paper."""
        return length * self.scale // 100

    def point(self, point: Point) -> Point:
        """Return where a point stands on the paper."""
        return Point(self.x(point.x), self.y(point.y))

    def box(self, box: Box) -> Box:
        """Return a rectangle whose sides meet those of its neighbours."""
        x, y = self.x(box.x), self.y(box.y)
        return Box(x, y, self.x(box.right) - x, self.y(box.bottom) - y)

    def symbol(self, box: Box) -> Box:
        """Return a rectangle whose middle stands exactly where the middle is on the sheet.

        Arrows meet the middles of sides: they stay straight only if these are not rounded twice.
        """
        return Box.around(self.point(box.centre), self.length(box.width), self.length(box.height))
