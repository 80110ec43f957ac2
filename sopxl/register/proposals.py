"""What the register proposes and a person decides: nothing is applied that nobody has confirmed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

YES = "ya"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One line that a person decides on.

    `about` tells what the subject is, `likeness` in percent why the proposal was made. `agreed`,
    `note` and `extras` (further columns by heading) are the person's own, and so is `proposed` once
    the line has been decided.
    """

    subject: str
    proposed: str
    about: tuple[str, ...] = ()
    likeness: int = 0
    agreed: str = ""
    note: str = ""
    extras: tuple[tuple[str, str], ...] = ()

    @property
    def confirmed(self) -> bool:
        """Tell whether a person said yes to it."""
        return self.agreed.strip().casefold() == YES and bool(self.proposed.strip())

    @property
    def touched(self) -> bool:
        """Tell whether a person has written anything into the line."""
        return bool(self.agreed or self.note or any(said for _, said in self.extras))


def kept_and_new(before: Iterable[Proposal], made: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return the lines of a list, by subject: what a person has written stays as it is.

    A line that is no longer proposed and that nobody has touched goes.
    """
    lines = {line.subject: line for line in before if line.touched}
    for line in made:
        own = lines.get(line.subject)
        lines[line.subject] = line if own is None else replace(own, about=line.about)
    return tuple(line for _, line in sorted(lines.items()))


def says(lines: Iterable[Proposal]) -> frozenset[Proposal]:
    """Return what a list says, whatever its order and whatever is told of its subjects."""
    return frozenset(replace(line, about=(), likeness=0) for line in lines)


def decided(lines: Iterable[Proposal]) -> Mapping[str, str]:
    """Return what was confirmed: the chosen word for each subject, in the order of the subjects."""
    chosen = {line.subject: " ".join(line.proposed.split()) for line in lines if line.confirmed}
    return dict(sorted(chosen.items()))
