"""The lines of symbols and arrows on paper, for those who draw with lines and curves.

The outlines are those of the flowchart presets of Office (ISO 29500-1, presetShapeDefinitions.xml),
so that paper and workbook show the same picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sopxl.scene import Box, Point, Shape
from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.scene import Edge

TERMINATOR_END = 3475 / 21600
"""How far the round end of a terminator reaches into it, as a share of its width."""

PENTAGON_SIDE = 4 / 5
QUARTER = 0.5523
"""Where the handles of the cubic curve stand that looks like a quarter of an ellipse."""

Segment: TypeAlias = tuple[Point, ...]
"""A straight line to one point, or a cubic curve: two handles and its end."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A closed line: from `start` along the segments and back."""

    start: Point
    segments: tuple[Segment, ...]


def outline(shape: Shape, box: Box) -> Outline:
    """Return the outline of a symbol that fills `box`."""
    match shape:
        case Shape.PROCESS:
            return _polygon(box, (0, 0), (1, 0), (1, 1), (0, 1))
        case Shape.DECISION:
            return _polygon(box, (0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))
        case Shape.OFF_PAGE:
            side = PENTAGON_SIDE
            return _polygon(box, (0, 0), (1, 0), (1, side), (0.5, 1), (0, side))
        case Shape.TERMINATOR:
            return _terminator(box)


def words_box(shape: Shape, box: Box) -> Box:
    """Return the rectangle in which the words of a symbol are centred."""
    if shape is Shape.OFF_PAGE:
        return Box(box.x, box.y, box.width, round(box.height * PENTAGON_SIDE))
    return box


def shaft(edge: Edge, head: int) -> tuple[Point, ...]:
    """Return the line of an arrow, which ends within its head so that the tip stays sharp."""
    if not edge.arrow:
        return edge.points
    before, tip = edge.points[-2:]
    return (*edge.points[:-1], _towards(tip, before, head // 2))


def arrow_head(edge: Edge, size: int) -> tuple[Point, Point, Point]:
    """Return the tip of an arrow and the other corners of its head, as long as it is wide."""
    before, tip = edge.points[-2:]
    foot = _towards(tip, before, size)
    across_x, across_y = (foot.y - tip.y) // 2, (foot.x - tip.x) // 2
    return (
        tip,
        Point(foot.x + across_x, foot.y - across_y),
        Point(foot.x - across_x, foot.y + across_y),
    )


def _towards(start: Point, end: Point, length: int) -> Point:
    """Return the point at `length` from the start, upright or level, in the direction of `end`."""
    x, y = end.x - start.x, end.y - start.y
    return Point(start.x + length * ((x > 0) - (x < 0)), start.y + length * ((y > 0) - (y < 0)))


def _polygon(box: Box, *corners: tuple[float, float]) -> Outline:
    start, *others = (_at(box, u, v) for u, v in corners)
    return Outline(start, tuple((corner,) for corner in others))


def _terminator(box: Box) -> Outline:
    """Return a capsule: four quarters of an ellipse, and straight lines above and below."""
    end, handle_u = TERMINATOR_END, TERMINATOR_END * (1 - QUARTER)
    handle_v = 0.5 * QUARTER
    right = ((1 - end, 0), (1 - handle_u, 0), (1, 0.5 - handle_v), (1, 0.5))
    left = tuple((1 - u, v) for u, v in reversed(right))
    lower_right = tuple((u, 1 - v) for u, v in reversed(right))
    lower_left = tuple((u, 1 - v) for u, v in reversed(left))
    segments: list[Segment] = []
    for quarter in (right, lower_right, lower_left, left):
        begin, *curve = (_at(box, u, v) for u, v in quarter)
        if segments and segments[-1][-1] != begin:
            segments.append((begin,))
        segments.append(tuple(curve))
    return Outline(_at(box, *right[0]), tuple(segments))


def _at(box: Box, u: float, v: float) -> Point:
    return Point(round(box.x + u * box.width), round(box.y + v * box.height))
