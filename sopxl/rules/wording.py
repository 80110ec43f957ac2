"""How Indonesian office texts are judged: what is empty, what begins with an active verb."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_AROUND = " \t\r\n\u00a0.;,"
_SEPARATORS = re.compile(r"[\s.\-]+")
_SOMETHING = re.compile(r"[^\W_]")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ACTIVE = re.compile(
    r"(?:me[mnlrwy]|ber)[^\W\d_]{2,}(?:-[^\W\d_]+)*|(?:me(?:m|n|ng|ny)?|ber)(?:-[^\W\d_]+)+"
)
_PASSIVE = re.compile(r"di(?:per)?[^\W\d_]{4,}")
_SECOND_ACTIVITY = re.compile(r" (?:dan|serta|kemudian|lalu) ([^\W\d_]+)")

# Active verbs of which the first letters do not tell it.
_OTHER_ACTIVE_VERBS = frozenset({"bekerja", "belajar"})

# Words that look like a verb by their first letters and are none.
_NOT_ACTIVE = """
    media medali medis mei meja mekanisme memo memorandum memori mental menara menit menteri menu
    merah merek mereka merk mesin metadata meterai meteran metode mengapa menurut menuju merdeka
    meskipun melalui menjelang beras berat berdasar berdasarkan berikut berita berkas bersama
    berbagai berapa beranda berbahaya berdua bersih bernas
"""
_NOT_PASSIVE = """
    diagnosis diagnosa diagram dialog didik diesel digital digitalisasi diklat dikotomi diktat
    dilema dimensi dinamika dinas dinamis dinding diplomasi diploma direksi direktorat direktur
    direktori dirjen disertasi diseminasi disiplin diskresi diskusi dispensasi disposisi
    distribusi divisi
"""
_NO_ACTIVE_VERBS = frozenset(_NOT_ACTIVE.split())
_NO_PASSIVE_VERBS = frozenset(_NOT_PASSIVE.split())


def absent(text: str) -> bool:
    """Tell whether a cell says nothing: empty, dashes, dots."""
    return not text[:1].isalnum() and _SOMETHING.search(text) is None


def same(text: str, other: str) -> bool:
    """Tell whether two texts say the same but for case, spaces and closing marks."""
    end, other_end = text[-1:], other[-1:]
    if end.isalnum() and other_end.isalnum() and end.casefold() != other_end.casefold():
        return False
    first, second = text.strip(_AROUND), other.strip(_AROUND)
    return first.casefold().split() == second.casefold().split()


def without_separators(text: str) -> str:
    """Return a number or a code without the spaces, dots and dashes that people put into it."""
    return _SEPARATORS.sub("", text)


def opens_with(text: str, words: str) -> bool:
    """Tell whether `text` begins with `words` as whole words, whatever the case."""
    start, wanted = text.lstrip().casefold(), words.strip().casefold()
    if not wanted or not start.startswith(wanted):
        return False
    return not start[len(wanted) : len(wanted) + 1].isalnum()


def opening(text: str) -> str:
    """Return the first word as typed, past bullets and numbers; empty without words."""
    found = _FIRST_WORD.search(text)
    return found[0] if found else ""


@lru_cache(maxsize=4096)
def first_word(text: str) -> str:
    """Return the first word in small letters."""
    return opening(text).casefold()


@lru_cache(maxsize=4096)
def opening_that_is_no_verb(text: str) -> str:
    """Return the first word in small letters where it is no active verb, else nothing."""
    word = first_word(text)
    return "" if is_active_verb(word) else word


@lru_cache(maxsize=4096)
def is_active_verb(word: str) -> bool:
    """Tell whether a word in small letters is an active verb (me-, ber-)."""
    looks_active = _ACTIVE.fullmatch(word) is not None
    return word in _OTHER_ACTIVE_VERBS or (looks_active and word not in _NO_ACTIVE_VERBS)


def has_active_verb(text: str) -> bool:
    """Tell whether any word of a text is an active verb."""
    return any(map(is_active_verb, text.casefold().split()))


@lru_cache(maxsize=4096)
def is_passive_verb(word: str) -> bool:
    """Tell whether a word in small letters is a passive verb (di-) and no noun like «disposisi»."""
    return word not in _NO_PASSIVE_VERBS and _PASSIVE.fullmatch(word) is not None


@lru_cache(maxsize=4096)
def second_verb(text: str) -> str:
    """Return the verb of a second activity joined to the first, or nothing."""
    words = (found[1].casefold() for found in _SECOND_ACTIVITY.finditer(text))
    return next((word for word in words if is_active_verb(word)), "")


def enumerated(words: Sequence[str]) -> str:
    """Return words as a sentence names them: «a, b dan c»."""
    if len(words) < 2:  # noqa: PLR2004  one word needs no «dan»
        return "".join(words)
    return f"{', '.join(words[:-1])} dan {words[-1]}"
