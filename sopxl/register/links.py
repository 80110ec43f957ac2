"""One line of Keterkaitan: what it means, and how that is known."""

from __future__ import annotations

from enum import Enum

from sopxl.values import dataclass


class Match(Enum):
    """By what a line was recognised, the surest sign first, or why it was not."""

    CODE = "kode"
    NUMBER = "nomor"
    TITLE = "judul"
    ALIKE = "judul mirip"
    SELF = "diri sendiri"
    AMBIGUOUS = "lebih dari satu"
    MISSING = "tidak ditemukan"


RESOLVED = frozenset({Match.CODE, Match.NUMBER, Match.TITLE})

CONFIDENCE = {Match.CODE: 100, Match.NUMBER: 95, Match.TITLE: 90, Match.SELF: 100}
"""How sure a match is, in percent; that of an alike title is its likeness, of all others none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One line of Keterkaitan and the SOP it means.

    `path` is the source that says it, `item` the line's position, `target` the path of the SOP
    meant, empty where none is known, `proposed` that of one with a title much like it; `mutual`
    tells whether the one meant names this one back, `confidence` in percent how sure all this is.
    """

    path: str
    item: int
    text: str
    match: Match
    target: str = ""
    proposed: str = ""
    mutual: bool = False
    confidence: int = 0
