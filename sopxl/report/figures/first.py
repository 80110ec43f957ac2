"""What comes first of many things, without keeping all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Thing = TypeVar("Thing")

MOST_SHOWN = 500
"""No table of a report on many SOPs shows more rows than this."""


class First(Generic[Thing]):
    """Collects things in an order; only the first `most` are kept, or all of them without it."""

    def __init__(self, order: Callable[[Thing], Any], most: int | None = None) -> None:
        self._order, self._most = order, most
        self._kept: list[Thing] = []
        self._last: Any = None
        self._count = 0

    def add(self, things: Iterable[Thing]) -> None:
        """Take in more things; of two that stand alike, the one that came first stands first."""
        for thing in things:
            self._count += 1
            if self._last is None or self._order(thing) < self._last:
                self._kept.append(thing)
                if self._most and len(self._kept) >= 2 * self._most:
                    self._cut()

    def things(self) -> tuple[Thing, ...]:
        """Return what is kept, in order."""
        return tuple(sorted(self._kept, key=self._order)[: self._most])

    @property
    def left_out(self) -> int:
        """How many came and are not kept."""
        return max(self._count - (self._most or self._count), 0)

    def _cut(self) -> None:
        self._kept = list(self.things())
        self._last = self._order(self._kept[-1])
