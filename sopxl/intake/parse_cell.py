"""Cells in the order the parser needs, and what it finds while it reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sopxl.intake.parse_text import one_line
from sopxl.rules import reading
from sopxl.rules.rule import Finding

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sopxl.intake.draft import Draft, Entry
    from sopxl.model.ref import Ref
    from sopxl.rules.rule import Fix, Rule

ERROR_VALUES = frozenset(
    {
        "#REF!",
        "#N/A",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
    }
)
"""What a spreadsheet shows for a formula that fails."""


class Cell(NamedTuple):
    """A cell with its address in the SOP."""

    ref: Ref
    entry: Entry


@dataclass(slots=True)
class Part:
    """The cells of the head, or of one row: single ones, and those that are items of a field."""

    fields: dict[str, Cell] = field(default_factory=dict)
    items: dict[str, dict[int, Cell]] = field(default_factory=dict)


@dataclass(slots=True)
class Sections:
    """The cells of a draft, sorted into the parts of an SOP; rows by their index."""

    identity: Part = field(default_factory=Part)
    actors: dict[int, Cell] = field(default_factory=dict)
    steps: dict[int, Part] = field(default_factory=dict)
    tests: dict[int, Part] = field(default_factory=dict)


@dataclass(slots=True)
class Findings:
    """What reading found so far, and which parts no rule need judge again."""

    found: list[Finding] = field(default_factory=list)
    unread: set[Ref] = field(default_factory=set)

    def misread(self, ref: Ref, rule: Rule, **facts: Any) -> None:
        """Record that a part could not be read."""
        self.found.append(rule.finding(ref, **facts))
        self.unread.add(ref)

    def remark(self, ref: Ref, rule: Rule, fix: Fix | None = None, **facts: Any) -> None:
        """Record something about a part that could be read."""
        self.found.append(Finding(rule, ref, facts, fix))

    def text(self, cell: Cell | None, clean: Callable[[str], str] = one_line) -> str:
        """Return the cleaned text of a cell; a formula without a sound value is a finding."""
        if cell is None:
            return ""
        entry = cell.entry
        text = clean(entry.text)
        if not text and is_uncomputed(entry):
            self.misread(cell.ref, reading.uncomputed_formula, formula=one_line(entry.formula))
        elif text in ERROR_VALUES:
            self.misread(cell.ref, reading.formula_error, text=text)
            return ""
        return text


def is_uncomputed(entry: Entry) -> bool:
    """Tell whether a cell holds a formula whose value was never stored."""
    return bool(entry.formula) and entry.value is None and not entry.text


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell says nothing at all."""
    return not one_line(cell.entry.text) and not is_uncomputed(cell.entry)


def sections(draft: Draft) -> Sections:
    """Sort the cells of a draft; one pass, since a register reads thousands of them."""
    sorted_ = Sections()
    rows = {"steps": sorted_.steps, "tests": sorted_.tests}
    for ref, entry in draft.entries.items():
        part, index = ref.part, ref.index
        if index is None:
            if part == "identity":
                _put(sorted_.identity, Cell(ref, entry))
        elif part in rows:
            row = rows[part].get(index)
            if row is None:
                row = rows[part][index] = Part()
            _put(row, Cell(ref, entry))
        elif part == "actors":
            sorted_.actors[index] = Cell(ref, entry)
    return sorted_


def _put(part: Part, cell: Cell) -> None:
    name, item = cell.ref.field, cell.ref.item
    if name is None:
        return
    if item is None:
        part.fields[name] = cell
    else:
        part.items.setdefault(name, {})[item] = cell
