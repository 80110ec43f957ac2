"""The drawing on a sheet, read without regard to who drew it."""

from __future__ import annotations

from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sopxl.model.drawn import Drawn, DrawnFlow, Symbol
from sopxl.workbook.drawing.geometry import measured
from sopxl.workbook.guard.opening import Format
from sopxl.workbook.package.markup import is_true, outline
from sopxl.workbook.package.worksheet import Worksheet
from sopxl.workbook.read.directory import RELATION, attributes_of, directory_of
from sopxl.workbook.read.placed import CONNECTOR, PREFIXES, SHAPE, SHEET, last_column, placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.scene.sheet import SheetGrid
    from sopxl.workbook.guard.opening import Guarded
    from sopxl.workbook.read.placed import Placed

DRAWING = "/drawing"
NAMED = f".//{SHEET}cNvPr"
PLAIN_BOX = "rect"


def drawn_on(guarded: Guarded, sheet: str) -> Drawn | None:
    """Return what is drawn on a sheet, None where nothing is or no drawing can be read."""
    parts = guarded.parts
    part = directory_of(parts).sheets.get(sheet, "") if guarded.format is Format.OOXML else ""
    drawing = parts.get(_drawing_of(parts, part)) if part else None
    if not drawing:
        return None
    outline(drawing, depth=1)  # refuses a document type before the tree is built
    root = ET.fromstring(drawing)
    # Ids begin behind those of the drawing only for somebody who draws.
    geometry = measured(Worksheet.read(parts[part]), first_id=0)
    grid = geometry.grid(max(len(geometry.columns), last_column(root) + 1), {})
    shapes = tuple(placed(root, grid))
    return Drawn(
        tuple(_symbols(shapes, grid)), tuple(sorted(_flows(shapes, grid))), geometry.breaks
    )


def _drawing_of(parts: Mapping[str, bytes], sheet: str) -> str:
    relations = parts.get(join(dirname(sheet), "_rels", f"{basename(sheet)}.rels"), b"")
    for about in map(attributes_of, RELATION.findall(relations)):
        if about.get("Type", "").endswith(DRAWING):
            target = about.get("Target", "")
            here = target.startswith("/")
            return target.lstrip("/") if here else normpath(join(dirname(sheet), target))
    return ""


def _symbols(shapes: tuple[Placed, ...], grid: SheetGrid) -> Iterator[Symbol]:
    for element, box in shapes:
        geometry = element.find(".//a:prstGeom", PREFIXES)
        preset = "" if geometry is None else geometry.get("prst", "")
        if element.tag == SHAPE and preset and not _is_words(element, preset):
            cell = grid.anchor(box.centre)
            yield Symbol(preset, cell.row + 1, cell.column + 1)


def _is_words(element: ET.Element, preset: str) -> bool:
    """Tell whether a shape is no symbol but words, or a white ground, without a frame.

    LibreOffice makes plain boxes of text boxes.
    """
    text_box = element.find("*/xdr:cNvSpPr", PREFIXES)
    if text_box is not None and is_true(text_box.get("txBox")):
        return True
    return preset == PLAIN_BOX and element.find("xdr:spPr/a:ln/a:noFill", PREFIXES) is not None


def _flows(shapes: tuple[Placed, ...], grid: SheetGrid) -> set[DrawnFlow]:
    """Return the flows once each: a drawing may tell a shape in two spellings."""
    rows = {
        key: grid.anchor(box.centre).row + 1 for element, box in shapes for key in _key(element)
    }
    found = set()
    for element, _ in shapes:
        ends = [element.find(f".//a:{end}", PREFIXES) for end in ("stCxn", "endCxn")]
        source, target = (rows.get("" if end is None else end.get("id", "")) for end in ends)
        if element.tag == CONNECTOR and source and target:
            found.add(DrawnFlow(source, target))
    return found


def _key(element: ET.Element) -> Iterator[str]:
    named = element.find(NAMED)
    if element.tag == SHAPE and named is not None:
        yield named.get("id", "")
