"""Where one office stands among all, without naming any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.report.figures.records import Rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.report.figures.records import OfficeCount

IN_FORCE, ERRORS = "bagian SOP yang berlaku", "galat per SOP"


def ranks(counts: Iterable[OfficeCount], satker: str) -> tuple[Rank, ...]:
    """Return the ranks of an office; offices that do equally well share a place."""
    known = {one.satker: one for one in counts}
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
