"""The drawing part of a sheet: which anchors are ours, taken out and put in."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from sopxl.scene import EMU_PER_POINT
from sopxl.scene.owned import OWNED
from sopxl.workbook.drawing.memory import (
    MEMORY,
    PLACES,
    Memory,
    memory_from,
    place_notes,
)
from sopxl.workbook.package.markup import (
    Edit,
    Element,
    appended,
    escaped,
    outline,
    removed,
    spliced,
)
from sopxl.workbook.package.parts import DECLARATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHEET_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
NAMED = f"{{{SHEET_DRAWING}}}cNvPr"
GROUP = f"{{{SHEET_DRAWING}}}nvGrpSpPr"
TEXT = f"{{{MAIN}}}t"
ROW = f"{{{SHEET_DRAWING}}}row"
PREFIXES = f' xmlns:xdr="{SHEET_DRAWING}" xmlns:a="{MAIN}"'
EMPTY = DECLARATION + f"<xdr:wsDr{PREFIXES}></xdr:wsDr>".encode()
ANCHOR = 2
"""The depth of the anchors in a drawing part."""

FIRST_ID = 2
LARGEST_ID = 2**30
"""Ids beyond are somebody's odd numbers; ours need not come after them to be unique."""

NOTE_WIDTH, NOTE_HEIGHT = 200 * EMU_PER_POINT, 100 * EMU_PER_POINT
"""In EMU: room for the longest note, one point high."""

CORNER = (
    "<xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff>"
)


@lru_cache(maxsize=4)
def scanned(part: bytes) -> tuple[Element, ...]:
    """Return the drawing and its anchors, and what is asked for in them, in order.

    The last parts are remembered: a large drawing takes a tenth of a second to search, and is asked
    for again at each step of a change.
    """
    return outline(part, ANCHOR, {NAMED, GROUP, TEXT, ROW})


def without_ours(part: bytes) -> bytes:
    """Return the drawing without our anchors; one that also holds something else stays."""
    return spliced(part, (removed(held.anchor) for held in _anchors(part) if _ours(held.names)))


def with_anchors(part: bytes, behind: Iterable[str], before: Iterable[str]) -> bytes:
    """Return the drawing with anchors behind and before all that it holds.

    The anchors use the prefixes `xdr` and `a`; where the part does not bind them, they bind them.
    """
    root = scanned(part)[0]
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
    ids = (e.attributes.get("id", "") for e in scanned(part) if e.name == NAMED)
    taken = (int(text) for text in ids if text.isdecimal() and int(text) < LARGEST_ID)
    return max((FIRST_ID - 1, *taken)) + 1


def last_row(part: bytes) -> int:
    """Return the last row, counted from 1, that a shape of the drawing reaches; 0 for none."""
    ends = (element for element in scanned(part) if element.name == ROW)
    return max((int(part[end.inside : end.outside]) + 1 for end in ends), default=0)


def is_empty(part: bytes) -> bool:
    """Tell whether a drawing holds nothing."""
    return len(scanned(part)) == 1


def memory_in(part: bytes) -> Memory:
    """Return what our drawing remembers of the sheet before it."""
    for text in _notes(part, MEMORY):
        return memory_from(text)
    return Memory()


def places_in(part: bytes) -> str:
    """Return what our drawing remembers of itself; nothing where it remembers nothing."""
    return "".join(_notes(part, PLACES))


def users_anchors(part: bytes) -> tuple[Element, ...]:
    """Return the anchors that hold something of the user's."""
    return tuple(held.anchor for held in _anchors(part) if not _ours(held.names))


class Handled(NamedTuple):
    """Names of our shapes, without prefix, that the user has grouped or copied.

    `mixed` stand in a group with others, `grouped` in a group of nothing else, and of `copied`
    there are copies.
    """

    mixed: tuple[str, ...]
    grouped: tuple[str, ...]
    copied: tuple[str, ...]


def handled_in(part: bytes) -> Handled:
    """Return which of our shapes the user has grouped or copied."""
    mixed: list[str] = []
    grouped: list[str] = []
    counts: Counter[str] = Counter()
    for held in _anchors(part):
        names = [name.removeprefix(OWNED) for name in held.names if name.startswith(OWNED)]
        if not _ours(held.names):
            mixed += names
            continue
        counts.update(dict.fromkeys(names, 1))
        if held.is_group:
            grouped += dict.fromkeys(names)
    copied = (name for name, count in counts.items() if count > 1)
    return Handled(tuple(mixed), tuple(grouped), tuple(copied))


def memory_anchors(memory: Memory, places: str, number: int) -> tuple[str, ...]:
    """Return the hidden shapes that remember, with ids from `number` on."""
    notes = ((MEMORY, memory.to_text()), *place_notes(places))
    return tuple(_note(name, text, number + at) for at, (name, text) in enumerate(notes))


def _notes(part: bytes, name: str) -> Iterator[str]:
    """Yield the texts of the shapes whose names begin so, in the order of their names."""
    elements = scanned(part)
    named = {e.start: e for e in elements if e.attributes.get("name", "").startswith(name)}
    found = []
    for anchor in elements:
        notes = [note for note in named.values() if anchor.holds(note)]
        if anchor.depth == ANCHOR and notes:
            texts = [e for e in elements if e.name == TEXT and anchor.holds(e)]
            words = b"".join(part[text.inside : text.outside] for text in texts)
            title = notes[0].attributes["name"]
            found.append((len(title), title, unescape(words.decode())))
    yield from (text for _, _, text in sorted(found))


def _note(name: str, text: str, number: int) -> str:
    """Return a hidden shape with a text so small that it stays in its frame.

    LibreOffice lets a frame grow with its words, and prints paper for a hidden one too.
    """
    return (
        f"<xdr:oneCellAnchor><xdr:from>{CORNER}</xdr:from>{_extent('xdr')}"
        f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{number}" '
        f'name="{name}" hidden="1"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/>{_extent("a")}</a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        '</xdr:spPr><xdr:txBody><a:bodyPr vertOverflow="clip" horzOverflow="clip" wrap="square" '
        'lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f'<a:p><a:r><a:rPr sz="100"/><a:t>{escaped(text)}</a:t></a:r></a:p></xdr:txBody></xdr:sp>'
        "<xdr:clientData/></xdr:oneCellAnchor>"
    )


def _extent(prefix: str) -> str:
    return f'<{prefix}:ext cx="{NOTE_WIDTH}" cy="{NOTE_HEIGHT}"/>'


class _Held(NamedTuple):
    """An anchor with the names of the shapes in it; that of a group does not count."""

    anchor: Element
    names: tuple[str, ...]
    is_group: bool


def _anchors(part: bytes) -> Iterator[_Held]:
    """Yield each anchor with what it holds."""
    for anchor, inner in _apart(part):
        heads = [element for element in inner if element.name == GROUP]
        names = tuple(
            element.attributes.get("name", "")
            for element in inner
            if element.name == NAMED and not any(head.holds(element) for head in heads)
        )
        yield _Held(anchor, names, bool(heads))


def _apart(part: bytes) -> Iterator[tuple[Element, list[Element]]]:
    """Yield each anchor with the elements in it, in one pass: a drawing may have thousands."""
    anchor, inner = None, []
    for element in scanned(part):
        if element.depth > ANCHOR:
            inner.append(element)
        elif element.depth == ANCHOR:
            if anchor is not None:
                yield anchor, inner
            anchor, inner = element, []
    if anchor is not None:
        yield anchor, inner


def _ours(names: tuple[str, ...]) -> bool:
    return bool(names) and all(name.startswith(OWNED) for name in names)


def _binding(anchor: str) -> str:
    tag = anchor.partition(">")[0].split(" ")[0]
    return anchor.replace(tag, tag + PREFIXES, 1)
