from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sopxl.model.graph import closure, components, turned

GRAPHS = st.integers(1, 8).flatmap(
    lambda rows: st.lists(
        st.lists(st.integers(0, rows - 1), max_size=3).map(tuple), min_size=rows, max_size=rows
    ).map(tuple)
)


def test_a_closure_holds_what_can_be_reached() -> None:
    graph = ((1,), (2,), (1,), (0,))
    assert closure(graph, (0,)) == {0, 1, 2}
    assert closure(graph, (0,), within=frozenset({0, 1})) == {0, 1}


def test_components_are_the_rows_that_lead_to_each_other() -> None:
    graph = ((1,), (2, 3), (1,), (4,), ())
    assert list(components(graph, range(5))) == [{0}, {1, 2}, {3}, {4}]
    assert list(components(graph, ())) == []


@given(GRAPHS)
def test_turning_twice_gives_the_same_ways(graph: tuple[tuple[int, ...], ...]) -> None:
    assert [sorted(on) for on in turned(turned(graph))] == [sorted(on) for on in graph]


@given(GRAPHS)
def test_components_share_no_row_and_leave_none_out(graph: tuple[tuple[int, ...], ...]) -> None:
    together = list(components(graph, range(len(graph))))
    assert sorted(row for rows in together for row in rows) == list(range(len(graph)))
    for rows in together:
        for row in rows:
            assert rows == closure(graph, (row,)) & closure(turned(graph), (row,))
