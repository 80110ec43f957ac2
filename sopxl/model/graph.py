"""Small graphs of rows, counted from 0: what can be reached, what leads to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Graph: TypeAlias = Sequence[Sequence[int]]
    """For every row, the rows that it leads to."""


def closure(graph: Graph, starts: Iterable[int], within: frozenset[int] | None = None) -> set[int]:
    """Return the starts and all rows that can be reached from them, staying `within`."""
    seen: set[int] = set()
    waiting = list(starts)
    while waiting:
        here = waiting.pop()
        if here not in seen and (within is None or here in within):
            seen.add(here)
            waiting.extend(graph[here])
    return seen


def turned(graph: Graph) -> tuple[tuple[int, ...], ...]:
    """Return the graph with every way the other way round."""
    sources: list[list[int]] = [[] for _ in graph]
    for here, targets in enumerate(graph):
        for there in targets:
            sources[there].append(here)
    return tuple(map(tuple, sources))


def components(graph: Graph, rows: Iterable[int]) -> Iterator[frozenset[int]]:
    """Yield the sets of rows that all lead to each other without leaving `rows`."""
    left = frozenset(rows)
    back = turned(graph) if left else ()
    while left:
        here = min(left)
        together = frozenset(closure(graph, (here,), left) & closure(back, (here,), left))
        yield together
        left -= together
