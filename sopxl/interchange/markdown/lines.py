"""Lines of Markdown cut into pieces that know where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sopxl.intake.draft import Entry, FoundBy

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIPE_OR_ESCAPE = re.compile(r"\\.|\|")
_MARKED = re.compile(r"\\([\\|<])|<br ?/?>")
"""An escaped character, or the sign for a line break."""

_RULE_CELL = re.compile(r":?-+:?")


class Piece(NamedTuple):
    """A piece of a line: its text, and its place as `line:column`, counted from 1."""

    text: str
    line: int
    column: int

    @property
    def cell(self) -> str:
        """The place in the words of a Draft."""
        return f"{self.line}:{self.column}"

    def entry(self) -> Entry:
        """Return the piece as the entry of its cell."""
        return Entry(self.text, self.cell, value=self.text, found=FoundBy.POINTER)

    def place(self) -> Entry:
        """Return the place alone, for a whole whose parts have entries of their own."""
        return Entry("", self.cell, found=FoundBy.POINTER)

    def part(self, start: int, end: int) -> Piece:
        """Return the piece between two offsets, without the spaces around it."""
        text = self.text[start:end]
        indent = len(text) - len(text.lstrip()) if text.strip() else 0
        return Piece(text.strip(), self.line, self.column + start + indent)

    def after(self, start: int) -> Piece:
        """Return the rest of the piece."""
        return self.part(start, len(self.text))

    def split(self, separator: str) -> Iterator[Piece]:
        """Yield the pieces between separators, empty ones too."""
        start = 0
        for text in self.text.split(separator):
            yield self.part(start, start + len(text))
            start += len(text) + len(separator)


def row_cells(line: Piece) -> Iterator[Piece]:
    """Yield the cells of a row; the last pipe may be missing."""
    pipes = [found.start() for found in _PIPE_OR_ESCAPE.finditer(line.text) if found[0] == "|"]
    ends = pipes[1:]
    if len(pipes) == 1 or line.text[pipes[-1] + 1 :].strip():
        ends = [*ends, len(line.text)]
    for start, end in zip(pipes, ends, strict=False):
        yield line.part(start + 1, end)


def is_rule(cells: tuple[Piece, ...]) -> bool:
    """Tell whether a row only draws the line below the headings."""
    return all(_RULE_CELL.fullmatch(cell.text) for cell in cells) and len(cells) > 1


def unescaped(cell: Piece) -> Piece:
    """Return the cell with the characters and line breaks that its signs mean."""
    return cell._replace(text=_MARKED.sub(lambda found: found[1] or "\n", cell.text))
