"""How far a long run has come, told to whoever shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Progressed:
    """The counts so far: of `total` sources, how many were known already, read, or refused."""

    total: int
    unchanged: int = 0
    read: int = 0
    quarantined: int = 0

    @property
    def done(self) -> int:
        """How many sources are dealt with."""
        return self.unchanged + self.read + self.quarantined


Progress: TypeAlias = Callable[[Progressed], None]
"""Who is told, in the process that writes, after each chunk."""


def unseen(_: Progressed) -> None:
    """Show nothing."""
