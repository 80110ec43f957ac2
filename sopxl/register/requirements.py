"""Which SOPs each office is expected to send, as the secretariat lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.reference.offices import Level, Office
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

EVERYONE, BELOW = "semua", "*"
LEVELS = {level.value.casefold(): frozenset({level}) for level in Level} | {
    "kabupaten/kota": frozenset({Level.REGENCY, Level.CITY})
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One SOP that some offices have to send, by its code or else by its title.

    `who` is the code of one office, «35*» for a province with all in it, a level («provinsi»,
    «kabupaten/kota»), or «semua».
    """

    who: str
    sop_code: str = ""
    title: str = ""
    due: date | None = None

    def meets(self, sop_code: str, title: str) -> bool:
        """Tell whether an SOP is the one that is meant."""
        if self.sop_code and sop_code:
            return alike(self.sop_code) == alike(sop_code)
        return bool(self.title) and alike(self.title) == alike(title)


def alike(words: str) -> str:
    """Return a code or a title without what people write now so, now so."""
    return "".join(words.casefold().split())


def meant(who: str, offices: Iterable[Office]) -> Iterator[Office]:
    """Yield the offices that are meant, in the order of the list."""
    asked = who.strip().casefold()
    for one in offices:
        if asked == EVERYONE or one.level in LEVELS.get(asked, ()) or _named(asked, one.code):
            yield one


def _named(asked: str, code: str) -> bool:
    if asked.endswith(BELOW) and asked != BELOW:
        return code.startswith(asked.removesuffix(BELOW))
    return asked == code
