"""The head of the form: each field by its name, else by its label, else at its address."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from sopxl.intake.draft import Entry, FoundBy
from sopxl.intake.locate.left_behind import caught_up
from sopxl.model.ref import Ref, identity_ref
from sopxl.template.address import Spot
from sopxl.template.spec import Kind, normal_label
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sopxl.intake.locate.cells import SheetCells
    from sopxl.intake.locate.table import FoundTable
    from sopxl.template.address import Area
    from sopxl.template.spec import Field, Template

    Entries: TypeAlias = Iterator[tuple[Ref, Entry]]

REACH = 8
"""How many cells right of its label a value may stand."""

LEAST_LABELS = 4
"""How many labels of the head a sheet must have to be taken for it."""

TELLING = ("title", "number")
"""Fields of which one label is enough above a table of steps."""

SIGNED, BELOW_SIGNED, NIP = "approver.position", ("approver.name", "approver.nip"), "NIP"
SIGNATURE_ROWS = 9
"""Within so many rows below the position, name and NIP of who approves may stand."""

NUMBERING = frozenset("0123456789.)-•–")
SEPARATOR = ":"


@dataclass(frozen=True)
class Head:
    """Where the head of the form is looked for."""

    template: Template
    sheets: Sequence[SheetCells]
    names: Mapping[str, Area | None]
    known: bool
    """Whether the workbook says that it follows this form, so that addresses may be trusted."""

    table: FoundTable | None = None
    """The table of steps; the head of an office's own form may stand above it."""

    @cached_property
    def lists(self) -> tuple[Area, ...]:
        """The areas of the lists that were found by name."""
        lists = (field for field in self.template.fields if field.kind is Kind.LIST)
        return tuple(filter(None, (self.names.get(field.defined_name) for field in lists)))


def identity_entries(head: Head) -> Entries:
    """Yield the cells of the head, empty ones too."""
    by_name = {sheet.name: sheet for sheet in head.sheets}
    parts = _identity_parts(head)
    head = replace(head, names=caught_up(head.sheets, head.names))
    for field in head.template.fields:
        area = head.names.get(field.defined_name)
        if area and area.sheet in by_name:
            yield from _named_entries(field, by_name[area.sheet], area, head)
        elif parts:
            labelled = (part for part in parts if _label_of(field, part))
            yield from _nameless_entries(field, next(labelled, parts[0]), head)


def _identity_parts(head: Head) -> tuple[SheetCells, ...]:
    """Return the sheet with the name the form gives it, else the one with most of its labels.

    What stands above the table of steps is a part of its own, which needs few labels.
    """
    named = (sheet for sheet in head.sheets if sheet.name.strip() == head.template.field_sheet)
    if found := next(named, None):
        return (found,)
    words = label_words_of(head.template)
    ranked = [(len(words & sheet.labels.keys()), sheet) for sheet in head.sheets]
    count, best = max(ranked, key=lambda pair: pair[0], default=(0, None))
    top = above(head.table)
    if best and count >= LEAST_LABELS:
        same = top and head.table and best is head.table.sheet
        return (top, best) if top and same else (best,)
    told = (_label_of(head.template.field(name), top) for name in TELLING) if top else ()
    return (top,) if top and any(told) else ()


def above(table: FoundTable | None) -> SheetCells | None:
    """Return what stands above a table of steps that was found by the words of its headings."""
    if table is None or table.found is not FoundBy.LABEL:
        return None
    return table.sheet.above(min(placed.heading.row for placed in table.placed))


def _named_entries(field: Field, sheet: SheetCells, area: Area, head: Head) -> Entries:
    """Yield the cells of a field found by name; a list reaches down to the next heading."""
    if field.kind is not Kind.LIST:
        yield _ref(field), _value(field, sheet, area.first, FoundBy.NAME)
        return
    last = max(area.last.row, _list_end(area, head))
    yield from sheet.fillings(_blank_lines(field.field, sheet.name, area.first, last))


@lru_cache(maxsize=1024)  # the forms of a batch have their lists in the same places
def _blank_lines(
    field: str, sheet: str, first: Spot, last_row: int
) -> tuple[tuple[Ref, Spot, Entry], ...]:
    """Return the cells of a list found by name as they are while they are empty, itself first."""
    cells = []
    for item, row in enumerate(range(first.row, last_row + 1)):
        spot = Spot(row, first.column)
        blank = Entry("", str(spot), sheet, None, "", FoundBy.NAME)
        cells.append((identity_ref(field, item), spot, blank))
    return ((identity_ref(field), *cells[0][1:]), *cells)


def _list_end(here: Area, head: Head) -> int:
    """Return the last row before the heading of the next list, 0 where none follows."""
    below = (
        area.first.row - 2
        for area in head.lists
        if area.sheet == here.sheet and area.first.row > here.last.row
    )
    return min(below, default=0)


def _nameless_entries(field: Field, sheet: SheetCells, head: Head) -> Entries:
    label = _label_of(field, sheet)
    words = label_words_of(head.template)
    if not label and (signed := _signature(field, sheet, head.template)):
        yield _ref(field), sheet.entry(signed, FoundBy.LABEL)
    elif label and field.kind is Kind.LIST:
        yield from _lines(field, sheet, _lines_below(sheet, label, words), FoundBy.LABEL)
    elif label:
        yield _ref(field), _value(field, sheet, _beside(sheet, label, words), FoundBy.LABEL)
    elif head.known and field.defined_name not in head.names:
        first = Spot.at(field.cell)
        spots = [first.moved(rows=line) for line in range(field.rows)]
        if field.kind is Kind.LIST:
            yield from _lines(field, sheet, spots, FoundBy.ADDRESS)
        else:
            yield _ref(field), _value(field, sheet, first, FoundBy.ADDRESS)


def _value(field: Field, sheet: SheetCells, spot: Spot, found: FoundBy) -> Entry:
    entry = (sheet.day_entry if field.kind is Kind.DATE else sheet.entry)(spot, found)
    if found is FoundBy.LABEL and entry.text.strip().startswith(SEPARATOR):
        said = entry.text.strip(f"{SEPARATOR} \u00a0")
        return entry._replace(text=said, value=said)
    return entry


def _lines(field: Field, sheet: SheetCells, spots: Sequence[Spot], found: FoundBy) -> Entries:
    yield _ref(field), sheet.entry(spots[0], found)
    for item, spot in enumerate(spots):
        yield Ref("identity", None, field.field, item), sheet.entry(spot, found)


def _beside(sheet: SheetCells, label: Spot, words: frozenset[str]) -> Spot:
    """Return the value of a label: right of it, or below it if nothing stands on the right."""
    first = sheet.right_of(label)
    if sheet.text(first).strip() == SEPARATOR:
        first = first.moved(columns=1)
    free = True
    for spot in (first.moved(columns=step) for step in range(REACH)):
        text = sheet.text(spot).strip()
        if normal_label(text) in words:
            free = False
            break
        if text:
            return spot
    below = sheet.below(label)
    text = normal_label(sheet.text(below))
    labelled = free and _has_neighbour(sheet, below)
    return below if text and text not in words and not labelled else first


def _has_neighbour(sheet: SheetCells, spot: Spot) -> bool:
    """Tell whether anything stands right of a cell, which then is a label itself."""
    right = sheet.right_of(spot)
    return any(sheet.text(right.moved(columns=step)).strip() for step in range(REACH))


def _signature(field: Field, sheet: SheetCells, template: Template) -> Spot | None:
    """Return the name, or the NIP, that stands without a label below who approves."""
    position = template.field(SIGNED)
    label = _label_of(position, sheet) if field.field in BELOW_SIGNED else None
    if label is None:
        return None
    words = label_words_of(template)
    first = _beside(sheet, label, words)
    spots = []
    for spot in (first.moved(rows=step) for step in range(1, SIGNATURE_ROWS)):
        if normal_label(sheet.text(Spot(spot.row, label.column))) in words:
            break
        if sheet.text(spot).strip():
            spots.append(spot)
    numbered = [spot for spot in spots if sheet.text(spot).strip().upper().startswith(NIP)]
    if field.field == BELOW_SIGNED[1]:
        return next(iter(numbered), None)
    names = [spot for spot in spots if not numbered or spot < numbered[0]]
    return names[-1] if names else None


def _lines_below(sheet: SheetCells, label: Spot, words: frozenset[str]) -> list[Spot]:
    """Return the lines of a list: down to the next label, between this label and its neighbour."""
    neighbours = (
        column
        for column in range(label.column + 1, label.column + REACH + 1)
        if normal_label(sheet.text(Spot(label.row, column))) in words
    )
    columns = range(label.column, next(neighbours, label.column + REACH))
    start = sheet.below(label)
    lines = []
    for row in range(start.row, sheet.last_row + 1):
        spots = [spot for column in columns if sheet.text(spot := Spot(row, column)).strip()]
        if any(normal_label(sheet.text(spot)) in words for spot in spots):
            break
        lines += [spot for spot in spots if not NUMBERING.issuperset(sheet.text(spot).strip())][:1]
    return lines or [start]


def _label_of(field: Field, sheet: SheetCells) -> Spot | None:
    for word in (field.label, *field.also):
        if spots := sheet.labels.get(normal_label(word)):
            return spots[0]
    return None


@cache
def label_words_of(template: Template) -> frozenset[str]:
    """Return all labels of a form's head as they are compared."""
    return frozenset(
        normal_label(word) for field in template.fields for word in (field.label, *field.also)
    )


def _ref(field: Field) -> Ref:
    return Ref("identity", None, field.field)
