"""How far a long run has come, told to whoever shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from sopxl.register.entry import State
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection

    from sopxl.store.parcel import Parcel


@dataclass(frozen=True, slots=True, kw_only=True)
class Progressed:
    """The counts so far: of `total` sources, how many were known already, read, or refused.

    What was refused before, and looks as it did then, is refused. `stage` names what is done when
    all are dealt with; it is empty until then.
    """

    total: int
    unchanged: int = 0
    read: int = 0
    quarantined: int = 0
    stage: str = ""

    @property
    def done(self) -> int:
        """How many sources are dealt with."""
        return self.unchanged + self.read + self.quarantined

    def after(self, parcels: Collection[Parcel]) -> Progressed:
        """Return the counts after some more sources."""
        readable = [one for one in parcels if one.source.state is not State.QUARANTINED]
        known = sum(one.rows is None for one in readable)
        return replace(
            self,
            unchanged=self.unchanged + known,
            read=self.read + len(readable) - known,
            quarantined=self.quarantined + len(parcels) - len(readable),
        )


Progress: TypeAlias = Callable[[Progressed], None]
"""Who is told, in the process that writes, after each chunk."""


def unseen(_: Progressed) -> None:
    """Show nothing."""
