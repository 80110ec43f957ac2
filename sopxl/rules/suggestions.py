"""«Maksud Anda …?»: which known word a misspelt one is likely to mean.

A suggestion is only told. A word is put in another's place (`same_name`) under a stricter measure:
«Kasubbag Hukum» is near «Kasubbag Umum», and neither is a misspelling of the other.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

MEANT = " Maksud Anda «{word}»?"

LEAST_LIKENESS = 75.0
"""Percent of likeness under which nothing is suggested: «rapat» is no «kegiatan»."""

CLEAR_LEAD = 5.0
"""By how many percent the nearest word must be nearer than the second."""

SLIP_IN_SHORT_WORD, SLIP_IN_WORD = 4, 5
"""Letters that a word needs for one letter too many or too few, and for another letter."""


def suggestion(text: str, known: Sequence[str]) -> str:
    """Return « Maksud Anda «…»?» with the one near word among `known`, or nothing."""
    word = nearest(text, known)
    return MEANT.format(word=word) if word else ""


def nearest(text: str, known: Sequence[str]) -> str:
    """Return the known word that `text` clearly comes closest to, or nothing."""
    return _nearest(text, tuple(known))


@lru_cache(maxsize=1024)
def _nearest(text: str, known: tuple[str, ...]) -> str:
    """The same actors stand in many files of one office, so the last answers are remembered."""
    wanted = _plain(text)
    if not wanted:
        return ""
    ranked = sorted(
        ((_likeness(wanted, _plain(word)), -at) for at, word in enumerate(known)), reverse=True
    )
    (best, place), (second, _) = (*ranked, (0.0, 0), (0.0, 0))[:2]
    clear = best >= LEAST_LIKENESS and best - second >= CLEAR_LEAD
    return known[-place] if clear else ""


def same_name(text: str, known: Sequence[str]) -> str:
    """Return the one name among `known` that `text` is, but for a slip in some of its words.

    A slip is one letter too many, too few, another, or two exchanged. Abbreviations and numbers
    have none, since every letter of theirs counts.
    """
    words = text.split()
    meant = [name for name in dict.fromkeys(known) if _slipped(words, name.split())]
    return meant[0] if len(meant) == 1 else ""


def _slipped(words: Sequence[str], others: Sequence[str]) -> bool:
    return len(words) == len(others) and all(map(_is_same_word, words, others))


def _is_same_word(word: str, other: str) -> bool:
    here, there = word.casefold(), other.casefold()
    if here == there:
        return True
    if not (word.isalpha() and other.isalpha()) or word.isupper() or other.isupper():
        return False
    needed = SLIP_IN_WORD if len(here) == len(there) else SLIP_IN_SHORT_WORD
    return min(len(here), len(there)) >= needed and _slips(here, there) == 1


def _slips(here: str, there: str) -> int:
    slips: int = _distance().OSA.distance(here, there, score_cutoff=1)
    return slips


def _likeness(text: str, other: str) -> float:
    """Return how alike two texts are in percent, whatever the order of their words."""
    fuzz = _fuzz()
    likeness: float = max(fuzz.ratio(text, other), fuzz.token_sort_ratio(text, other))
    return likeness


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


@cache
def _fuzz() -> ModuleType:
    from rapidfuzz import fuzz  # noqa: PLC0415  the door to RapidFuzz, opened by a misspelt word

    return fuzz


@cache
def _distance() -> ModuleType:
    from rapidfuzz import distance  # noqa: PLC0415  the same door

    return distance
