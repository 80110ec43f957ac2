"""Cells in the order the parser needs, and what it finds while it reads them."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, TypeAlias

from sopxl.intake.parse.text import one_line, visible
from sopxl.rules.reading.steps import (
    formula_error,
    hidden_characters,
    merged_cells,
    uncomputed_formula,
)
from sopxl.rules.rule import Finding, Fix
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sopxl.intake.draft import Draft, Entry
    from sopxl.model.ref import Ref
    from sopxl.rules.rule import Rule

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


COMPARED = frozenset(
    {
        *("kind", "actors", "ways_out", "priority"),
        *("number", "satker", "sop_code", "process_code", "variant", "revision", "status"),
        *("approver.nip", "classification.nature", "classification.scope"),
        *("classification.completeness", "classification.subject"),
    }
)
"""Fields whose text is compared with another, so that a space too many makes it differ."""

if TYPE_CHECKING:
    Cell: TypeAlias = tuple[Ref, Entry]
    """A cell with its address in the SOP; a plain tuple, since a batch makes millions of them."""


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
    passed_over: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Findings:
    """What reading found so far, and which parts no rule need judge again."""

    found: list[Finding] = field(default_factory=list)
    unread: set[Ref] = field(default_factory=set)
    _merged: set[str] = field(default_factory=set)

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
        ref, entry = cell
        typed = entry.text
        if not typed:
            self._unsaid(ref, entry)
            return ""
        text = clean(typed)
        if text in ERROR_VALUES:
            self.misread(ref, formula_error, text=text)
            return ""
        if text != typed:
            self._tidied(ref, entry, text)
        return text

    def _unsaid(self, ref: Ref, entry: Entry) -> None:
        """Tell of an empty cell that is none: its formula was not computed, or it is merged."""
        if entry.formula and entry.value is None:
            self.misread(ref, uncomputed_formula, formula=one_line(entry.formula))
        elif entry.merged:
            self.unread.add(ref)
            if entry.merged not in self._merged:
                self._merged.add(entry.merged)
                self.found.append(merged_cells.finding(ref, area=entry.merged))

    def _tidied(self, ref: Ref, entry: Entry, text: str) -> None:
        """Remark on characters that nobody sees; spaces matter only where texts are compared."""
        compared = ref.field in COMPARED or ref.part == "actors"
        tidy = text if compared else visible(entry.text)
        if tidy != entry.text and not entry.formula:
            self.remark(ref, hidden_characters, Fix(ref, entry.text, tidy))


def is_uncomputed(entry: Entry) -> bool:
    """Tell whether a cell holds a formula whose value was never stored."""
    return bool(entry.formula) and entry.value is None and not entry.text


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell says nothing at all."""
    _, entry = cell
    return not one_line(entry.text) and not is_uncomputed(entry)


def sections(draft: Draft) -> Sections:
    """Sort the cells of a draft; one flat pass, since a register reads thousands of drafts."""
    found = Sections()
    head, actors, steps, tests = found.identity, found.actors, found.steps, found.tests
    for cell in draft.entries.items():
        (name, index, field_name, item), _ = cell
        if name == "steps" and index is not None:
            part = steps.get(index) or steps.setdefault(index, Part())
        elif name == "identity":
            part = head
        elif name == "tests" and index is not None:
            part = tests.get(index) or tests.setdefault(index, Part())
        else:
            if name == "actors" and index is not None:
                actors[index] = cell
            elif name == "passed_over":
                found.passed_over.append(cell)
            continue
        if item is not None and field_name is not None:
            part.items.setdefault(field_name, {})[item] = cell
        elif field_name is not None:
            part.fields[field_name] = cell
    return found
