"""The waist on the way in: every reader makes a Draft, one parser reads it."""

from __future__ import annotations

from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sopxl.model.place import Place
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime, time, timedelta

    from sopxl.model.ref import Ref

    Value: TypeAlias = str | float | bool | date | datetime | time | timedelta | None


class FoundBy(Enum):
    """How a reader came to a cell; what was found by a weaker sign is told so."""

    NAME = "nama"
    LABEL = "label"
    ADDRESS = "alamat"
    POINTER = "penunjuk"


class Entry(NamedTuple):
    """One cell as the sheet shows it.

    `text` is what a person sees, `value` what the file stores, `cell` an A1 address, a JSON pointer
    or `line:column`. An empty cell of the form has an entry too, so that a finding has a place.
    `merged` is the area («L7:L9») that a cell is a part of and whose content counts for another. A
    batch makes hundreds for each file, for which a tuple needs a third of the time.
    """

    text: str
    cell: str
    sheet: str = ""
    value: Value = None
    formula: str = ""
    found: FoundBy = FoundBy.ADDRESS
    merged: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the source says, before anyone asks what it means.

    `template` is the id and edition of the form it follows (`sop-ap/1`), empty where unknown.
    `settings` are the raw keys of the workbook's hidden sheet.
    """

    source: str
    entries: Mapping[Ref, Entry]
    template: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)

    def text(self, ref: Ref) -> str:
        """Return the text at `ref`; nothing there reads as an empty cell."""
        entry = self.entries.get(ref)
        return entry.text if entry else ""

    def place(self, ref: Ref) -> Place:
        """Return where `ref` stands; a part without a cell stands where its whole stands."""
        here: Ref | None = ref
        while here is not None:
            if entry := self.entries.get(here):
                return Place(entry.sheet, entry.cell)
            here = here.wider()
        return Place("", "")
