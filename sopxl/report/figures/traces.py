"""Where a value stands, so that every number of a report can be followed to its cell."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.model.ref import Ref
    from sopxl.register.entry import Entry


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a value stands: the source file, and the sheet and cell in it."""

    file: str
    sheet: str = ""
    cell: str = ""

    @property
    def file_name(self) -> str:
        """The name of the file, without its folders."""
        return PurePosixPath(self.file).name

    @property
    def place(self) -> str:
        """Sheet and cell in one word: `SOP!E7`."""
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell

    def __str__(self) -> str:
        return f"{self.file} › {self.place}" if self.place else self.file


def trace_of(entry: Entry, ref: Ref) -> Trace:
    """Return where a part of an SOP stands, or the nearest whole that stands somewhere."""
    here: Ref | None = ref
    while here is not None:
        if place := entry.places.get(here):
            return Trace(entry.source.path, place.sheet, place.cell)
        here = here.wider()
    return Trace(entry.source.path)
