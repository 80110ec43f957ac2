"""The drawing part of a sheet: which anchors are ours, taken out and put in."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from sopxl.workbook.markup import (
    Edit,
    Element,
    appended,
    escaped,
    outline,
    removed,
    spliced,
)
from sopxl.workbook.package import DECLARATION
from sopxl.workbook.sheet_patch_memory import Memory, memory_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OWNED = "sopxl:"
"""How the name of everything begins that is ours."""

MEMORY = f"{OWNED}catatan"
SHEET_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
NAMED = f"{{{SHEET_DRAWING}}}cNvPr"
TEXT = f"{{{MAIN}}}t"
PREFIXES = f' xmlns:xdr="{SHEET_DRAWING}" xmlns:a="{MAIN}"'
EMPTY = DECLARATION + f"<xdr:wsDr{PREFIXES}></xdr:wsDr>".encode()
ANCHOR = 2
"""The depth of the anchors in a drawing part."""

FIRST_ID = 2
LARGEST_ID = 2**30
"""Ids beyond are somebody's odd numbers; ours need not come after them to be unique."""

CORNER = (
    "<xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff>"
)


def without_ours(part: bytes) -> bytes:
    """Return the drawing without our anchors; one that also holds something else stays."""
    return spliced(part, (removed(anchor) for anchor, names in _anchors(part) if _ours(names)))


def with_anchors(part: bytes, behind: Iterable[str], before: Iterable[str]) -> bytes:
    """Return the drawing with anchors behind and before all that it holds.

    The anchors use the prefixes `xdr` and `a`; where the part does not bind them, they bind them.
    """
    root = outline(part, depth=1)[0]
    opening = part[root.start : root.inside].decode()
    bound = all(f" {binding}" in opening for binding in PREFIXES.split())
    below, above = (
        "".join(anchor if bound else _binding(anchor) for anchor in anchors).encode()
        for anchors in (behind, before)
    )
    if root.inside == root.end:
        return spliced(part, (appended(part, root, below + above),))
    return spliced(
        part,
        (Edit(root.inside, root.inside, below), Edit(root.outside, root.outside, above)),
    )


def next_id(part: bytes) -> int:
    """Return an id after which all are free."""
    ids = (element.attributes.get("id", "") for element in outline(part, 1, {NAMED})[1:])
    taken = (int(text) for text in ids if text.isdecimal() and int(text) < LARGEST_ID)
    return max((FIRST_ID - 1, *taken)) + 1


def is_empty(part: bytes) -> bool:
    """Tell whether a drawing holds nothing."""
    return len(outline(part, ANCHOR)) == 1


def memory_in(part: bytes) -> Memory:
    """Return what our drawing remembers of the sheet before it."""
    elements = outline(part, ANCHOR, {NAMED, TEXT})
    notes = [element for element in elements if element.attributes.get("name") == MEMORY]
    for anchor in elements:
        if anchor.depth == ANCHOR and any(anchor.holds(note) for note in notes):
            texts = [e for e in elements if e.name == TEXT and anchor.holds(e)]
            words = b"".join(part[text.inside : text.outside] for text in texts)
            return memory_from(unescape(words.decode()))
    return Memory()


def memory_anchor(memory: Memory, number: int) -> str:
    """Return the hidden shape that remembers."""
    return (
        f'<xdr:twoCellAnchor editAs="absolute"><xdr:from>{CORNER}</xdr:from><xdr:to>{CORNER}'
        f'</xdr:to><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{number}" '
        f'name="{MEMORY}" hidden="1"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        "</xdr:spPr><xdr:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>"
        f"{escaped(memory.to_text())}</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/>"
        "</xdr:twoCellAnchor>"
    )


def _anchors(part: bytes) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Yield each anchor with the names of the shapes in it."""
    elements = outline(part, ANCHOR, {NAMED})
    named = [element for element in elements if element.name == NAMED]
    for anchor in elements:
        if anchor.depth == ANCHOR:
            names = (e.attributes.get("name", "") for e in named if anchor.holds(e))
            yield anchor, tuple(names)


def _ours(names: tuple[str, ...]) -> bool:
    return bool(names) and all(name.startswith(OWNED) for name in names)


def _binding(anchor: str) -> str:
    tag = anchor.partition(">")[0].split(" ")[0]
    return anchor.replace(tag, tag + PREFIXES, 1)
