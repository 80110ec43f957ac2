"""What the register proposes and a person decides: nothing is applied that nobody has confirmed."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

YES, NO = "ya", "tidak"
YES_WORDS = frozenset({YES, "y", "setuju", "v"})
NO_WORDS = frozenset({NO, "t"})
"""How people answer, in small letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One line that a person decides on.

    `about` tells what the subject is, `likeness` in percent why the proposal was made. `agreed`,
    `note` and `extras` (what further columns say, by heading) are the person's own, and so is
    `proposed` once the line has been decided. `cell` is where the answer stands.
    """

    subject: str
    proposed: str
    about: tuple[str, ...] = ()
    likeness: int = 0
    agreed: str = ""
    note: str = ""
    extras: tuple[tuple[str, str], ...] = ()
    cell: str = ""

    @property
    def confirmed(self) -> bool:
        """Tell whether a person said yes to it."""
        return self._answer in YES_WORDS and bool(self.proposed.strip())

    @property
    def empty(self) -> bool:
        """Tell whether a person said yes and left nothing that the yes is for."""
        return self._answer in YES_WORDS and not self.proposed.strip()

    @property
    def denied(self) -> bool:
        """Tell whether a person said no to it."""
        return self._answer in NO_WORDS

    @property
    def unclear(self) -> bool:
        """Tell whether the answer is neither a yes nor a no."""
        return bool(self._answer) and self._answer not in YES_WORDS | NO_WORDS

    @property
    def touched(self) -> bool:
        """Tell whether a person has written anything into the line."""
        return bool(self.agreed or self.note or self.extras)

    @property
    def _answer(self) -> str:
        return self.agreed.strip().casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What people have confirmed: the name of each role, the process of each source."""

    roles: Mapping[str, str] = field(default_factory=dict)
    processes: Mapping[str, str] = field(default_factory=dict)


UNDECIDED = Decisions()


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
    return frozenset(replace(line, about=(), likeness=0, cell="") for line in lines)


def decided(lines: Iterable[Proposal]) -> Mapping[str, str]:
    """Return what was confirmed: the chosen word for each subject, in the order of the subjects."""
    chosen = {line.subject: " ".join(line.proposed.split()) for line in lines if line.confirmed}
    return dict(sorted(chosen.items()))
