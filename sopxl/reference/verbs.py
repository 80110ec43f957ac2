"""Verbs with which a step may begin: observed in real SOPs, or proposed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sopxl.reference.tables import rows
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Verb:
    """An active verb; `standard` is the right spelling of one that is often mistyped."""

    word: str
    standard: str
    source: str


@cache
def verbs() -> tuple[Verb, ...]:
    """Return all known verbs in the order of the alphabet."""
    return tuple(
        Verb(row["verba"], row["baku"] or row["verba"], row["sumber"]) for row in rows("verba")
    )


@cache
def misspellings() -> Mapping[str, Verb]:
    """Return the verbs that are mistyped ones, by their word in small letters."""
    return {verb.word: verb for verb in verbs() if verb.standard != verb.word}
