"""The codes of rules as people type them: what begins so, and what is near one that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.rules.catalogue import CATALOGUE, CHAPTERS

if TYPE_CHECKING:
    from sopxl.rules.rule import Rule

NEAR = "Yang dekat: {codes}."
CHAPTER = "Kaidah bab {letter}: «sopxl explain {letter}»."
ALL = "Kode kaidah berawalan {letters}; daftarnya: «sopxl explain»."
LEAST_SHARED = 2
"""How many signs a near code has in common from its beginning: the chapter and one more."""

MOST_NEAR = 4


def beginning_with(code: str) -> tuple[Rule, ...]:
    """Return the rules whose codes begin so, in the order of the catalogue."""
    return tuple(rule for rule in CATALOGUE if rule.code.startswith(code))


def where_to_look(code: str) -> str:
    """Return, in words, what is near a code that no rule has, and where all codes are listed."""
    if code[:1] not in CHAPTERS:
        letters = ", ".join(CHAPTERS)
        return ALL.format(letters=letters)
    chapter = CHAPTER.format(letter=code[0])
    near = ", ".join(_near(code))
    return f"{NEAR.format(codes=near)} {chapter}" if near else chapter


def _near(code: str) -> tuple[str, ...]:
    """Return the codes that share most signs with this one, from the beginning."""
    for length in range(len(code) - 1, LEAST_SHARED - 1, -1):
        if found := beginning_with(code[:length]):
            return tuple(rule.code for rule in found[:MOST_NEAR])
    return ()
