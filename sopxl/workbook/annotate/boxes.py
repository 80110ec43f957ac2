"""The boxes of notes: VML, as Excel still writes it for every note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.scene import EMU_PER_PIXEL, Point
from sopxl.workbook.package.markup import Element, appended, outline, spliced

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sopxl.template.address import Spot
    from sopxl.workbook.drawing.geometry import SheetGeometry

OBJECTS = "urn:schemas-microsoft-com:office:excel"
BLOCK = 1024
"""Numbers of shapes come in blocks, of which each part claims its own."""

WIDTH, LINE, MARGIN, DISTANCE = 320, 17, 14, 12
CHARACTERS_PER_LINE = 46
"""Size of a box in pixels, and how much of the standard note font goes on a line."""

_BLOCKS = re.compile(rb"""\bidmap\b[^>]*\bdata=["']([\d, ]+)""")
_NUMBER = re.compile(rb"""\bid=["']_x0000_s(\d+)["']""")

_HEAD = """\
<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="{objects}"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/>\
</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" \
path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" \
o:connecttype="rect"/></v:shapetype></xml>"""

_BOX = """\
<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="{objects}" id="_x0000_s{number}" type="#_x0000_t202" \
style="position:absolute;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">\
<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>\
<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">\
<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>\
<x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>\
<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"""


def empty_boxes(block: int) -> bytes:
    """Return a part without a box; `block` is the block of numbers that it claims."""
    return _HEAD.format(objects=OBJECTS, block=block).encode()


def blocks_of(part: bytes) -> tuple[int, ...]:
    """Return the blocks of numbers that a part claims."""
    claims = (claim.replace(b",", b" ").split() for claim in _BLOCKS.findall(part))
    return tuple(int(block) for claim in claims for block in claim)


def with_boxes(part: bytes, notes: Mapping[Spot, str], geometry: SheetGeometry) -> bytes:
    """Return the part with a box beside each note's cell, large enough for its text."""
    start = max(blocks_of(part), default=1) * BLOCK
    first = max((start, *map(int, _NUMBER.findall(part)))) + 1
    boxes = (
        _BOX.format(
            objects=OBJECTS,
            number=number,
            anchor=_anchor(spot, text, geometry),
            row=spot.row - 1,
            column=spot.column - 1,
        ).encode()
        for number, (spot, text) in enumerate(notes.items(), start=first)
    )
    return spliced(part, (appended(part, outline(part, 1)[0], b"".join(boxes)),))


def boxes_at(part: bytes, spots: Collection[Spot]) -> tuple[Element, ...]:
    """Return the boxes that belong to the notes of some cells."""
    row, column = f"{{{OBJECTS}}}Row", f"{{{OBJECTS}}}Column"
    elements = outline(part, 2, (row, column))
    wanted = {(spot.row - 1, spot.column - 1) for spot in spots}
    return tuple(
        shape
        for shape in _shapes(elements)
        if (_said(part, elements, shape, row), _said(part, elements, shape, column)) in wanted
    )


def is_without_boxes(part: bytes) -> bool:
    """Tell whether a part holds no shape of anybody's."""
    return not _shapes(outline(part, 2))


def _shapes(elements: Collection[Element]) -> tuple[Element, ...]:
    layout = ("shapelayout", "shapetype")
    return tuple(each for each in elements if each.depth > 1 and each.local not in layout)


def _said(part: bytes, elements: Collection[Element], shape: Element, name: str) -> int | None:
    for element in elements:
        if element.name == name and shape.holds(element):
            text = part[element.inside : element.outside].strip()
            return int(text) if text.isdigit() else None
    return None


def _anchor(spot: Spot, text: str, geometry: SheetGeometry) -> str:
    """Return where a box begins and ends: column, pixels, row, pixels, twice."""
    grid = geometry.grid(spot.column, {})
    left = grid.column_edges[-1] // EMU_PER_PIXEL + DISTANCE
    top = sum(map(geometry.row, range(1, spot.row))) // EMU_PER_PIXEL
    lines = sum(1 + len(line) // CHARACTERS_PER_LINE for line in text.split("\n"))
    corners = ((left, top), (left + WIDTH, top + lines * LINE + MARGIN))
    places = (grid.anchor(Point(x * EMU_PER_PIXEL, y * EMU_PER_PIXEL)) for x, y in corners)
    numbers = (
        (
            place.column,
            place.column_offset // EMU_PER_PIXEL,
            place.row,
            place.row_offset // EMU_PER_PIXEL,
        )
        for place in places
    )
    return ", ".join(str(number) for four in numbers for number in four)
