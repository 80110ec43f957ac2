"""The address of one part of an SOP."""

from __future__ import annotations

from typing import NamedTuple


class Ref(NamedTuple):
    """Where in the SOP, not where in the workbook: `identity.title`, `steps[3].ways_out`.

    A field of a field is dotted: `identity.approver.name`. `index` and `item` count from 0 and are
    positions in the table or list, never typed numbers. The reader keeps the cell of every Ref it
    filled; nobody else needs to know that there is Excel. A batch makes and looks up millions of
    them, for which a tuple needs a third of the time.
    """

    part: str
    index: int | None = None  # type: ignore[assignment]  # nobody searches in an address
    field: str | None = None
    item: int | None = None

    @property
    def order(self) -> tuple[str, int, str, int]:
        """A key that sorts addresses by part, row, field and item, the whole before its parts."""
        index = -1 if self.index is None else self.index
        item = -1 if self.item is None else self.item
        return (self.part, index, self.field or "", item)

    def wider(self) -> Ref | None:
        """Return the address of the part that holds this one, or None for a whole part."""
        if self.item is not None:
            return Ref(self.part, self.index, self.field)
        if self.field is not None and self.index is not None:
            return Ref(self.part, self.index)
        if self.field is not None or self.index is not None:
            return Ref(self.part)
        return None

    def pointer(self) -> str:
        """Return the address as a JSON pointer (RFC 6901): `/steps/3/ways_out`."""
        field = None if self.field is None else self.field.replace(".", "/")
        parts = (self.part, self.index, field, self.item)
        return "".join(f"/{part}" for part in parts if part is not None)

    def __str__(self) -> str:
        index = "" if self.index is None else f"[{self.index}]"
        field = "" if self.field is None else f".{self.field}"
        item = "" if self.item is None else f"[{self.item}]"
        return f"{self.part}{index}{field}{item}"


def identity_ref(field: str, item: int | None = None) -> Ref:
    """Return the address of a field of the head, or of one line of it."""
    return Ref("identity", None, field, item)
