"""The bends of a right-angled path, apart from where its ends are: so they can be kept."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sopxl.scene.items import EMU_PER_POINT, Point
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_PIECES = 5
"""The most straight pieces an Office connector can show."""

ALIKE = EMU_PER_POINT
"""Ends nearer to each other than this are in line."""


@dataclass(frozen=True, slots=True)
class Bends:
    """A path as its inner pieces: where each runs, seen from the ends of the path.

    `upright` tells whether it sets out up or down. `lanes` has a share of the way between the ends
    for a piece that runs between them, and else the end (0 or 1) and the distance from it.
    """

    upright: bool
    lanes: tuple[tuple[float, int], ...]
    pieces: int

    @classmethod
    def of(cls, points: Sequence[Point]) -> Bends:
        """Return the bends of a path of one to five pieces; points in line do not count."""
        corners = corners_of(points)
        start, end = corners[0], corners[-1]
        upright = start.x == corners[1].x
        lanes = []
        for at in range(1, len(corners) - 2):
            level = upright == bool(at % 2)
            first, last, lane = (
                (start.y, end.y, corners[at].y) if level else (start.x, end.x, corners[at].x)
            )
            lanes.append(_seen(first, last, lane))
        return cls(upright, tuple(lanes), len(corners) - 1)

    def between(self, start: Point, end: Point) -> tuple[Point, ...] | None:
        """Return the path between other ends; None where a straight path would run askew."""
        if self.pieces == 1:
            across = abs(start.x - end.x) if self.upright else abs(start.y - end.y)
            return (start, end) if across == 0 else None
        points = [start]
        for at, lane in enumerate(self.lanes, start=1):
            x, y = points[-1]
            if self.upright == bool(at % 2):
                points.append(Point(x, _placed(start.y, end.y, lane)))
            else:
                points.append(Point(_placed(start.x, end.x, lane), y))
        x, y = points[-1]
        # What is missing is one corner behind the last lane, level with the end or above it.
        towards_end = self.upright == bool(self.pieces % 2)
        points.append(Point(end.x, y) if towards_end else Point(x, end.y))
        return (*points, end)


def corners_of(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return a path without its points in the middle of a straight piece; a rounding is mended."""
    corners: list[Point] = []
    for point in points:
        at = _in_line(corners[-1], point) if corners else point
        if len(corners) > 1 and (
            corners[-2].x == corners[-1].x == at.x or corners[-2].y == corners[-1].y == at.y
        ):
            corners.pop()
        if not corners or corners[-1] != at:
            corners.append(at)
    return tuple(corners)


def is_square(points: Sequence[Point]) -> bool:
    """Tell whether a path is one that a connector can show."""
    corners = corners_of(points)
    square = all(a.x == b.x or a.y == b.y for a, b in pairwise(corners))
    return square and 1 < len(corners) <= MOST_PIECES + 1


def _in_line(before: Point, point: Point) -> Point:
    """Put a point in line with the one before where only a rounding parts them."""
    x = before.x if abs(point.x - before.x) <= 1 else point.x
    y = before.y if abs(point.y - before.y) <= 1 else point.y
    return Point(x, y)


def _seen(first: int, last: int, lane: int) -> tuple[float, int]:
    """Return a lane as a share of the way, or as its distance from the nearer end."""
    low, high = sorted((first, last))
    if high - low >= ALIKE and low <= lane <= high:
        return (lane - first) / (last - first), 0
    nearer = 0 if abs(lane - first) <= abs(lane - last) else 1
    return float(nearer), lane - (last if nearer else first)


def _placed(first: int, last: int, lane: tuple[float, int]) -> int:
    share, distance = lane
    return round(first + (last - first) * share) + distance
