"""Which courses of arrows in the last drawing are the user's choice, and which can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.pipeline.drawing.comparison import apart
from sopxl.pipeline.drawing.connector_paths import CONNECTORS, path_of, reaches, side_of
from sopxl.scene import Point
from sopxl.scene.bends import Bends
from sopxl.scene.nudge import Course

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sopxl.pipeline.drawing.comparison import Comparison
    from sopxl.scene.places import ArrowPlace


def kept_courses(compared: Comparison) -> Iterator[tuple[str, Course | None]]:
    """Yield the courses that the user chose, by id in the new drawing.

    None is a choice that cannot be kept. Of an arrow that is glued to nothing any more nobody knows
    whether a program or the user has bent it.
    """
    moved = {symbol.id for symbol in compared.moved}
    for arrow in compared.arrows:
        edge = compared.counterpart(arrow)
        touched = moved & {arrow.source[0], arrow.target[0]}
        carried_off = _is_carried_off(arrow, compared)
        if edge is None or touched or not (carried_off or _is_chosen(arrow, compared)):
            continue
        course = None if carried_off else _chosen_course(arrow, compared)
        shape = compared.earlier.shapes[arrow.id]
        if course or carried_off or shape.source or shape.target:
            yield edge.id, course


def redirected_arrows(compared: Comparison) -> frozenset[str]:
    """Return the ids of the new arrows whose counterparts the user has led to another symbol."""
    led = (one for one in compared.arrows if _is_led_away(one, compared))
    return frozenset(edge.id for edge in map(compared.counterpart, led) if edge)


def _is_led_away(arrow: ArrowPlace, compared: Comparison) -> bool:
    shape = compared.earlier.shapes[arrow.id]
    ends = (shape.source, arrow.source), (shape.target, arrow.target)
    return any(glue is not None and glue[0] != dock[0] for glue, dock in ends)


def _is_carried_off(arrow: ArrowPlace, compared: Comparison) -> bool:
    """Tell whether an arrow as a whole was pulled off its symbols."""
    shape = compared.earlier.shapes[arrow.id]
    path = path_of(shape, compared.earlier.grid)
    if shape.source or shape.target or path is None:
        return False
    start, end = compared.expected(arrow.start), compared.expected(arrow.end)
    away = Point(path[0].x - start.x, path[0].y - start.y)
    carried = Point(end.x + away.x, end.y + away.y)
    return apart(path[0], start) and not apart(path[-1], carried)


def _is_chosen(arrow: ArrowPlace, compared: Comparison) -> bool:
    """Tell whether an arrow runs otherwise than we drew it, or as the user once chose.

    Programs that know no connectors make other shapes of them, which are nobody's choice; nor
    is where such a shape ends, which is no longer glued.
    """
    shape = compared.earlier.shapes[arrow.id]
    if not shape.preset.endswith(CONNECTORS):
        return False
    path = path_of(shape, compared.earlier.grid)
    start, end = compared.expected(arrow.start), compared.expected(arrow.end)
    wanted = arrow.bends.between(start, end) or (start, end)
    runs = Bends.of(path).between(start, end) or (start, end) if path else ()
    sides = side_of(shape.source, arrow.source), side_of(shape.target, arrow.target)
    same = sides == (arrow.source[1], arrow.target[1]) and not _other(runs, wanted)
    return arrow.chosen or not same


def _chosen_course(arrow: ArrowPlace, compared: Comparison) -> Course | None:
    """Return how an arrow runs now; None where it cannot be kept so."""
    shape = compared.earlier.shapes[arrow.id]
    leave, enter = side_of(shape.source, arrow.source), side_of(shape.target, arrow.target)
    path = path_of(shape, compared.earlier.grid)
    if path is None or leave is None or enter is None or not reaches(path, leave, enter):
        return None
    return Course(leave, enter, Bends.of(path))


def _other(path: Sequence[Point], wanted: Sequence[Point]) -> bool:
    return len(path) != len(wanted) or any(map(apart, path, wanted))
