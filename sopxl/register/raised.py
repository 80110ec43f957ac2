"""A finding of merging, before the store says in which cell its part stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.model.place import Place
    from sopxl.rules.rule import Finding


@dataclass(frozen=True, slots=True)
class Raised:
    """A rule of the register broken in the source with this path; `place` where already known."""

    path: str
    finding: Finding
    place: Place | None = None
