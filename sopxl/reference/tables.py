"""The lists as they are kept: one CSV file each, read when first asked for."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

BETWEEN_WORDS = ";"


def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a list under the headings of its first line."""
    text = files("sopxl.reference").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def words(cell: str) -> tuple[str, ...]:
    """Return the words of a cell that holds several, separated by `;`."""
    return tuple(filter(None, map(str.strip, cell.split(BETWEEN_WORDS))))
