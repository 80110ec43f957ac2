"""Files that say the same, be they one an .xlsx and the other an .ods.

Two files of the same bytes are known by these. Others can only say the same if they agree in all
that their cards tell; their SOPs are compared whole. Forms that say neither title nor number nor
code may be of different SOPs whose steps are the same: of these only the same bytes are one.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from sopxl.register.signs import Signs, sign_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sopxl.model.sop import Sop
    from sopxl.register.entries import Card

NO_BYTES = 0
"""In place of a sign, where the bytes of a file are not known."""


class Contents:
    """What the files of a register hold, as signs: twenty bytes for each."""

    def __init__(self) -> None:
        self._bytes = array("Q")
        self._told = Signs()

    def add(self, card: Card) -> None:
        """Add the next file, in the order of the paths."""
        if card.title or card.number or card.key.sop_code:
            self._told.add(_told(card), len(self._bytes))
        self._bytes.append(sign_of(card.sha256) if card.sha256 else NO_BYTES)

    def signs(self, sop_of: Callable[[int], Sop | None]) -> Signs:
        """Return a sign for the content of each file, the same for those that say the same."""
        self._compare_whole(sop_of)
        found = Signs()
        for number, sign in enumerate(self._bytes):
            if sign != NO_BYTES:
                found.add(sign, number)
        return found

    def _compare_whole(self, sop_of: Callable[[int], Sop | None]) -> None:
        for group in self._told.groups():
            if len({self._bytes[number] for number in group}) > 1:
                known: dict[Sop, int] = {}
                for number in group:
                    if sop := sop_of(number):
                        self._bytes[number] = known.setdefault(sop, self._bytes[number])


def _told(card: Card) -> int:
    """Return a sign for all that a card tells of what the form says."""
    status = card.status.value if card.status else ""
    days = (card.created, card.effective)
    words = (card.title, card.number, card.revision, status, card.process_code, *days)
    return sign_of(*card.key.parts, *words, *card.related)
