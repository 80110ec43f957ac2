"""How a connector of the last drawing runs now, whichever program has saved it since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.backends.connector import ConnectorShape, Rotation, points_of
from sopxl.backends.drawingml import SITES
from sopxl.scene import Box, Point, Side
from sopxl.scene.bends import corners_of, is_square
from sopxl.scene.rerouting import heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.scene.sheet import SheetGrid
    from sopxl.workbook.drawing.earlier import DrawnShape

SIDES = {site: side for side, site in SITES.items()}
HALF_TURN = 180
ROTATIONS: dict[int, Rotation] = {0: 0, 90: 90, HALF_TURN: 0, 270: 270}
CONNECTORS = tuple(f"Connector{number}" for number in range(1, 6))
RIGHT_ANGLED = ("straightConnector", "bentConnector")


def path_of(shape: DrawnShape, grid: SheetGrid) -> tuple[Point, ...] | None:
    """Return the path of a connector on a sheet; None for one that is not right-angled.

    Half a turn, which Excel writes when it lays a connector anew, is to be flipped both ways.
    """
    start, end = (grid.point(corner) for corner in (shape.start, shape.end))
    rotation, upside_down = ROTATIONS.get(shape.rotation), shape.rotation == HALF_TURN
    if rotation is None or not shape.preset.startswith(RIGHT_ANGLED):
        return None
    path = corners_of(
        points_of(
            ConnectorShape(
                preset=shape.preset,
                rotation=rotation,
                flip_horizontal=shape.flip_horizontal != upside_down,
                flip_vertical=shape.flip_vertical != upside_down,
                adjustments=shape.adjustments,
                frame=Box(start.x, start.y, end.x - start.x, end.y - start.y),
            )
        )
    )
    return path if is_square(path) else None


def side_of(glue: tuple[str, int] | None, dock: tuple[str, Side]) -> Side | None:
    """Return the side to which an end is glued; None for one that is glued to another symbol.

    Where a program has dropped the glue, the side is the one we gave it.
    """
    symbol, side = dock
    if glue is None:
        return side
    return SIDES.get(glue[1]) if glue[0] == symbol else None


def reaches(path: Sequence[Point], leave: Side, enter: Side) -> bool:
    """Tell whether a path leaves and enters its symbols from outside; else it cannot be kept."""
    return heads(path[0], path[1], leave) and heads(path[-1], path[-2], enter)
