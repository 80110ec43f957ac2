"""Where the shapes of a drawing stand on their sheet, also those in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sopxl.scene import Box, Point
from sopxl.scene.sheet import Anchor
from sopxl.workbook.drawing.anchors import MAIN, SHEET_DRAWING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from sopxl.scene.sheet import SheetGrid

SHEET = f"{{{SHEET_DRAWING}}}"
SHAPE, CONNECTOR, GROUP = f"{SHEET}sp", f"{SHEET}cxnSp", f"{SHEET}grpSp"
ANCHORS = (f"{SHEET}twoCellAnchor", f"{SHEET}oneCellAnchor")
CORNERS = ("col", "colOff", "row", "rowOff")
PREFIXES = {"xdr": SHEET_DRAWING, "a": MAIN}


class Placed(NamedTuple):
    """A shape or connector, and the rectangle of the sheet that it takes."""

    element: Element
    box: Box


def last_column(root: Element) -> int:
    """Return the last column, counted from 0, that an anchor of the drawing names."""
    columns = (int(element.text or 0) for element in root.iter(f"{SHEET}col"))
    return max(columns, default=0)


def placed(root: Element, grid: SheetGrid) -> Iterator[Placed]:
    """Yield the shapes and connectors of a drawing on a sheet."""
    for anchor in root.iter():
        if anchor.tag in ANCHORS:
            yield from _within(anchor, _frame(anchor, grid))


def _within(element: Element, box: Box) -> Iterator[Placed]:
    """Yield what an element holds that takes this rectangle; of two spellings both."""
    for child in element:
        if child.tag in (SHAPE, CONNECTOR):
            yield Placed(child, box)
        elif child.tag == GROUP:
            yield from _in_group(child, box)
        else:
            yield from _within(child, box)


def _in_group(group: Element, box: Box) -> Iterator[Placed]:
    """Yield what a group holds, its own measures turned into those of the sheet."""
    inner = _measures(group.find("xdr:grpSpPr/a:xfrm", PREFIXES), "chOff", "chExt")
    for child in group:
        own = _measures(child.find("*/a:xfrm", PREFIXES), "off", "ext")
        there = _scaled(own, inner, box) if own and inner else box
        if child.tag in (SHAPE, CONNECTOR):
            yield Placed(child, there)
        elif child.tag == GROUP:
            yield from _in_group(child, there)


def _frame(anchor: Element, grid: SheetGrid) -> Box:
    start = grid.point(_corner(anchor, "from"))
    size = anchor.find("xdr:ext", PREFIXES)
    if size is not None:
        return Box(*start, int(size.get("cx", 0)), int(size.get("cy", 0)))
    end = grid.point(_corner(anchor, "to"))
    return Box(*start, end.x - start.x, end.y - start.y)


def _corner(anchor: Element, name: str) -> Anchor:
    texts = (anchor.findtext(f"xdr:{name}/xdr:{part}", "0", PREFIXES) for part in CORNERS)
    return Anchor(*map(int, texts))


def _measures(frame: Element | None, corner: str, extent: str) -> Box | None:
    start = None if frame is None else frame.find(f"a:{corner}", PREFIXES)
    size = None if frame is None else frame.find(f"a:{extent}", PREFIXES)
    if start is None or size is None:
        return None
    x, y = (int(start.get(axis, 0)) for axis in "xy")
    return Box(x, y, int(size.get("cx", 0)), int(size.get("cy", 0)))


def _scaled(own: Box, inner: Box, box: Box) -> Box:
    def along(place: int) -> int:
        return box.x + (place - inner.x) * box.width // max(inner.width, 1)

    def down(place: int) -> int:
        return box.y + (place - inner.y) * box.height // max(inner.height, 1)

    start, end = Point(along(own.x), down(own.y)), Point(along(own.right), down(own.bottom))
    return Box(*start, end.x - start.x, end.y - start.y)
