"""Positions (jabatan) and parties that stand at the head of an actor column."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sopxl.reference.tables import rows, words
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

_ACTING = re.compile(r"^pl[th]\.?\s+")


@dataclass(frozen=True, slots=True)
class Position:
    """A position or a party; `external` ones stand outside the election commission."""

    name: str
    also: tuple[str, ...]
    levels: tuple[str, ...]
    external: bool
    source: str


@cache
def positions() -> tuple[Position, ...]:
    """Return all known positions."""
    return tuple(
        Position(
            row["jabatan"],
            words(row["sebutan_lain"]),
            words(row["tingkat"]),
            row["eksternal"] == "1",
            row["sumber"],
        )
        for row in rows("jabatan")
    )


@lru_cache(maxsize=2048)
def position(text: str) -> Position | None:
    """Return the position that a heading names: «Kepala Subbagian Perencanaan» is one of them.

    The longest known name at the beginning counts, as a whole word; «Plt.» and «Plh.» are no part
    of it.
    """
    parts = _ACTING.sub("", text.casefold().strip()).split()
    for length in range(len(parts), 0, -1):
        if found := _by_name().get(" ".join(parts[:length])):
            return found
    return None


def is_listed(text: str) -> bool:
    """Tell whether a heading is the whole name of a known position."""
    return " ".join(text.casefold().split()) in _by_name()


@cache
def _by_name() -> Mapping[str, Position]:
    return {
        name.casefold(): position
        for position in positions()
        for name in (position.name, *position.also)
    }
