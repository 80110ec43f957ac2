"""The drawing on a sheet, read without regard to who drew it."""

from __future__ import annotations

import re
from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sopxl.model.drawn import Drawn, DrawnFlow, Symbol
from sopxl.workbook.guard.opening import Format
from sopxl.workbook.package.markup import outline
from sopxl.workbook.read.directory import RELATION, attributes_of, directory_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.workbook.guard.opening import Guarded

DRAWING = "/drawing"
SHEET = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ANCHORS = (f"{SHEET}twoCellAnchor", f"{SHEET}oneCellAnchor")
SHAPE, CONNECTOR, NAMED = f"{SHEET}sp", f"{SHEET}cxnSp", f".//{SHEET}cNvPr"
BREAK = re.compile(rb"<(?:\w+:)?brk\b([^>]*)>")
COLUMN_BREAKS = b"colBreaks"
YES = ("1", "true")


def drawn_on(guarded: Guarded, sheet: str) -> Drawn | None:
    """Return what is drawn on a sheet, None where nothing is or no drawing can be read."""
    parts = guarded.parts
    part = directory_of(parts).sheets.get(sheet, "") if guarded.format is Format.OOXML else ""
    drawing = parts.get(_drawing_of(parts, part)) if part else None
    if not drawing:
        return None
    outline(drawing, depth=1)  # refuses a document type before the tree is built
    anchors = tuple(_anchors(ET.fromstring(drawing)))
    rows = {key: row for element, row, _ in anchors for key in _key(element)}
    return Drawn(
        tuple(_symbols(anchors)), tuple(sorted(_flows(anchors, rows))), _breaks(parts[part])
    )


def _drawing_of(parts: Mapping[str, bytes], sheet: str) -> str:
    relations = parts.get(join(dirname(sheet), "_rels", f"{basename(sheet)}.rels"), b"")
    for about in map(attributes_of, RELATION.findall(relations)):
        if about.get("Type", "").endswith(DRAWING):
            target = about.get("Target", "")
            here = target.startswith("/")
            return target.lstrip("/") if here else normpath(join(dirname(sheet), target))
    return ""


def _anchors(root: ET.Element) -> Iterator[tuple[ET.Element, int, int]]:
    """Yield shapes and connectors with the cell from which their anchor starts."""
    for anchor in root.iter():
        if anchor.tag in ANCHORS:
            row, column = (anchor.findtext(f"{SHEET}from/{SHEET}{axis}") for axis in ("row", "col"))
            for element in anchor.iter():
                if element.tag in (SHAPE, CONNECTOR):
                    yield element, int(row or 0) + 1, int(column or 0) + 1


def _symbols(anchors: tuple[tuple[ET.Element, int, int], ...]) -> Iterator[Symbol]:
    for element, row, column in anchors:
        geometry = element.find(f".//{MAIN}prstGeom")
        text_box = element.find(f".//{SHEET}cNvSpPr")
        is_text = text_box is not None and text_box.get("txBox") in YES
        if element.tag == SHAPE and geometry is not None and not is_text:
            yield Symbol(geometry.get("prst", ""), row, column)


def _flows(
    anchors: tuple[tuple[ET.Element, int, int], ...], rows: Mapping[str, int]
) -> set[DrawnFlow]:
    """Return the flows once each: a drawing may tell a shape in two spellings."""
    found = set()
    for element, _, _ in anchors:
        ends = [element.find(f".//{MAIN}{end}") for end in ("stCxn", "endCxn")]
        source, target = (rows.get("" if end is None else end.get("id", "")) for end in ends)
        if element.tag == CONNECTOR and source and target:
            found.add(DrawnFlow(source, target))
    return found


def _key(element: ET.Element) -> Iterator[str]:
    named = element.find(NAMED)
    if element.tag == SHAPE and named is not None:
        yield named.get("id", "")


def _breaks(sheet: bytes) -> tuple[int, ...]:
    rows, _, _ = sheet.partition(COLUMN_BREAKS)
    told = (attributes_of(attributes).get("id", "") for attributes in BREAK.findall(rows))
    return tuple(int(row) for row in told if row.isdecimal())
