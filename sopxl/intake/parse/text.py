"""Text as its author meant it: without what a cell hides between the letters."""

from __future__ import annotations

from functools import lru_cache

_INVISIBLE = (*range(0x200B, 0x2010), 0x2060, 0xFEFF, 0x00AD)
"""Zero-width characters and soft hyphens, which come along when text is pasted."""

_CONTROL = (*range(9), *range(0x0E, 0x1C), 0x7F, 0xFFFE, 0xFFFF)
"""Characters that no Office file may hold; white space is not among them."""

_FULL_WIDTH = range(0xFF01, 0xFF5F)
_TO_HALF_WIDTH = 0xFF01 - ord("!")

_REPLACED: dict[int, str | None] = {
    **dict.fromkeys((*_INVISIBLE, *_CONTROL), None),
    **{code: chr(code - _TO_HALF_WIDTH) for code in _FULL_WIDTH},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
"""Lone surrogates become the replacement character, since no file can hold them."""

_SPACES = (0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
"""Spaces that look like the plain one and are none."""

_SHOWN = {**_REPLACED, **dict.fromkeys(_SPACES, " ")}

_KEPT = 16_384
"""Texts remembered: actors, kinds, durations and generic steps recur from file to file."""


@lru_cache(maxsize=_KEPT)
def one_line(text: str) -> str:
    """Return `text` on one line, with single spaces and without invisible characters."""
    if not text.isascii() or not text.isprintable():
        text = text.translate(_REPLACED)
    return " ".join(text.split())


@lru_cache(maxsize=_KEPT)
def whole_lines(text: str) -> str:
    """Return `text` with its line breaks, each line cleaned, empty lines left out."""
    if text.isprintable():
        return one_line(text)
    return "\n".join(filter(None, map(one_line, text.splitlines())))


def visible(text: str) -> str:
    """Return `text` as it looks, with plain characters: spaces and lines stay where they are."""
    return text.translate(_SHOWN)


def same_words(text: str) -> str:
    """Return a key under which texts agree that differ in case and spaces only."""
    return "".join(text.casefold().split())
