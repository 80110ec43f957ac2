"""How much room words take: widths from a bundled table, lines broken as Excel breaks them."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

from sopxl.layout.geometry import EMU_PER_PIXEL

UNITS_PER_EM = 2048
UNKNOWN_WIDTH = 2048
"""A full em for a character that the table lacks: too wide rather than too narrow."""
LINE_SPACING = 1.15
LINE_PADDING = 2
"""Pixels that Excel adds to each line; measured on rows that Excel had fitted itself."""


def width(text: str, size: int, *, bold: bool = False) -> int:
    """Return the width of one line of Arial at `size`, both in EMU."""
    return -(-_units(text, bold) * size // UNITS_PER_EM)


def line_height(size: int) -> int:
    """Return the height of one line of Arial at `size`, in whole pixels as Excel sets rows."""
    pixels = size / EMU_PER_PIXEL * LINE_SPACING + LINE_PADDING
    return -int(-pixels // 1) * EMU_PER_PIXEL


def wrap(text: str, room: int, size: int, *, bold: bool = False) -> tuple[str, ...]:
    """Break `text` into lines no wider than `room`: at line feeds, at spaces, then anywhere."""
    if not text.strip():
        return ()
    ruler = _Ruler(room * UNITS_PER_EM // size, bold=bold)
    paragraphs = text.replace("\r\n", "\n").strip("\n").split("\n")
    return tuple(line for paragraph in paragraphs for line in ruler.lines(paragraph))


class _Ruler:
    """Breaks paragraphs for one font and one width of `room` font units."""

    def __init__(self, room: int, *, bold: bool) -> None:
        self._room = room
        self._bold = bold
        self._space = _units(" ", bold)

    def lines(self, paragraph: str) -> list[str]:
        """Fill line after line; no-break spaces hold, a word wider than the room is cut."""
        lines: list[str] = []
        line, used = "", 0
        for word in filter(None, paragraph.replace("\t", " ").split(" ")):
            wide = _units(word, self._bold)
            if line and used + self._space + wide <= self._room:
                line, used = f"{line} {word}", used + self._space + wide
                continue
            if line:
                lines.append(line)
            *full, line = self._pieces(word) if wide > self._room else (word,)
            lines += full
            used = _units(line, self._bold)
        return [*lines, line]

    def _pieces(self, word: str) -> list[str]:
        pieces, used = [""], 0
        for character in word:
            wide = _units(character, self._bold)
            if pieces[-1] and used + wide > self._room:
                pieces.append("")
                used = 0
            pieces[-1] += character
            used += wide
        return pieces


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
