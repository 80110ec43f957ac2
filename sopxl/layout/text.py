"""How much room words take: widths from a bundled table, lines broken as Excel breaks them.

A line ends at a space or after a hyphen between letters («undang-undang»). A word that is too wide
for a line is cut after a slash («Kabupaten/Kota») if it has one, else anywhere; whoever breaks
lines after slashes that need no cut needs no more lines for it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from sopxl.layout.geometry import EMU_PER_PIXEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

UNITS_PER_EM = 2048
UNKNOWN_WIDTH = 2048
"""A full em for a character that the table lacks: too wide rather than too narrow."""
LINE_SPACING = 1.15
LINE_PADDING = 2
"""Pixels that Excel adds to each line; measured on rows that Excel had fitted itself."""

HYPHEN, SLASH = re.compile(r"(?<=\w-)(?=[^\W\d_])"), re.compile(r"(?<=\w/)(?=\w)")
"""Where a word may be parted."""


def width(text: str, size: int, *, bold: bool = False) -> int:
    """Return the width of one line of Arial at `size`, both in EMU."""
    return -(-_units(text, bold) * size // UNITS_PER_EM)


def line_height(size: int) -> int:
    """Return the height of one line of Arial at `size`, in whole pixels as Excel sets rows."""
    pixels = size / EMU_PER_PIXEL * LINE_SPACING + LINE_PADDING
    return -int(-pixels // 1) * EMU_PER_PIXEL


def wrap(text: str, room: int, size: int, *, bold: bool = False) -> tuple[str, ...]:
    """Break `text` into lines no wider than `room`, at line feeds too."""
    if not text.strip():
        return ()
    ruler = _Ruler(room * UNITS_PER_EM // size, bold=bold)
    paragraphs = text.replace("\r\n", "\n").strip("\n").split("\n")
    return tuple(line for paragraph in paragraphs for line in ruler.lines(paragraph))


def widest_part(text: str, size: int, *, bold: bool = False) -> int:
    """Return the width below which some word of `text` is cut in the middle."""
    parts = (
        part for word in text.split() for piece in HYPHEN.split(word) for part in SLASH.split(piece)
    )
    return max((width(part, size, bold=bold) for part in parts), default=0)


class _Ruler:
    """Breaks paragraphs for one font and one width of `room` font units."""

    def __init__(self, room: int, *, bold: bool) -> None:
        self._room = room
        self._bold = bold
        self._space = _units(" ", bold)

    def lines(self, paragraph: str) -> list[str]:
        """Fill line after line; no-break spaces and hyphens hold."""
        lines: list[str] = []
        line, used = "", 0
        for gap, word in _words(paragraph):
            wide = _units(word, self._bold)
            between = self._space if gap else 0
            if line and used + between + wide <= self._room:
                line, used = f"{line}{gap}{word}", used + between + wide
                continue
            if line:
                lines.append(line)
            *full, line = self._pieces(word) if wide > self._room else (word,)
            lines += full
            used = _units(line, self._bold)
        return [*lines, line]

    def _pieces(self, word: str) -> list[str]:
        """Cut a word that is wider than a line."""
        parts = SLASH.split(word)
        narrow = all(_units(part, self._bold) <= self._room for part in parts)
        return self._filled(parts if narrow else word)

    def _filled(self, parts: Iterable[str]) -> list[str]:
        """Fill line after line with what is not parted any more."""
        pieces, used = [""], 0
        for part in parts:
            wide = _units(part, self._bold)
            if pieces[-1] and used + wide > self._room:
                pieces.append("")
                used = 0
            pieces[-1] += part
            used += wide
        return pieces


def _words(paragraph: str) -> Iterator[tuple[str, str]]:
    """Yield each word, or part of a word, with what stands between it and the one before."""
    for word in filter(None, paragraph.replace("\t", " ").split(" ")):
        if "-" not in word:
            yield " ", word
            continue
        first, *others = HYPHEN.split(word)
        yield " ", first
        for other in others:
            yield "", other


@lru_cache(maxsize=8192)
def _units(text: str, bold: bool) -> int:  # noqa: FBT001  # private
    """Return a width in font units; the words of a procedure come again and again."""
    table = _advances(bold)
    return sum(table.get(character, UNKNOWN_WIDTH) for character in text)


@cache
def _advances(bold: bool) -> dict[str, int]:  # noqa: FBT001  # private
    table = resources.files("sopxl.layout").joinpath("arial.csv").read_text(encoding="ascii")
    rows = (line.split(",") for line in table.splitlines()[2:])
    return {chr(int(code, 16)): int((regular, heavy)[bold]) for code, regular, heavy in rows}
