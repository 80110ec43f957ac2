"""Words by their stems, so that «penganggaran» finds «anggaran».

The stemmer is Snowball's for Indonesian. It takes the first syllable of some roots for a prefix,
and does not give back the k or t that «me-» and «pe-» swallow; both are mended here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORD = re.compile(r"[^\W_]+")
SWALLOWED = re.compile(r"[kt](?=[aiueo])")
"""What «mengirim» has lost of «kirim»: no stem begins with it, so that both are one."""

ROOTS = frozenset(
    {
        "kelola",
        "keluar",
        "kemudi",
        "kepala",
        "pegawai",
        "periksa",
        "perintah",
        "sampai",
        "selesai",
        "teliti",
        "terima",
    }
)
"""Words of procedures that only look derived."""

MENDED = {"gawai": "pegawai", "elit": "eliti", "pusnah": "musnah"}
"""Stems that come out wrong, and what they are of the words people search for."""

EMPTY_WORDS = frozenset(
    {
        *("apa", "apakah", "atau", "atas", "bagaimana", "bagi", "cara", "dalam", "dan", "dari"),
        *("dengan", "di", "ini", "itu", "ke", "kepada", "mana", "mencari", "oleh", "pada"),
        *("saja", "siapa", "sop", "tentang", "untuk", "yang"),
    }
)
"""Words of a question that say nothing about what is asked for."""


def words_in(text: str) -> list[str]:
    """Return the words of a text in lower case, in order."""
    return WORD.findall(text.casefold())


def stems_in(text: str) -> Iterator[str]:
    """Yield the stem of each word of a text, in order."""
    return map(stem, words_in(text))


def stems_asked(question: str) -> tuple[str, ...]:
    """Return the stems that a question is about, each once."""
    return tuple(dict.fromkeys(map(stem, words_asked(question))))


def words_asked(question: str) -> tuple[str, ...]:
    """Return the words that a question is about, as they were typed, each once."""
    words = words_in(question)
    telling = [word for word in words if word not in EMPTY_WORDS]
    return tuple(dict.fromkeys(telling or words))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of one word in lower case; what is no plain word is its own."""
    if not word.isalpha():
        return word
    bare = word if word in ROOTS else _stemmer()(word)
    folded = bare[1:] if SWALLOWED.match(bare) else bare
    return MENDED.get(folded, folded)


@cache
def _stemmer() -> Callable[[str], str]:
    """Load the stemmer: the one door to snowballstemmer, which only registers need."""
    from snowballstemmer import stemmer  # noqa: PLC0415  the door

    stem_word: Callable[[str], str] = stemmer("indonesian").stemWord
    return stem_word
