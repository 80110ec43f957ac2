"""Values put into single cells of somebody's workbook.

Of the sheet's part only the cells named are written anew, with the style they have; a text goes
into the cell itself (`inlineStr`), so that the part of all shared texts stays as it lies. Only if
the workbook reckons is it told to do so again on opening, for what hangs on the new values.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sopxl.model.errors import UserError
from sopxl.template.address import Spot
from sopxl.workbook.cells.places import Places
from sopxl.workbook.cells.values import Formula
from sopxl.workbook.package.markup import (
    Edit,
    appended,
    is_true,
    outline,
    prefix_of,
    spliced,
    with_attributes,
    xml_text,
)
from sopxl.workbook.package.parts import OFFICE, Package
from sopxl.workbook.package.worksheet import Worksheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.workbook.cells.values import Value
    from sopxl.workbook.package.markup import Element

BEFORE_RECKONING = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
    *("functionGroups", "externalReferences", "definedNames"),
)
"""The children of a workbook part that stand before `calcPr` (ISO 29500-1, 18.2.27)."""

CHAIN = f"{OFFICE}/calcChain"


def with_cells(
    workbook: bytes, sheet: str, values: Mapping[str, Value], *, over_formulas: bool = False
) -> bytes:
    """Return the workbook with `values` in cells of a sheet («C7»); the same where nothing changes.

    A cell inside a merged area means its upper left one. A cell with a formula keeps it, and its
    value becomes the one stored beside the formula, unless the value shall stand `over_formulas`.
    Raises UserError as `Package` does, and for a formula that other cells share.
    """
    package = Package(workbook)
    name = package.sheet(sheet)
    part = package.part(name)
    changed = _with_values(Worksheet.read(part), values, over_formulas=over_formulas)
    if changed == part:
        return workbook
    package.put(name, changed)
    if over_formulas:
        _forget_chain(package)
    _reckon_on_opening(package)
    return package.to_bytes()


def _with_values(
    worksheet: Worksheet, values: Mapping[str, Value], *, over_formulas: bool
) -> bytes:
    places = Places(worksheet)
    rows: dict[int, dict[int, Value]] = defaultdict(dict)
    for cell, value in values.items():
        spot = places.upper_left(Spot.at(cell))
        rows[spot.row][spot.column] = value
    edits: list[Edit] = []
    for row in sorted(rows):
        edits += _row_edits(places, row, rows[row], over_formulas=over_formulas)
    return spliced(worksheet.part, edits)


def _row_edits(
    places: Places, row: int, values: Mapping[int, Value], *, over_formulas: bool
) -> Iterator[Edit]:
    """Yield the edits that write the cells of one row, in the order of their columns."""
    cells = places.cells(row)
    behind = b""
    for column in sorted(values):
        if cell := cells.get(column):
            formula = places.formula(cell)
            kept = _unless_shared(formula, cell) if over_formulas else formula
            yield _rewritten(places, cell, values[column], kept)
            continue
        written = _new_cell(places, Spot(row, column), values[column])
        follower = next((cells[other] for other in sorted(cells) if other > column), None)
        if follower is None:
            behind += written
        else:
            yield Edit(follower.start, follower.start, written)
    if behind:
        yield places.at_end_of_row(row, behind)


def _unless_shared(formula: Element | None, cell: Element) -> Element | None:
    """Return nothing, the formula that is kept; raises UserError where other cells need it."""
    if formula is not None and "ref" in formula.attributes:
        raise UserError(
            f"Rumus di sel {cell.attributes.get('r', '')} dipakai bersama sel lain.",
            "Ketik isi sel itu langsung di Excel.",
            "shared-formula",
        )
    return None


def _rewritten(places: Places, cell: Element, value: Value, kept: Element | None) -> Edit:
    part = places.worksheet.part
    formula = part[kept.start : kept.end] if kept else b""
    kind, content = _content(places.prefix, value, formula)
    attributes = {"t": kind} if kept else {"t": kind, "cm": None, "vm": None}
    tag = with_attributes(part, cell, attributes).replacement
    opening = tag.removesuffix(b">").removesuffix(b"/").rstrip()
    name = f"{places.prefix}c".encode()
    return Edit(cell.start, cell.end, b"%s>%s</%s>" % (opening, content, name))


def _new_cell(places: Places, spot: Spot, value: Value) -> bytes:
    kind, content = _content(places.prefix, value, b"")
    style = places.style(spot)
    attributes = {"r": str(spot), "s": style, "t": kind}
    said = "".join(f' {name}="{text}"' for name, text in attributes.items() if text)
    tag = f"{places.prefix}c"
    return f"<{tag}{said}>".encode() + content + f"</{tag}>".encode()


def _content(prefix: str, value: Value, formula: bytes) -> tuple[str | None, bytes]:
    """Return the type of a cell and what stands in it; `formula` is the element that it keeps."""
    match value:
        case Formula():
            told = f"<{prefix}f>{xml_text(value.text)}</{prefix}f>".encode()
            return _content(prefix, value.value, formula or told)
        case str() if formula:
            return "str", formula + f"<{prefix}v>{xml_text(value)}</{prefix}v>".encode()
        case "":
            return None, b""
        case str():
            text = f'<{prefix}t xml:space="preserve">{xml_text(value)}</{prefix}t>'
            return "inlineStr", f"<{prefix}is>{text}</{prefix}is>".encode()
        case _:
            return None, formula + f"<{prefix}v>{value!r}</{prefix}v>".encode()


def _forget_chain(package: Package) -> None:
    """Take the order of reckoning away, which Excel makes anew: it may not name a plain cell."""
    workbook = package.workbook()
    for other in package.relationships(workbook):
        if other.kind == CHAIN:
            package.unrelate(workbook, other.key)
            package.undeclare(other.target)
            package.remove(other.target)


def _reckon_on_opening(package: Package) -> None:
    """Ask for all formulas to be reckoned when the workbook is opened, if it holds any."""
    if not any(b"</f>" in package.part(part) for part in package.sheets().values()):
        return
    workbook = package.workbook()
    part = package.part(workbook)
    children = outline(part, depth=2)[1:]
    asked = next((child for child in children if child.local == "calcPr"), None)
    if asked is not None and is_true(asked.attributes.get("fullCalcOnLoad")):
        return
    package.put(workbook, spliced(part, (_asking(part, asked, children),)))


def _asking(part: bytes, asked: Element | None, children: tuple[Element, ...]) -> Edit:
    if asked is not None:
        return with_attributes(part, asked, {"fullCalcOnLoad": "1"})
    root = outline(part, depth=1)[0]
    tag = f'<{prefix_of(part, root)}calcPr fullCalcOnLoad="1"/>'.encode()
    before = [child for child in children if child.local in BEFORE_RECKONING]
    return Edit(before[-1].end, before[-1].end, tag) if before else appended(part, root, tag)
