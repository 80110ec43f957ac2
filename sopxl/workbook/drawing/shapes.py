"""Our shapes as they stand in a drawing part now, whoever has saved or moved them since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sopxl.scene.owned import OWNED
from sopxl.scene.sheet import Anchor
from sopxl.workbook.drawing.anchors import MAIN, SHEET_DRAWING, scanned
from sopxl.workbook.drawing.earlier import DrawnShape
from sopxl.workbook.package.markup import is_true

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PREFIXES = {"xdr": SHEET_DRAWING, "a": MAIN}
CONNECTOR, SHAPE, GROUP = (f"{{{SHEET_DRAWING}}}{name}" for name in ("cxnSp", "sp", "grpSp"))
SIXTY_THOUSANDTHS = 60_000


def shapes_in(part: bytes) -> Mapping[str, DrawnShape]:
    """Return our shapes by name, without prefix; those in groups are the user's now.

    Of two shapes with one name, as copying makes them, the first counts.
    """
    scanned(part)  # refuses a document type before the tree is built
    root = ET.fromstring(part)
    names = {
        named.get("id", ""): named.get("name", "") for named in root.iter(_qualified("xdr:cNvPr"))
    }
    found: dict[str, DrawnShape] = {}
    for anchor in root.iterfind(".//xdr:twoCellAnchor", PREFIXES):
        for name, shape in _shapes(anchor, names):
            found.setdefault(name, shape)
    return found


def _shapes(anchor: ET.Element, names: Mapping[str, str]) -> Iterator[tuple[str, DrawnShape]]:
    """Yield the shape of an anchor; of two spellings of it the first, which is Excel's."""
    if next(anchor.iter(GROUP), None) is not None:
        return
    element = next((e for e in anchor.iter() if e.tag in (CONNECTOR, SHAPE)), None)
    named = None if element is None else element.find("*/xdr:cNvPr", PREFIXES)
    name = "" if named is None else named.get("name", "")
    start, end = _corner(anchor, "from"), _corner(anchor, "to")
    if element is not None and named is not None and start and end and name.startswith(OWNED):
        shape = _shape(element, names, start, end)
        yield name.removeprefix(OWNED), replace(shape, said=named.get("descr", ""))


def _shape(element: ET.Element, names: Mapping[str, str], start: Anchor, end: Anchor) -> DrawnShape:
    frame = element.find(".//a:xfrm", PREFIXES)
    said = {} if frame is None else frame.attrib
    geometry = element.find(".//a:prstGeom", PREFIXES)
    guides = element.iterfind(".//a:prstGeom/a:avLst/a:gd", PREFIXES)
    return DrawnShape(
        start=start,
        end=end,
        preset="" if geometry is None else geometry.get("prst", ""),
        rotation=int(said.get("rot", "0")) // SIXTY_THOUSANDTHS % 360,
        flip_horizontal=is_true(said.get("flipH")),
        flip_vertical=is_true(said.get("flipV")),
        adjustments=tuple(int(guide.get("fmla", "val 0").split()[-1]) for guide in guides),
        source=_glued(element, "stCxn", names),
        target=_glued(element, "endCxn", names),
        text="\n".join(map(_words, element.iterfind("xdr:txBody/a:p", PREFIXES))),
    )


def _words(paragraph: ET.Element) -> str:
    return "".join(run.text or "" for run in paragraph.iter(_qualified("a:t")))


def _corner(anchor: ET.Element, name: str) -> Anchor | None:
    texts = [
        anchor.findtext(f"xdr:{name}/xdr:{part}", "", PREFIXES)
        for part in ("col", "colOff", "row", "rowOff")
    ]
    return Anchor(*map(int, texts)) if all(texts) else None


def _glued(element: ET.Element, end: str, names: Mapping[str, str]) -> tuple[str, int] | None:
    glue = element.find(f".//a:{end}", PREFIXES)
    name = "" if glue is None else names.get(glue.get("id", ""), "")
    if glue is None or not name.startswith(OWNED):
        return None
    return name.removeprefix(OWNED), int(glue.get("idx", "0"))


def _qualified(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}"
