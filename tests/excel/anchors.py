"""The shapes of a drawing part, as a file keeps them, in points of the sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from sopxl.scene import EMU_PER_POINT
from sopxl.workbook.drawing.geometry import measured
from sopxl.workbook.package.parts import Package
from sopxl.workbook.package.worksheet import Worksheet

if TYPE_CHECKING:
    from lxml.etree import _Element

# Connection sites count from 0 in the file and from 1 in Excel's object model.
FIRST_SITE = 1


@dataclass(frozen=True, slots=True)
class FileShape:
    """Where a shape stands, what it is glued to, its adjustments as fractions, and its colours.

    The colours are those of the fill and of the line as RRGGBB, None where it has none.
    """

    box: tuple[float, float, float, float]
    glue: tuple[tuple[str, int] | None, tuple[str, int] | None]
    adjustments: list[float]
    colours: tuple[str | None, str | None]


def shapes_in(workbook: bytes, sheet: str) -> dict[str, FileShape]:
    """Return the shapes on a sheet by name; of a connector that stands twice, the glued one."""
    package = Package(workbook)
    part = package.sheet(sheet)
    geometry = measured(Worksheet.read(package.part(part)), 1)
    grid = geometry.grid(len(geometry.columns), {})
    drawing = next(
        relation.target
        for relation in package.relationships(part)
        if relation.target.startswith("xl/drawings/")
    )
    root = etree.fromstring(package.part(drawing))
    names = {
        properties.get("id"): properties.get("name", "") for properties in root.iter("{*}cNvPr")
    }
    return {
        names[properties.get("id")]: _shape(anchor, names, grid.column_edges, grid.row_edges)
        for anchor in root
        for properties in [next(anchor.iter("{*}cNvPr"))]
    }


def _shape(
    anchor: _Element, names: dict[str | None, str], columns: tuple[int, ...], rows: tuple[int, ...]
) -> FileShape:
    x, y = _point(next(anchor.iter("{*}from")), columns, rows)
    end = next(anchor.iter("{*}to"), None)
    if end is None:
        extent = next(anchor.iter("{*}ext"))
        width, height = (int(extent.get(side, "0")) / EMU_PER_POINT for side in ("cx", "cy"))
    else:
        right, bottom = _point(end, columns, rows)
        width, height = right - x, bottom - y
    drawn = next(anchor.iter("{*}cxnSp"), anchor)
    glue = [
        next(((names[e.get("id")], int(e.get("idx")) + FIRST_SITE) for e in drawn.iter(tag)), None)
        for tag in ("{*}stCxn", "{*}endCxn")
    ]
    guides = [re.sub(r"^val ", "", guide.get("fmla")) for guide in drawn.iter("{*}gd")]
    fractions = [int(guide) / 100_000 for guide in guides]
    look = next(drawn.iter("{*}spPr"))
    colours = (_colour(look, "{*}solidFill"), _colour(look, "{*}ln/{*}solidFill"))
    return FileShape((x, y, width, height), (glue[0], glue[1]), fractions, colours)


def _point(
    corner: _Element, columns: tuple[int, ...], rows: tuple[int, ...]
) -> tuple[float, float]:
    return (
        (columns[_number(corner, "col")] + _number(corner, "colOff")) / EMU_PER_POINT,
        (rows[_number(corner, "row")] + _number(corner, "rowOff")) / EMU_PER_POINT,
    )


def _colour(look: _Element, path: str) -> str | None:
    fill = look.find(path)
    return None if fill is None else next(fill.iter("{*}srgbClr")).get("val")


def _number(corner: _Element, name: str) -> int:
    return int(next(corner.iter(f"{{*}}{name}")).text or 0)
