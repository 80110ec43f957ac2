"""A drawing in which somebody has moved symbols and arrows stays a proper drawing."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchmarks.layout_corpus import dense, form_for, standard
from sopxl.layout.laying_out import lay_out
from sopxl.model.settings import Settings
from sopxl.scene import EMU_PER_PIXEL, Box, Node, Page, Point, Scene, Side
from sopxl.scene.bends import MOST_PIECES, Bends, corners_of
from sopxl.scene.compose import compose
from sopxl.scene.nudge import Course, Nudges, nudged
from sopxl.scene.rerouting import End, Surroundings, pierces
from sopxl.scene.sheet import box_on_paper, box_on_sheet, on_sheet

PX = EMU_PER_PIXEL
FAMILIES = {"standard": standard, "dense": dense}


@cache
def scene(family: str, seed: int) -> Scene:
    sop = FAMILIES[family](14, seed)
    form = form_for(sop)
    return compose(sop, lay_out(sop, form, Settings()), form)


scenes = st.builds(scene, st.sampled_from(sorted(FAMILIES)), st.integers(0, 5))
distances = st.integers(-30, 30).map(lambda pixels: pixels * PX)


def page_of(drawing: Scene, name: str) -> tuple[Page, Node]:
    return next((page, node) for page in drawing.pages for node in page.nodes if node.id == name)


def moved(page: Page, node: Node, across: int, down: int) -> Box:
    """The box of a symbol on the sheet after somebody has dragged it so far."""
    box = box_on_sheet(page, node.box)
    return box._replace(x=box.x + across, y=box.y + down)


def stands_free(page: Page, name: str, box: Box) -> bool:
    """Tell whether a symbol keeps some distance from all others."""
    room = Box(box.x - 9 * PX, box.y - 9 * PX, box.width + 18 * PX, box.height + 18 * PX)
    return not any(room.overlaps(node.box) for node in page.nodes if node.id != name)


@settings(max_examples=60)
@given(scenes, st.integers(0, 200), distances, distances)
def test_arrows_follow_a_symbol_and_stay_arrows(
    drawing: Scene, which: int, across: int, down: int
) -> None:
    nodes = [node for page in drawing.pages for node in page.nodes]
    name = nodes[which % len(nodes)].id
    page, node = page_of(drawing, name)
    wanted = moved(page, node, across, down)
    assume(stands_free(page, name, box_on_paper(page, wanted)))
    after = nudged(drawing, Nudges({name: wanted}, {}))
    new_page, new_node = page_of(after, name)
    assert box_on_sheet(new_page, new_node.box).x - wanted.x in range(-2, 3)
    boxes = {other.id: other.box for other in new_page.nodes}
    for edge in new_page.edges:
        assert edge.points[0] == boxes[edge.source[0]].dock(edge.source[1])
        assert edge.points[-1] == boxes[edge.target[0]].dock(edge.target[1])
        assert len(corners_of(edge.points)) <= MOST_PIECES + 1
        assert all(a.x == b.x or a.y == b.y for a, b in pairwise(edge.points))


@settings(max_examples=60)
@given(scenes, st.integers(0, 200), st.integers(-8, 8), st.integers(-6, 6))
def test_after_a_small_move_no_arrow_runs_through_a_symbol(
    drawing: Scene, which: int, across: int, down: int
) -> None:
    nodes = [node for page in drawing.pages for node in page.nodes if node.step is not None]
    name = nodes[which % len(nodes)].id
    page, node = page_of(drawing, name)
    wanted = moved(page, node, across * PX, down * PX)
    assume(stands_free(page, name, box_on_paper(page, wanted)))
    new_page, _ = page_of(nudged(drawing, Nudges({name: wanted}, {})), name)
    for edge in new_page.edges:
        assert not [other.id for other in new_page.nodes if pierces(edge.points, other.box)], (
            edge.id
        )


@given(scenes)
def test_what_nobody_moved_stays_as_it_is(drawing: Scene) -> None:
    assert nudged(drawing, Nudges({}, {})) == drawing
    where_it_is = {
        node.id: box_on_sheet(page, node.box) for page in drawing.pages for node in page.nodes
    }
    assert nudged(drawing, Nudges(where_it_is, {})) == drawing


def test_a_page_on_which_nothing_moved_is_the_same() -> None:
    drawing = next(s for s in (scene("dense", seed) for seed in range(6)) if len(s.pages) > 2)
    last = drawing.pages[-1]
    node = next(node for node in last.nodes if node.step is not None)
    after = nudged(drawing, Nudges({node.id: moved(last, node, 5 * PX, 0)}, {}))
    assert after.pages[:-1] == drawing.pages[:-1]
    assert after.pages[-1] != last


def test_an_arrow_runs_where_it_is_wanted_and_its_answer_goes_with_it() -> None:
    drawing = scene("standard", 1)
    page, edge = next(
        (page, edge) for page in drawing.pages for edge in page.edges if edge.answer == "Tidak"
    )
    target = next(node for node in page.nodes if node.id == edge.target[0])
    other = Side.EAST if edge.source[1] is Side.WEST else Side.WEST
    source = next(node for node in page.nodes if node.id == edge.source[0])
    way = End(source.box, other).stub(40 * PX)
    bends = Bends.of((source.box.dock(other), way, Point(way.x, way.y - 30 * PX)))
    wanted = Course(other, edge.target[1], bends)
    after = nudged(drawing, Nudges({}, {edge.id: wanted}))
    changed = next(e for p in after.pages for e in p.edges if e.id == edge.id)
    assert changed.source == (edge.source[0], other)
    assert changed.points[-1] == target.box.dock(edge.target[1])
    label = next(words for p in after.pages for words in p.labels if words.edge == edge.id)
    before = next(words for words in page.labels if words.edge == edge.id)
    assert label.box != before.box
    assert abs(label.box.centre.y - changed.points[0].y) < 20 * PX


def test_the_words_below_a_pentagon_go_with_it() -> None:
    drawing = next(s for s in (scene("dense", seed) for seed in range(6)) if len(s.pages) > 2)
    page = next(page for page in drawing.pages if any(n.step is None for n in page.nodes))
    pentagon = next(node for node in page.nodes if node.step is None)
    after = nudged(drawing, Nudges({pentagon.id: moved(page, pentagon, 6 * PX, 0)}, {}))
    new_page, node = page_of(after, pentagon.id)
    across = node.box.x - pentagon.box.x
    before, now = (
        next(words for words in one.labels if words.id == f"l{pentagon.id}")
        for one in (page, new_page)
    )
    assert across > 0
    assert (now.box.x - before.box.x, now.box.y - before.box.y) == (across, 0)


def test_words_that_are_wanted_elsewhere_are_put_there_and_nothing_else_changes() -> None:
    drawing = scene("dense", 1)
    page = next(page for page in drawing.pages if page.labels)
    words = page.labels[0]
    corner = on_sheet(page, Point(words.box.x + 7 * PX, words.box.y))
    after = nudged(drawing, Nudges({}, {}, {words.id: corner}))
    (now,) = (w for p in after.pages for w in p.labels if w.id == words.id)
    assert now.box == words.box._replace(x=words.box.x + 7 * PX)
    assert [p.edges for p in after.pages] == [p.edges for p in drawing.pages]


def test_a_detour_is_as_wide_between_other_ends() -> None:
    loop = (Point(0, 0), Point(50 * PX, 0), Point(50 * PX, 90 * PX), Point(0, 90 * PX))
    path = Bends.of(loop).between(Point(10 * PX, 0), Point(10 * PX, 300 * PX))
    assert path == (
        Point(10 * PX, 0),
        Point(60 * PX, 0),
        Point(60 * PX, 300 * PX),
        Point(10 * PX, 300 * PX),
    )


def test_a_straight_arrow_between_ends_that_are_not_in_line_cannot_be_kept() -> None:
    straight = Bends.of((Point(0, 0), Point(0, 90)))
    assert straight.between(Point(0, 0), Point(7, 90)) is None


@st.composite
def paths(draw: st.DrawFn) -> tuple[Point, ...]:
    upright = draw(st.booleans())
    points = [Point(draw(st.integers(0, 9_000)) * PX, draw(st.integers(0, 9_000)) * PX)]
    for _ in range(draw(st.integers(1, MOST_PIECES))):
        length = draw(st.integers(2, 900)) * draw(st.sampled_from((-PX, PX)))
        x, y = points[-1]
        points.append(Point(x, y + length) if upright else Point(x + length, y))
        upright = not upright
    return corners_of(points)


@given(paths())
def test_bends_between_the_same_ends_are_the_same_path(path: tuple[Point, ...]) -> None:
    assert Bends.of(path).between(path[0], path[-1]) == path


def test_a_new_path_goes_round_a_symbol_and_crosses_no_arrow_it_can_avoid() -> None:
    upper, lower = Box(0, 0, 60 * PX, 30 * PX), Box(0, 400 * PX, 60 * PX, 30 * PX)
    between = Box(0, 180 * PX, 60 * PX, 60 * PX)
    wall = (Point(90 * PX, 100 * PX), Point(90 * PX, 300 * PX))
    area = Box(-300 * PX, -100 * PX, 900 * PX, 900 * PX)
    around = Surroundings((between,), (wall,), area, 100)
    path = around.path(End(upper, Side.SOUTH), End(lower, Side.NORTH))
    assert not pierces(path, between)
    assert all(point.x <= 90 * PX for point in path)
    assert len(path) == MOST_PIECES + 1
