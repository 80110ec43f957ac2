"""The judge is judged: each fault put into a clean drawing is found, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from benchmarks.layout_corpus import form_for
from sopxl.layout.geometry import EMU_PER_POINT, Box, Point, Side
from sopxl.layout.laying_out import lay_out
from sopxl.layout.quality import Fault, Quality, measure
from sopxl.model.flow import Flow
from sopxl.model.settings import Settings
from sopxl.model.sop import Answer, Sop, Step, StepKind, WayOut

if TYPE_CHECKING:
    from collections.abc import Callable

    from sopxl.layout.plan import Arrow, Layout

POINT = EMU_PER_POINT


def step(index: int, actor: str, *ways: WayOut, kind: StepKind = StepKind.ACTIVITY) -> Step:
    return Step(
        index=index, number=index + 1, activity="", actors=(actor,), kind=kind, ways_out=ways
    )


SOP = Sop(
    actors=("A", "B", "C"),
    steps=(
        step(0, "A", kind=StepKind.START),
        step(1, "B", WayOut(3, Answer.YES), WayOut(4, Answer.NO), kind=StepKind.DECISION),
        step(2, "C"),
        step(3, "B"),
        step(4, "A", kind=StepKind.END),
    ),
)
FORM = form_for(SOP)
CLEAN = lay_out(SOP, FORM, Settings())


def judged(layout: Layout) -> Quality:
    return measure(layout, FORM, Flow(SOP).ways)


def with_arrow(name: str, change: Callable[[Arrow], Arrow]) -> Layout:
    (page,) = CLEAN.pages
    arrows = tuple(change(a) if a.id == name else a for a in page.arrows)
    return replace(CLEAN, pages=(replace(page, arrows=arrows),))


def moved(arrow: Arrow, **points: tuple[int, int]) -> Arrow:
    corners = list(arrow.points)
    for key, (dx, dy) in points.items():
        at = int(key.removeprefix("p"))
        corners[at] = Point(corners[at].x + dx * POINT, corners[at].y + dy * POINT)
    return replace(arrow, points=tuple(corners))


def faults(layout: Layout) -> set[Fault]:
    return {finding.fault for finding in judged(layout).faults}


def test_a_clean_drawing_has_no_fault() -> None:
    quality = judged(CLEAN)
    assert quality.faults == ()
    assert (quality.pages, quality.arrows, quality.labels, quality.crossings) == (1, 5, 2, 0)


def test_an_oblique_piece_is_found() -> None:
    assert Fault.OBLIQUE in faults(with_arrow("e1-2", lambda a: moved(a, p1=(9, 3))))


def test_an_end_beside_its_dock_is_found() -> None:
    assert Fault.NOT_ON_DOCK in faults(with_arrow("e1-2", lambda a: moved(a, p0=(3, 0))))


def test_an_entry_from_below_is_found() -> None:
    def upside_down(arrow: Arrow) -> Arrow:
        return replace(arrow, target=(arrow.target[0], Side.SOUTH))

    assert Fault.WRONG_SIDE in faults(with_arrow("e1-2", upside_down))


def test_two_exits_on_one_side_are_found() -> None:
    (page,) = CLEAN.pages
    other = next(arrow for arrow in page.arrows if arrow.id == "e2-4-tidak")
    copied = with_arrow(
        "e2-3-ya",
        lambda a: replace(a, source=other.source, points=(other.points[0], *a.points[1:])),
    )
    assert Fault.SHARED_SIDE in faults(copied)


def test_an_arrow_through_a_symbol_is_found() -> None:
    (page,) = CLEAN.pages
    middle = next(symbol for symbol in page.symbols if symbol.id == "n3").box.centre

    def through(arrow: Arrow) -> Arrow:
        start, goal = arrow.points[0], arrow.points[-1]
        way = (start, Point(start.x, middle.y), Point(goal.x, middle.y), goal)
        return replace(arrow, points=way)

    assert Fault.THROUGH_SYMBOL in faults(with_arrow("e1-2", through))


@pytest.mark.parametrize("axis", ["x", "y"])
def test_an_arrow_on_a_cell_border_or_outside_is_found(axis: str) -> None:
    border, far = FORM.actor_edges[1], FORM.actor_edges[-1] + 9 * POINT

    def along(arrow: Arrow) -> Arrow:
        start, goal = arrow.points[0], arrow.points[-1]
        x = border if axis == "x" else far
        return replace(arrow, points=(start, Point(x, start.y), Point(x, goal.y), goal))

    wanted = Fault.ON_BORDER if axis == "x" else Fault.OUTSIDE
    assert wanted in faults(with_arrow("e1-2", along))


def test_two_flows_upon_each_other_are_found() -> None:
    (page,) = CLEAN.pages
    other = next(arrow for arrow in page.arrows if arrow.id == "e3-4")

    def doubled(arrow: Arrow) -> Arrow:
        return replace(arrow, points=(arrow.points[0], *other.points[:2]))

    assert Fault.OVERLAP in faults(with_arrow("e4-5", doubled))


def test_a_corner_on_another_flow_is_found() -> None:
    (page,) = CLEAN.pages
    other = next(arrow for arrow in page.arrows if arrow.id == "e2-3-ya")
    (a, b) = other.points[:2]
    touch = Point((a.x + b.x) // 2, (a.y + b.y) // 2)

    def touching(arrow: Arrow) -> Arrow:
        corner = Point(arrow.points[0].x, touch.y) if a.x == b.x else touch
        return replace(arrow, points=(corner, touch, Point(touch.x, touch.y)))

    assert Fault.TOUCH in faults(with_arrow("e1-2", touching))


def test_a_lost_answer_and_a_covered_one_are_found() -> None:
    (page,) = CLEAN.pages
    bare = replace(CLEAN, pages=(replace(page, words=page.words[1:]),))
    assert faults(bare) == {Fault.UNLABELLED}
    symbol = page.symbols[2].box
    hidden = replace(page.words[0], box=Box(symbol.x, symbol.y, 9 * POINT, 9 * POINT))
    covered = replace(CLEAN, pages=(replace(page, words=(hidden, *page.words[1:])),))
    assert faults(covered) == {Fault.LABEL_COVERED}


def test_a_lost_flow_and_an_invented_one_are_found() -> None:
    (page,) = CLEAN.pages
    lost = replace(CLEAN, pages=(replace(page, arrows=page.arrows[1:]),))
    assert Fault.LOST_FLOW in faults(lost)
    assert Fault.INVENTED_FLOW in faults(with_arrow("e1-2", lambda a: replace(a, from_step=3)))


def test_a_pentagon_without_its_partner_is_found() -> None:
    steps = tuple(
        replace(step(index, "A"), activity="Memeriksa berkas\n" * 12) for index in range(6)
    )
    sop = Sop(actors=("A", "B", "C"), steps=steps)
    layout = lay_out(sop, FORM, Settings())
    first, second = layout.pages[:2]
    renamed = replace(
        second,
        symbols=tuple(replace(s, text="Q") if s.text == "A" else s for s in second.symbols),
    )
    spoilt = replace(layout, pages=(first, renamed, *layout.pages[2:]))
    found = {finding.fault for finding in measure(spoilt, FORM, Flow(sop).ways).faults}
    assert found == {Fault.UNPAIRED}
