"""What people have answered about role names: which became which, and what is still open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sopxl.register.proposals import decided

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sopxl.register.proposals import Proposal


def still_open(made: Iterable[Proposal], lines: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Yield the proposals that nobody has answered yet by what stands on the list.

    A no counts both ways, and for the names that these were replaced by. A name that was replaced
    is not proposed: the one that it became is.
    """
    now = confirmed_roles(lines)
    touched = {line.subject for line in lines if line.touched}
    apart = {_pair(line, now) for line in lines if line.denied}
    for line in made:
        if line.subject in touched:
            yield line
        elif len(pair := _pair(line, now)) > 1 and pair not in apart:
            yield replace(line, proposed=now.get(line.proposed, line.proposed))


def _pair(line: Proposal, now: Mapping[str, str]) -> frozenset[str]:
    names = (line.subject, " ".join(line.proposed.split()))
    return frozenset(now.get(name, name) for name in names)


def confirmed_roles(lines: tuple[Proposal, ...]) -> Mapping[str, str]:
    """Return the last name that each name was confirmed to be; a circle has none."""
    circle = circling(lines)
    chosen = {name: one for name, one in _renamed(lines).items() if name not in circle}
    return {name: _last(name, chosen) for name in chosen}


def circling(lines: Iterable[Proposal]) -> frozenset[str]:
    """Return the names that confirmed lines lead back to by way of others."""
    chosen = _renamed(lines)
    return frozenset(name for name in chosen if _last(name, chosen) == name)


def _renamed(lines: Iterable[Proposal]) -> Mapping[str, str]:
    return {name: one for name, one in decided(lines).items() if name != one}


def _last(name: str, chosen: Mapping[str, str]) -> str:
    """Return where a chain ends: at a name that stays, or at one that it has come to before."""
    seen: set[str] = set()
    while name in chosen and name not in seen:
        seen.add(name)
        name = chosen[name]
    return name
