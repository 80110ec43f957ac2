"""What a drawing remembers of itself is read again, and never trusted."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from sopxl.scene import EMU_PER_PIXEL, Box, Edge, Node, Page, Point, Scene, Shape, Side
from sopxl.scene.places import Places, corner_on, homes, places_from, places_of
from sopxl.scene.sheet import Anchor, SheetGrid

PX = EMU_PER_PIXEL
GRID = SheetGrid(tuple(at * 100 * PX for at in range(5)), tuple(at * 80 * PX for at in range(7)))
UPPER = Node(id="n1", step=1, shape=Shape.PROCESS, box=Box(110 * PX, 20 * PX, 60 * PX, 30 * PX))
LOWER = Node(id="n2", step=2, shape=Shape.DECISION, box=Box(210 * PX, 180 * PX, 60 * PX, 30 * PX))
LEAVE = Node(
    id="p1-A",
    step=None,
    shape=Shape.OFF_PAGE,
    box=Box(230 * PX, 215 * PX, 20 * PX, 20 * PX),
    text="A",
)
EDGE = Edge(
    id="e1-2",
    source=("n1", Side.EAST),
    target=("n2", Side.NORTH),
    points=(
        UPPER.box.dock(Side.EAST),
        Point(LOWER.box.centre.x, UPPER.box.centre.y),
        LOWER.box.dock(Side.NORTH),
    ),
    answer="Ya",
)
SCENE = Scene(
    title="",
    pages=(
        Page(
            number=1,
            paper=(500 * PX, 600 * PX),
            frame=(0, 0, 500 * PX, 600 * PX),
            items=(UPPER, LOWER, LEAVE, EDGE),
        ),
    ),
)
PLACES = places_of(SCENE, GRID, homes(SCENE, GRID), frozenset({"n2"}))
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=11) | st.dictionaries(st.text(max_size=3), inner),
)


def test_places_come_back_from_their_text() -> None:
    assert places_from(PLACES.to_text()) == PLACES


def test_a_symbol_is_known_by_the_cell_in_which_it_stands() -> None:
    found = {symbol.id: symbol for symbol in PLACES.symbols}
    assert found["n2"].home == (2, 2, False, 0)
    assert found["p1-A"].home == (2, 2, True, 0)
    assert [symbol.called for symbol in PLACES.symbols] == ["1", "2", "A"]
    assert [symbol.id for symbol in PLACES.symbols if symbol.chosen] == ["n2"]


def test_a_corner_stays_at_its_share_of_a_wider_cell() -> None:
    wider = SheetGrid(tuple(at * 150 * PX for at in range(5)), GRID.row_edges)
    first = PLACES.symbols[0]
    assert corner_on(GRID, first.start) == (UPPER.box.x, UPPER.box.y)
    assert corner_on(wider, first.start) == (165 * PX, UPPER.box.y)


@given(st.integers(0, 900), st.integers(0, 900))
def test_a_place_is_found_again_beyond_the_last_column_too(x: int, y: int) -> None:
    point = Point(x * PX, y * PX)
    assert GRID.point(GRID.anchor(point)) == point
    assert isinstance(GRID.anchor(point), Anchor)


@given(JUNK)
def test_a_text_that_somebody_has_changed_is_no_reason_to_fail(junk: object) -> None:
    text = json.dumps(junk)
    places_from(text)
    places_from(json.dumps([junk, junk]))
    places_from(json.dumps([[junk], [junk]]))
    assert places_from(text[:-1] + "?") == Places()
