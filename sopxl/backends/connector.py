"""A right-angled path as one of Office's preset connectors, and back.

The paths of the presets are those of ISO 29500-1 (presetShapeDefinitions.xml): in its own frame a
connector starts in the upper left corner, ends in the lower right one, and sets out to the right;
`adjustments` are fractions of the frame in 1/100,000. The frame is first flipped about its centre,
then turned clockwise.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from sopxl.scene import EMU_PER_POINT, Box, Point
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

WHOLE = 100_000
"""The adjustment that means the whole width or height."""

STRAIGHT = "straightConnector1"
LARGEST = 5
"""The most segments a preset connector has."""

Rotation: TypeAlias = Literal[0, 90, 270]
THINNEST = EMU_PER_POINT
"""A frame thinner than this is widened: an adjustment is a fraction of it and must fit 32 bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorShape:
    """A preset connector: `frame` is the box between its two ends as they are seen on the sheet.

    `rotation` is 0, 90 or 270 degrees clockwise. The path may leave the frame where an adjustment
    is below 0 or above 100,000.
    """

    preset: str
    rotation: Rotation
    flip_horizontal: bool
    flip_vertical: bool
    adjustments: tuple[int, ...]
    frame: Box

    @property
    def unrotated(self) -> Box:
        """The frame before it is turned about its centre, as `a:off` and `a:ext` want it."""
        if self.rotation == 0:
            return self.frame
        x, y, width, height = self.frame
        return Box(x + (width - height) // 2, y + (height - width) // 2, height, width)


def fit(points: Sequence[Point]) -> ConnectorShape:
    """Return the connector that follows a right-angled path of one to five segments.

    Exact but for ends on one line (a detour between them needs a frame of some width): these move
    by half a point at most. Raises ValueError for a path that no preset can follow.
    """
    corners = _corners(points)
    segments = len(corners) - 1
    if not 1 <= segments <= LARGEST:
        message = f"a connector has 1 to {LARGEST} segments, this path has {segments}"
        raise ValueError(message)
    start, end = corners[0], corners[-1]
    if segments == 1:
        return ConnectorShape(
            preset=STRAIGHT,
            rotation=0,
            flip_horizontal=end.x < start.x,
            flip_vertical=end.y < start.y,
            adjustments=(),
            frame=_between(start, end),
        )
    upright = start.x == corners[1].x
    along, across = _own_axes(corners, upright=upright)
    if upright:
        start, end = Point(across[0], along[0]), Point(across[-1], along[-1])
    else:
        start, end = Point(along[0], across[0]), Point(along[-1], across[-1])
    rotation, flip_horizontal, flip_vertical = _turn(start, end, upright=upright)
    return ConnectorShape(
        preset=f"bentConnector{segments}",
        rotation=rotation,
        flip_horizontal=flip_horizontal,
        flip_vertical=flip_vertical,
        adjustments=_adjustments(along, across),
        frame=_between(start, end),
    )


def points_of(shape: ConnectorShape) -> tuple[Point, ...]:
    """Return the path a connector shows: the inverse of `fit`, to the nearest EMU."""
    x, y, width, height = shape.unrotated
    return tuple(
        _turned(shape, x + width / 2, y + height / 2, u - width / 2, v - height / 2)
        for u, v in _preset_path(shape, width, height)
    )


def _corners(points: Sequence[Point]) -> list[Point]:
    """Return the path without repeated points and without points in the middle of a segment."""
    corners: list[Point] = []
    for point in points:
        if corners and point == corners[-1]:
            continue
        if len(corners) > 1 and _in_line(corners[-2], corners[-1], point):
            corners.pop()
        corners.append(point)
    if any(a.x != b.x and a.y != b.y for a, b in pairwise(corners)):
        message = f"the path is not right-angled: {points}"
        raise ValueError(message)
    return corners


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return a.x == b.x == c.x or a.y == b.y == c.y


def _own_axes(corners: Sequence[Point], *, upright: bool) -> tuple[list[int], list[int]]:
    """Return the path as distances along its first segment and across it, wide enough."""
    along = [point.y if upright else point.x for point in corners]
    across = [point.x if upright else point.y for point in corners]
    segments = len(corners) - 1
    if segments >= 3:  # noqa: PLR2004  # bentConnector3 is the first with an adjustment along
        along[0], along[-1] = _widened(along[0], along[-1], along[1])
    if segments >= 4:  # noqa: PLR2004  # bentConnector4 is the first with an adjustment across
        across[0], across[-1] = _widened(across[0], across[-1], across[2])
    return along, across


def _widened(first: int, last: int, towards: int) -> tuple[int, int]:
    """Return two ends at least `THINNEST` apart; equal ends part in the direction of the detour."""
    if abs(last - first) >= THINNEST:
        return first, last
    forwards = last > first or (last == first and towards >= first)
    low = (first + last) // 2 - THINNEST // 2
    return (low, low + THINNEST) if forwards else (low + THINNEST, low)


def _adjustments(along: Sequence[int], across: Sequence[int]) -> tuple[int, ...]:
    """Return where the inner corners lie: along, across, along, as fractions of the frame."""
    inner = ((along, 1), (across, 2), (along, 3))[: len(along) - 3]
    return tuple(
        round((axis[index] - axis[0]) * WHOLE / (axis[-1] - axis[0])) for axis, index in inner
    )


def _between(start: Point, end: Point) -> Box:
    x, y = min(start.x, end.x), min(start.y, end.y)
    return Box(x, y, abs(end.x - start.x), abs(end.y - start.y))


def _turn(start: Point, end: Point, *, upright: bool) -> tuple[Rotation, bool, bool]:
    """Return rotation and flips that lead from `start` to `end`, spelt as Excel spells them.

    A path that sets out up or down is turned: by 90° its frame's right is down, by 270° up.
    """
    if not upright:
        return 0, end.x < start.x, end.y < start.y
    if end.x > start.x:
        return 270, end.y > start.y, False
    return 90, end.y < start.y, False


def _preset_path(shape: ConnectorShape, width: int, height: int) -> list[tuple[float, float]]:
    """Return the preset's path in its own frame."""
    if shape.preset == STRAIGHT:
        return [(0, 0), (width, height)]
    path: list[tuple[float, float]] = [(0, 0)]
    for index, adjustment in enumerate(shape.adjustments):
        u, v = path[-1]
        share = adjustment / WHOLE
        path.append((u, height * share) if index % 2 else (width * share, v))
    u, v = path[-1]
    if len(shape.adjustments) % 2:
        return [*path, (u, height), (width, height)]
    return [*path, (width, v), (width, height)]


def _turned(shape: ConnectorShape, centre_x: float, centre_y: float, u: float, v: float) -> Point:
    """Return a point given from the centre of the frame, after flipping and turning."""
    u = -u if shape.flip_horizontal else u
    v = -v if shape.flip_vertical else v
    match shape.rotation:
        case 0:
            pass
        case 90:
            u, v = -v, u
        case 270:
            u, v = v, -u
    return Point(round(centre_x + u), round(centre_y + v))
