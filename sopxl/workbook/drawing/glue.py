"""The user's own connectors, glued again to symbols of ours that were drawn anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.scene.owned import OWNED
from sopxl.workbook.drawing.anchors import MAIN, NAMED, scanned, users_anchors
from sopxl.workbook.package.markup import outline, spliced, with_attributes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.workbook.package.markup import Edit

ENDS = frozenset(f"{{{MAIN}}}{end}" for end in ("stCxn", "endCxn"))


def glued_again(part: bytes, before: bytes) -> bytes:
    """Return a drawing in which the user's connectors hold our symbols as they did `before`.

    Every drawing gives its symbols new ids, and a connector knows its ends by their ids. Symbols
    that are no longer drawn leave the connector as it is.
    """
    return spliced(part, _edits(part, before))


def _edits(part: bytes, before: bytes) -> Iterator[Edit]:
    theirs = users_anchors(part)
    if not theirs:
        return
    called = {number: name for name, number in _ids(before)}
    now = dict(reversed(_ids(part)))
    for end in outline(part, 1, ENDS):
        wanted = now.get(called.get(end.attributes.get("id", ""), ""))
        if end.name in ENDS and wanted and any(anchor.holds(end) for anchor in theirs):
            yield with_attributes(part, end, {"id": wanted})


def _ids(part: bytes) -> list[tuple[str, str]]:
    """Return names and ids of our shapes; of two spellings of one the first counts."""
    return [
        (element.attributes["name"], element.attributes.get("id", ""))
        for element in scanned(part)
        if element.name == NAMED and element.attributes.get("name", "").startswith(OWNED)
    ]
