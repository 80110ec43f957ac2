"""The router on problems small enough to draw by hand: cells of 72 by 60 points."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sopxl.layout.geometry import EMU_PER_POINT, Box, Point, Shape, Side
from sopxl.layout.routing.board import Board
from sopxl.layout.routing.bundles import HARD, merged, on_line, wanted_order
from sopxl.layout.routing.lattice import Lattice
from sopxl.layout.routing.patterns import INFINITE, Patterns
from sopxl.layout.routing.problem import Errand, Obstacle, Problem, Wire
from sopxl.layout.routing.raster import Raster
from sopxl.layout.routing.route import Route, shared_tail, wish
from sopxl.layout.routing.router import Drawn, route
from sopxl.layout.routing.search import Search

COLUMN, ROW = 72 * EMU_PER_POINT, 60 * EMU_PER_POINT
LABEL = ((20 * EMU_PER_POINT, 9 * EMU_PER_POINT),)
SHAPES = {"P": Shape.PROCESS, "D": Shape.DECISION}
NORTH, EAST, SOUTH, WEST = Side.NORTH, Side.EAST, Side.SOUTH, Side.WEST


def problem(picture: str, *wires: Wire) -> Problem:
    """Read a picture: a row for each line, P a box, D a diamond, a dot an empty cell."""
    rows = picture.split()
    obstacles = []
    for row, line in enumerate(rows):
        for column, kind in enumerate(line):
            if kind in SHAPES:
                centre = Point(column * COLUMN + COLUMN // 2, row * ROW + ROW // 2)
                box = Box.around(centre, 40 * EMU_PER_POINT, 24 * EMU_PER_POINT)
                obstacles.append(Obstacle(row, column, SHAPES[kind], box))
    columns = tuple(COLUMN * edge for edge in range(len(rows[0]) + 1))
    edges = tuple(ROW * edge for edge in range(len(rows) + 1))
    return Problem(columns, edges, tuple(obstacles), wires)


def yes(source: int, target: int) -> Wire:
    return Wire(source, target, Errand.YES, LABEL)


def no(source: int, target: int) -> Wire:
    return Wire(source, target, Errand.NO, LABEL)


def sides(drawn: Drawn) -> tuple[Side, Side, int]:
    return drawn.leave, drawn.enter, len(drawn.points) - 1


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        ("P P", (SOUTH, NORTH, 1)),
        ("P. .P", (EAST, NORTH, 2)),
        (".P P.", (WEST, NORTH, 2)),
        ("PP", (EAST, WEST, 1)),
    ],
    ids=["below", "below right", "below left", "beside"],
)
def test_a_wire_takes_the_simplest_way(picture: str, expected: tuple[Side, Side, int]) -> None:
    (drawn,) = route(problem(picture, Wire(0, 1)))
    assert sides(drawn) == expected


def test_a_wire_goes_round_a_symbol_in_its_way() -> None:
    (drawn,) = route(problem("P P P", Wire(0, 2)))
    assert len(drawn.points) > 2
    middle = problem("P P P").obstacles[1].box
    for start, end in pairwise(drawn.points):
        piece = Box(min(start.x, end.x), min(start.y, end.y), abs(start.x - end.x), 1)
        assert not piece.overlaps(middle)


def test_yes_leaves_downwards_and_no_sideways() -> None:
    agreed, refused = route(problem("P D P", yes(1, 2), no(1, 0)))
    assert agreed.leave is SOUTH
    assert refused.leave in (EAST, WEST)
    assert refused.label is not None
    assert not refused.label.faulty


def test_a_decision_is_entered_from_above() -> None:
    (drawn,) = route(problem("P.. ..D", Wire(0, 1)))
    assert drawn.enter is NORTH


def test_a_link_is_straight_and_sideways() -> None:
    (drawn,) = route(problem("P.P", Wire(0, 1, Errand.LINK)))
    assert sides(drawn) == (EAST, WEST, 1)


def test_arrows_into_one_symbol_merge_before_it() -> None:
    first, second = route(problem("P.P .D.", Wire(0, 2), Wire(1, 2)))
    assert first.enter is second.enter is NORTH
    assert first.points[-1] == second.points[-1]
    assert first.points[0] != second.points[0]


def test_two_flows_that_change_places_do_not_run_over_each_other() -> None:
    first, second = route(problem("PP PP", Wire(0, 3), Wire(1, 2)))
    shared = set(pairwise(first.points)) & set(pairwise(second.points))
    assert not shared
    assert (first.leave, second.leave) != (SOUTH, SOUTH) or first.points[1] != second.points[1]


def test_a_wire_back_to_its_own_symbol_goes_round_it() -> None:
    (drawn,) = route(problem("P", Wire(0, 0)))
    assert drawn.leave is not drawn.enter
    assert len(drawn.points) - 1 <= 5


def routes_of(task: Problem, wire: int) -> list[Route]:
    lattice = Lattice(task)
    patterns = Patterns(task, lattice, task.wires[wire])
    patterns.enrich(INFINITE)
    return patterns.routes


def test_every_pattern_has_at_most_five_pieces_and_prices_rise() -> None:
    routes = routes_of(problem("P.P .P. P.P", Wire(1, 3)), 0)
    assert len(routes) > 20
    assert max(len(one.corners) for one in routes) == 6
    assert [one.price for one in routes] == sorted(one.price for one in routes)
    assert len({(one.leave, one.enter, one.corners) for one in routes}) == len(routes)


def test_no_family_holds_a_route_cheaper_than_its_bound() -> None:
    task = problem("P.P .D. P.P", Wire(0, 3), no(2, 0), Wire(1, 4))
    lattice = Lattice(task)
    for wire in task.wires:
        patterns = Patterns(task, lattice, wire)
        while patterns.bound < INFINITE:
            bound = patterns.bound
            assert all(one.price >= bound - 1e-9 for one in patterns.grow())


def _traced(*corners: tuple[int, int], leave: int = 0, enter: int = 0) -> Route:
    one = Route(0.0, leave, enter, corners)
    Raster(100, 100).trace(one)
    return one


def test_a_wish_says_on_which_side_two_routes_part() -> None:
    # Both run down line 2; the first turns left at 4, the second goes on to 8 and turns right.
    first = _traced((1, 0), (2, 0), (2, 4), (1, 4))
    second = _traced((1, 0), (2, 0), (2, 8), (3, 8))
    assert wish(first, 1, second, 1, 1) == (1, False)
    assert wish(second, 1, first, 1, 1) == (-1, False)


def test_a_wish_is_hard_where_routes_part_on_a_centre_line() -> None:
    first = _traced((1, 1), (2, 1), (2, 5), (1, 5))
    second = _traced((3, 1), (2, 1), (2, 5), (3, 5))
    assert wish(first, 1, second, 1, 1) == (1, True)


def test_two_routes_that_turn_into_one_centre_line_keep_their_order_at_any_price() -> None:
    # The first comes down line 3 and turns left at 2; the second comes to 2 and goes on down.
    board = Board(Lattice(problem("PPP ... PPP")))
    board.put(0, Route(0.0, 4, 13, ((3, 1), (3, 2), (1, 2), (1, 3))))
    board.put(1, Route(0.0, 8, 16, ((5, 1), (4, 1), (4, 2), (3, 2), (3, 5))))
    channel = Lattice(problem("PPP ... PPP")).verticals + 2
    first, second = on_line(board, channel, merged(board))
    assert wanted_order(board, first, second) == HARD


def test_a_shared_tail_ends_where_routes_merge() -> None:
    first = _traced((1, 1), (1, 2), (4, 2), (4, 5), enter=7)
    second = _traced((3, 1), (3, 2), (4, 2), (4, 5), enter=7)
    assert shared_tail(first, second) == 2
    assert shared_tail(first, _traced((5, 5), (4, 5))) == 0


def test_taking_a_route_off_the_board_leaves_no_trace() -> None:
    task = crowded()
    board = Search(task, Lattice(task)).run()
    before = [*board.passed.layers], [*board.covered.layers]
    for wire in range(len(task.wires)):
        board.put(wire, board.take(wire))
    assert (board.passed.layers, board.covered.layers) == before
    for wire in range(len(task.wires)):
        board.take(wire)
    assert not any(board.passed.layers + board.covered.layers)
    assert not any(board.on_line)


def crowded() -> Problem:
    return problem("P.D .P. D.P", *(Wire(a, b) for a in range(5) for b in range(5) if a != b))


def test_what_a_placed_route_pays_is_what_it_would_cost_to_place_it_again() -> None:
    task = crowded()
    board = Search(task, Lattice(task)).run()
    for wire in range(len(task.wires)):
        paid = board.paid(board.routes[wire])
        route = board.take(wire)
        assert paid == pytest.approx(route.price + board.conflict(route, INFINITE))
        board.put(wire, route)


def test_an_arrow_that_meets_no_other_pays_its_price() -> None:
    task = problem("P.P P.P", Wire(0, 2), Wire(1, 3))
    board = Search(task, Lattice(task)).run()
    assert [board.paid(board.routes[wire]) for wire in (0, 1)] == [
        board.routes[wire].price for wire in (0, 1)
    ]
    assert board.judge() == pytest.approx(sum(one.price for one in board.routes.values()))


def test_a_wire_is_placed_anew_with_those_that_dock_where_it_does() -> None:
    task = problem("P.P P.P P.P", Wire(0, 2), Wire(2, 4), Wire(1, 3))
    board = Search(task, Lattice(task)).run()
    assert board.company([0]) == [0, 1]


def test_no_further_route_of_a_wire_costs_its_limit() -> None:
    task = problem("P.P .P. P.P", Wire(1, 3))
    patterns = Patterns(task, Lattice(task), task.wires[0])
    patterns.complete()
    known = len(patterns.routes)
    limit = patterns.routes[0].price + 3
    patterns.enrich(limit)
    assert len(patterns.routes) > known
    dearer = [one for one in patterns.routes if one.price >= limit]
    patterns.enrich(INFINITE)
    assert len(dearer) < len([one for one in patterns.routes if one.price >= limit])


def test_a_crossing_in_a_shared_channel_counts_as_one() -> None:
    task = problem("P.P P.P")
    board = Board(Lattice(task))
    board.put(0, Route(0.0, 2, 12, ((1, 1), (1, 2), (5, 2), (5, 3))))
    board.put(1, Route(0.0, 6, 8, ((5, 1), (5, 2), (1, 2), (1, 3))))
    assert not board.routes[0].crossed & board.routes[1].passed
    assert board.crossing(board.routes[0]) == [1]
