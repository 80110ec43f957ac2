"""Cells in which words look differently: a bold word in a plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.workbook.package.markup import outline
from sopxl.workbook.package.parts import OFFICE, Package

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

SHARED_TEXTS = f"{OFFICE}/sharedStrings"
TEXT, RUN = 2, 3
"""Depths in the part of shared texts: the part, a text, a run of letters that look alike."""

IN_ROW, IN_CELL, IN_TEXT = 4, 5, 6
OWN_TEXT = b"inlineStr"


def cells_of_mixed_looks(workbook: bytes, sheet: str) -> frozenset[str]:
    """Return the cells of a sheet whose text would lose its looks if it were written anew."""
    package = Package(workbook)
    mixed, part = _mixed_texts(package), package.part(package.sheet(sheet))
    shared = _cells(part, mixed) if mixed else []
    return frozenset((*shared, *(_own_texts(part) if OWN_TEXT in part else ())))


def _mixed_texts(package: Package) -> frozenset[int]:
    part = package.related(package.workbook(), SHARED_TEXTS)
    if part is None or part not in package:
        return frozenset()
    number, found = -1, set()
    for element in outline(package.part(part), RUN):
        if element.depth == TEXT:
            number += 1
        elif element.depth == RUN and element.local == "r":
            found.add(number)
    return frozenset(found)


def _cells(part: bytes, mixed: Container[int]) -> list[str]:
    found, cell = [], ""
    for element in outline(part, IN_CELL):
        if element.depth == IN_ROW:
            shared = element.attributes.get("t") == "s"
            cell = element.attributes.get("r", "") if shared else ""
        elif (
            cell
            and element.depth == IN_CELL
            and element.local == "v"
            and int(part[element.inside : element.outside]) in mixed
        ):
            found.append(cell)
    return found


def _own_texts(part: bytes) -> Iterator[str]:
    """Yield the cells that hold a text of their own in several looks."""
    cell = ""
    for element in outline(part, IN_TEXT):
        if element.depth == IN_ROW:
            cell = element.attributes.get("r", "")
        elif element.depth == IN_TEXT and element.local == "r":
            yield cell
