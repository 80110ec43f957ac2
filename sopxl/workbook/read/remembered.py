"""What was read before: the workbooks of a batch say the same things thousands of times."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Spelled = TypeVar("Spelled")
Meant = TypeVar("Meant")


class Remembered(dict[Spelled, Meant]):
    """What something means, read once: a look into a dictionary, at a third of a cached call.

    When so many things are remembered that memory matters, all are forgotten.
    """

    def __init__(self, read: Callable[[Spelled], Meant], limit: int) -> None:
        super().__init__()
        self._read, self._limit = read, limit

    def __missing__(self, spelled: Spelled) -> Meant:
        """Read something for the first time; what `read` raises is raised."""
        meant = self._read(spelled)
        if len(self) >= self._limit:
            self.clear()
        self[spelled] = meant
        return meant
