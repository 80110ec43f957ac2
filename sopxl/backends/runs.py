"""Words in the typefaces that have their characters, for those who draw with our own typefaces."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from sopxl.backends.coverage import characters
from sopxl.backends.lettering import lines_of
from sopxl.backends.right_to_left import visual
from sopxl.backends.typeface import BOLD, FURTHER, REGULAR
from sopxl.scene import Edge

if TYPE_CHECKING:
    from pathlib import Path

    from sopxl.scene import Scene

SYMBOL_FONT = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf076": "❖",
    "\uf0fc": "✓",
    "\uf0fb": "✗",
    "\uf0fe": "☑",
    "\uf0a8": "☐",
    "\uf06f": "□",
    "\uf0e0": "→",
}
"""What the private characters show that Word gives to signs of the fonts Symbol and Wingdings."""

TRANSLATED = str.maketrans(SYMBOL_FONT)
SUBSTITUTE = "\ufffd"
"""Stands for a character that no typeface of ours has: a sign that something is missing."""

INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff\u00ad"
"""Characters that only tell how others are to be shown."""

WITHOUT_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))


class Run(NamedTuple):
    """A part of a line in one typeface."""

    text: str
    font: Path


def runs(text: str, *, bold: bool = False) -> tuple[Run, ...]:
    """Return a line as it stands from left to right, parted where the typeface changes."""
    usual = BOLD if bold else REGULAR
    if text.isascii():
        return (Run(text, usual),)
    shown = visual(_shown(text))
    if characters(usual).issuperset(shown):
        return (Run(shown, usual),)
    parted = groupby(shown, key=lambda character: _font(character, usual))
    return tuple(
        Run("".join(part) if font else SUBSTITUTE * len(list(part)), font or FURTHER)
        for font, part in parted
    )


def unprintable(scene: Scene) -> tuple[str, ...]:
    """Return the characters in a scene that no typeface of ours has, each once, in order."""
    words = (
        visual(_shown(line.text))
        for page in scene.pages
        for item in page.items
        if not isinstance(item, Edge)
        for line in lines_of(item, page.scale)
        if not line.text.isascii()
    )
    found = (c for line in words for c in line if _font(c, REGULAR) is None)
    return tuple(dict.fromkeys(found))


def _shown(text: str) -> str:
    return text.translate(TRANSLATED).translate(WITHOUT_INVISIBLE)


def _font(character: str, usual: Path) -> Path | None:
    """Return the first typeface that has a character."""
    return next((font for font in (usual, FURTHER) if character in characters(font)), None)
