"""Points, boxes and sides, in whole EMU (914,400 to the inch); y grows downwards, as on a sheet."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

EMU_PER_POINT = 12_700
EMU_PER_PIXEL = 9_525
EMU_PER_MM = 36_000


class Shape(Enum):
    """The four symbols of Permen PANRB 35/2012 that are no arrow."""

    TERMINATOR = "terminator"
    PROCESS = "process"
    DECISION = "decision"
    OFF_PAGE = "offpage"


class Side(Enum):
    """A side of a node where an edge docks; the value is its letter in the text form."""

    NORTH = "N"
    EAST = "E"
    SOUTH = "S"
    WEST = "W"


class Align(Enum):
    """How words stand in their box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Point(NamedTuple):
    """A place on the sheet or on the paper."""

    x: int
    y: int


class Box(NamedTuple):
    """A rectangle on the sheet or on the paper."""

    x: int
    y: int
    width: int
    height: int

    @classmethod
    def around(cls, centre: Point, width: int, height: int) -> Box:
        """Return the box with this centre; odd lengths are made even, so that it is exact."""
        half_width, half_height = width // 2, height // 2
        return cls(centre.x - half_width, centre.y - half_height, 2 * half_width, 2 * half_height)

    @property
    def right(self) -> int:
        """The x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The y of the lower side."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """The point in the middle."""
        return Point(self.x + self.width // 2, self.y + self.height // 2)

    def dock(self, side: Side) -> Point:
        """Return the middle of one side, where edges are glued."""
        match side:
            case Side.NORTH:
                return Point(self.x + self.width // 2, self.y)
            case Side.EAST:
                return Point(self.right, self.y + self.height // 2)
            case Side.SOUTH:
                return Point(self.x + self.width // 2, self.bottom)
            case Side.WEST:
                return Point(self.x, self.y + self.height // 2)

    def inset(self, margin: int) -> Box:
        """Return the box without a margin on all four sides."""
        return Box(
            self.x + margin, self.y + margin, self.width - 2 * margin, self.height - 2 * margin
        )

    def union(self, other: Box) -> Box:
        """Return the smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right, bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        return Box(x, y, right - x, bottom - y)

    def overlaps(self, other: Box) -> bool:
        """Tell whether the two boxes share more than a border."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom
