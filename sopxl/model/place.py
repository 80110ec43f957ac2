"""Where something stands in its source."""

from __future__ import annotations

from typing import Protocol

from sopxl.values import dataclass


class HasPlace(Protocol):
    """Whatever knows where it stands: a place, or a cell as it was read."""

    @property
    def sheet(self) -> str:
        """The sheet, empty outside of workbooks."""
        ...

    @property
    def cell(self) -> str:
        """The cell on it."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """A sheet and a cell on it; for JSON a pointer, for Markdown `line:column`, and no sheet."""

    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell
