"""Ways out that name their step by its cell, in a file that was saved without calculated values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.intake.parse.cell import is_uncomputed
from sopxl.intake.parse.text import one_line
from sopxl.template.address import Area

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.intake.draft import Entry
    from sopxl.intake.parse.cell import Cell, Part

NUMBER = re.compile(r"(\d{1,6})(?:[.)]|[.,]0+)?")
"""How the number of a step is written; in a file from elsewhere it may be a decimal."""


def follow_references(rows: Mapping[int, Part]) -> None:
    """Give each uncomputed way out the number of the step whose number cell it refers to.

    Any other formula stays as it is: nothing is calculated here, and nothing guessed.
    """
    uncomputed = list(_uncomputed(rows))
    numbers = dict(_numbers(rows)) if uncomputed else {}
    for ways, item in uncomputed:
        ref, entry = ways[item]
        number = numbers.get(_referred(entry))
        if number is not None:
            ways[item] = (ref, entry._replace(text=str(number)))


def _uncomputed(rows: Mapping[int, Part]) -> Iterator[tuple[dict[int, Cell], int]]:
    for row in rows.values():
        if ways := row.items.get("ways_out"):
            yield from [(ways, item) for item, (_, entry) in ways.items() if is_uncomputed(entry)]


def _numbers(rows: Mapping[int, Part]) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield the number of each step by sheet and cell; its position where it is a formula too."""
    for index, row in rows.items():
        if number := row.fields.get("number"):
            _, entry = number
            typed = NUMBER.fullmatch(one_line(entry.text))
            if typed or is_uncomputed(entry):
                yield (entry.sheet, entry.cell), int(typed[1]) if typed else index + 1


def _referred(entry: Entry) -> tuple[str, str]:
    """Return sheet and cell that a formula names and does nothing else, empty for any other."""
    reference = entry.formula.lstrip("=+ ")
    if "!" not in reference:
        reference = "'" + entry.sheet.replace("'", "''") + "'!" + reference
    area = Area.of(reference)
    return (area.sheet, str(area.first)) if area and area.first == area.last else ("", "")
