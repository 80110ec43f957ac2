"""Any right-angled path of five segments is a preset connector of Office."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sopxl.backends.connector import WHOLE, ConnectorShape, fit, points_of
from sopxl.scene import EMU_PER_POINT, Box, Point

PT = EMU_PER_POINT
HALF_POINT = PT // 2
INT32 = 2**31


def at(*points: tuple[int, int]) -> list[Point]:
    """Points given in points."""
    return [Point(x * PT, y * PT) for x, y in points]


@st.composite
def paths(draw: st.DrawFn) -> list[Point]:
    """A path of one to five segments, none shorter than two points, none turning back."""
    place = st.integers(0, 12_000_000)
    step = st.integers(2 * PT, 9_000_000) | st.sampled_from([10 * PT, 20 * PT, 40 * PT])
    path = [Point(draw(place), draw(place))]
    upright = draw(st.booleans())
    for _ in range(draw(st.integers(1, 5))):
        length = draw(step) * draw(st.sampled_from([-1, 1]))
        x, y = path[-1]
        path.append(Point(x, y + length) if upright else Point(x + length, y))
        upright = not upright
    return path


@given(paths())
@example(at((0, 0), (20, 0), (20, 40), (0, 40)))
@example(at((0, 0), (0, 20), (40, 20), (40, 0)))
@example(at((0, 0), (20, 0), (20, 40), (-20, 40), (-20, 0), (0, 0)))
def test_a_path_comes_back_within_half_a_point(path: list[Point]) -> None:
    shown = points_of(fit(path))
    assert len(shown) == len(path)
    for wanted, got in zip(path, shown, strict=True):
        assert abs(wanted.x - got.x) <= HALF_POINT + 1
        assert abs(wanted.y - got.y) <= HALF_POINT + 1
    assert all(abs(a.x - b.x) <= 1 or abs(a.y - b.y) <= 1 for a, b in pairwise(shown))


@given(paths())
def test_adjustments_fit_the_numbers_of_the_file_format(path: list[Point]) -> None:
    assert all(-INT32 <= adjustment < INT32 for adjustment in fit(path).adjustments)


@given(paths())
def test_the_frame_spans_the_two_ends(path: list[Point]) -> None:
    shape = fit(path)
    shown = points_of(shape)
    assert abs(shape.frame.width - abs(shown[-1].x - shown[0].x)) <= 1
    assert abs(shape.frame.height - abs(shown[-1].y - shown[0].y)) <= 1


def test_a_bend_from_down_to_right_is_spelt_as_excel_spells_it() -> None:
    shape = fit(at((0, 0), (0, 30), (50, 30), (50, 60)))
    assert shape == ConnectorShape(
        preset="bentConnector3",
        rotation=270,
        flip_horizontal=True,
        flip_vertical=False,
        adjustments=(WHOLE // 2,),
        frame=Box(0, 0, 50 * PT, 60 * PT),
    )
    assert shape.unrotated == Box(-5 * PT, 5 * PT, 60 * PT, 50 * PT)


def test_points_within_a_segment_do_not_count() -> None:
    path = at((0, 0), (0, 10), (0, 10), (0, 30))
    assert fit(path).preset == "straightConnector1"
    assert points_of(fit(path)) == (path[0], path[-1])


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ([], "-1"),
        (at((3, 3)), "0"),
        (at((0, 0), (5, 0), (5, 5), (9, 5), (9, 9), (20, 9), (20, 20)), "6"),
        (at((0, 0), (5, 5)), "not right-angled"),
    ],
)
def test_a_path_no_preset_follows_is_refused(path: list[Point], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        fit(path)
