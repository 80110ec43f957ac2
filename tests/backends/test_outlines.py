"""Lines and letters on paper, before anything draws them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sopxl.backends.lettering import lines_of
from sopxl.backends.outlines import arrow_head, outline, shaft
from sopxl.scene import Align, Box, Cell, Edge, Label, Point, Shape, Side
from sopxl.scene.style import CELL_PADDING
from tests.backends.scenes import LEAVE, PT, START

BOX = Box(1000, 2000, 400_000, 600_000)


@pytest.mark.parametrize("shape", Shape)
def test_an_outline_fills_its_box_and_meets_the_docks_on_all_sides(shape: Shape) -> None:
    line = outline(shape, BOX)
    points = [line.start, *(segment[-1] for segment in line.segments)]
    xs, ys = {point.x for point in points}, {point.y for point in points}
    assert (min(xs), max(xs)) == (BOX.x, BOX.right)
    assert (min(ys), max(ys)) == (BOX.y, BOX.bottom)


def test_the_ends_of_a_terminator_are_round_as_office_draws_them() -> None:
    line = outline(Shape.TERMINATOR, BOX)
    assert [len(segment) for segment in line.segments] == [3, 3, 1, 3, 3]
    assert line.start == Point(BOX.right - round(BOX.width * 3475 / 21600), BOX.y)
    assert line.segments[0][-1] == BOX.dock(Side.EAST)
    assert line.segments[-1][-1].y == line.start.y


def edge(*points: Point, arrow: bool = True) -> Edge:
    return Edge(
        id="e", source=("a", Side.EAST), target=("b", Side.WEST), points=points, arrow=arrow
    )


@pytest.mark.parametrize(
    ("before", "corners"),
    [
        (Point(0, 100), {Point(40, 130), Point(40, 70)}),
        (Point(200, 100), {Point(160, 130), Point(160, 70)}),
        (Point(100, 0), {Point(130, 40), Point(70, 40)}),
        (Point(100, 200), {Point(130, 160), Point(70, 160)}),
    ],
)
def test_an_arrow_head_points_where_the_arrow_goes(before: Point, corners: set[Point]) -> None:
    tip, *others = arrow_head(edge(before, Point(100, 100)), 60)
    assert tip == Point(100, 100)
    assert set(others) == corners


def test_a_shaft_ends_within_the_head_and_a_link_at_the_symbol() -> None:
    points = (Point(0, 0), Point(100, 0))
    assert shaft(edge(*points), 60) == (Point(0, 0), Point(70, 0))
    assert shaft(edge(*points, arrow=False), 60) == points


def test_the_words_of_a_symbol_stand_in_its_middle_and_of_a_pentagon_above_it() -> None:
    (start,), (leave,) = lines_of(START, 100), lines_of(LEAVE, 100)
    assert (start.x, start.align) == (START.box.centre.x, Align.CENTRE)
    above = START.box.centre.y - start.baseline
    assert LEAVE.box.y + LEAVE.box.height * 2 // 5 - leave.baseline == above
    assert -4 * PT < above < -2 * PT


def test_lines_of_a_cell_keep_their_order_and_their_distance_from_the_frame() -> None:
    cell = Cell(box=BOX, lines=("satu", "dua"), size=9 * PT, align=Align.RIGHT, bold=True)
    first, second = lines_of(cell, 100)
    assert (first.text, second.text) == ("satu", "dua")
    assert second.baseline - first.baseline == pytest.approx(9 * PT * 1.2, abs=1)
    assert first.x == BOX.right - CELL_PADDING
    assert first.bold
    low = replace(cell, middle=False, align=Align.LEFT)
    (top, _) = lines_of(low, 100)
    assert top.x == BOX.x + CELL_PADDING
    assert top.baseline < first.baseline


def test_a_label_may_have_several_lines() -> None:
    label = Label(id="l", edge="e", box=BOX, text="dari langkah 3\ndan 7", size=8 * PT)
    upper, lower = lines_of(label, 60)
    assert (upper.size, upper.text, lower.text) == (8 * PT, "dari langkah 3", "dan 7")
    assert BOX.y < upper.baseline < lower.baseline < BOX.bottom
