"""Rows and list items counted from 0 without a gap.

A form may leave lines of a list empty. In the SOP they do not count, and the address of its third
item must still lead to the cell of that item.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from sopxl.intake.parse.cell import is_blank
from sopxl.model.ref import Ref

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft
    from sopxl.intake.parse.cell import Cell, Part, Sections

    Numbered: TypeAlias = tuple[str, str]
    """A part whose rows are numbered, or a list of the head: its part and its field."""


def without_gaps(draft: Draft, found: Sections) -> Draft:
    """Return the draft with its numbers closed up; the same draft where there is no gap."""
    positions = {
        numbered: {old: new for new, old in enumerate(kept)}
        for numbered, kept in _kept(found).items()
        if kept != list(range(len(kept)))
    }
    if not positions:
        return draft
    entries = {
        there: entry
        for ref, entry in draft.entries.items()
        if (there := _moved(ref, positions)) is not None
    }
    return replace(draft, entries=entries)


def _kept(found: Sections) -> dict[Numbered, list[int]]:
    """Return the numbers in use: of actors and steps, of tests and items that say something."""
    return {
        ("actors", ""): sorted(found.actors),
        ("steps", ""): sorted(found.steps),
        ("tests", ""): [index for index in sorted(found.tests) if not _silent(found.tests[index])],
        **{("identity", name): _spoken(items) for name, items in found.identity.items.items()},
    }


def _silent(row: Part) -> bool:
    return all(map(is_blank, row.fields.values()))


def _spoken(items: dict[int, Cell]) -> list[int]:
    return [item for item in sorted(items) if not is_blank(items[item])]


def _moved(ref: Ref, positions: dict[Numbered, dict[int, int]]) -> Ref | None:
    """Return the new address of a cell, or None for a line that says nothing."""
    match ref:
        case Ref("identity", None, str(name), int(item)) if ("identity", name) in positions:
            new = positions["identity", name].get(item)
            return None if new is None else ref._replace(item=new)
        case Ref("actors" | "steps" | "tests" as part, int(index)) if (part, "") in positions:
            new = positions[part, ""].get(index)
            return None if new is None else ref._replace(index=new)
    return ref
