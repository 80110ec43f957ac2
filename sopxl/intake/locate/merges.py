"""Merged cells among the rows of a table, and what they mean for the cells that they cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.intake.locate.cells import SheetCells
    from sopxl.template.address import Spot


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged area; only its first cell holds anything."""

    first: Spot
    last: Spot

    def __contains__(self, spot: Spot) -> bool:
        return (
            self.first.row <= spot.row <= self.last.row
            and self.first.column <= spot.column <= self.last.column
        )

    def __str__(self) -> str:
        return f"{self.first}:{self.last}"

    @property
    def rows(self) -> int:
        """How many rows it covers."""
        return self.last.row - self.first.row + 1

    @property
    def columns(self) -> int:
        """How many columns it covers."""
        return self.last.column - self.first.column + 1


def merges_from(sheet: SheetCells, row: int) -> tuple[Merge, ...]:
    """Return the merged areas that reach below the head of a table; a form has none."""
    return tuple(Merge(first, last) for first, last in sheet.merged if last.row >= row)


def merge_at(merges: tuple[Merge, ...], spot: Spot) -> Merge | None:
    """Return the merged area that a cell lies in."""
    return next((merge for merge in merges if spot in merge), None)
