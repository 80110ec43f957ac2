"""Where one office stands among all, without naming any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class OfficeCount:
    """How many SOPs an office has, how many are in force, how many errors they hold."""

    satker: str
    sops: int
    in_force: int
    errors: int


@dataclass(frozen=True, slots=True)
class Rank:
    """The place of one office among `among`, by one measure; 1 is the best."""

    measure: str
    value: float
    place: int
    among: int


IN_FORCE, ERRORS = "bagian SOP yang berlaku", "galat per SOP"


def ranks(counts: Iterable[OfficeCount], satker: str) -> tuple[Rank, ...]:
    """Return the ranks of an office; offices that do equally well share a place.

    SOPs that name no office are no office, and have no rank.
    """
    known = {one.satker: one for one in counts if one.satker}
    if satker not in known:
        return ()
    return tuple(_ranks(known[satker], tuple(known.values())))


def _ranks(own: OfficeCount, everyone: tuple[OfficeCount, ...]) -> Iterator[Rank]:
    valid = [one.in_force / one.sops for one in everyone]
    share = own.in_force / own.sops
    yield Rank(IN_FORCE, share, 1 + sum(other > share for other in valid), len(everyone))
    faults = [one.errors / one.sops for one in everyone]
    rate = own.errors / own.sops
    yield Rank(ERRORS, rate, 1 + sum(other < rate for other in faults), len(everyone))
