"""The notes of a sheet (ISO 29500-1, 18.7): ours are put in and taken out, others stay as they are.

A note is two things: its text in the comments part, and its box in a VML part (ISO 29500-4, 19.1),
which belongs to the note of the same row and column. Ours are known by their author, since Excel
numbers the boxes anew on every save, or by their words, where a check in Excel has written them.
"""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from sopxl.model.errors import UserError
from sopxl.scene.owned import OWNED
from sopxl.template.address import Spot
from sopxl.workbook.annotate.boxes import (
    blocks_of,
    boxes_at,
    empty_boxes,
    is_without_boxes,
    with_boxes,
)
from sopxl.workbook.annotate.live import same_words
from sopxl.workbook.drawing.geometry import measured
from sopxl.workbook.package.markup import appended, outline, prefix_of, removed, spliced, xml_text
from sopxl.workbook.package.parts import DECLARATION, OFFICE, SPREADSHEET
from sopxl.workbook.package.worksheet import Worksheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.workbook.package.markup import Element
    from sopxl.workbook.package.parts import Package

TEXT = f"{{{SPREADSHEET}}}t"
COMMENTS, BOXES = f"{OFFICE}/comments", f"{OFFICE}/vmlDrawing"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
BOXES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
NO_COMMENTS = (
    DECLARATION + f'<comments xmlns="{SPREADSHEET}"><authors/><commentList/></comments>'.encode()
)


def clear_notes(package: Package, sheet: str, words: frozenset[str] = frozenset()) -> None:
    """Take our notes out of a sheet, and the parts with them if they hold nothing else.

    A note of somebody else that says one of `words` (see `live.same_words`) is ours, too.
    """
    comments, boxes = _related(package, sheet, COMMENTS), _related(package, sheet, BOXES)
    if comments is not None and _is_readable(package, boxes):
        _clear(package, sheet, comments, boxes, words)


def put_notes(package: Package, sheet: str, notes: Mapping[Spot, str]) -> None:
    """Put `notes` into a sheet that has none of ours; cells with another note keep it.

    A sheet whose boxes are no well-formed XML (old versions of Excel wrote such) stays as it is.
    """
    comments, boxes = _related(package, sheet, COMMENTS), _related(package, sheet, BOXES)
    if not _is_readable(package, boxes):
        return
    taken = () if comments is None else _cells(package.part(comments))
    free = {spot: text for spot, text in notes.items() if str(spot) not in taken}
    if free:
        _add_comments(package, comments or _new_comments(package, sheet), free)
        _add_boxes(package, sheet, boxes or _new_boxes(package, sheet), free)


def _clear(
    package: Package, sheet: str, comments: str, boxes: str | None, words: frozenset[str]
) -> None:
    content = package.part(comments)
    ours, author = _ours(content, words)
    if not ours:
        return
    cells = [Spot.at(comment.attributes["ref"]) for comment in ours]
    content = spliced(content, map(removed, (*ours, *author)))
    package.put(comments, content)
    if boxes is not None:
        part = package.part(boxes)
        package.put(boxes, spliced(part, map(removed, boxes_at(part, cells))))
    if not _cells(content):
        _remove_part(package, sheet, comments)
        if boxes is not None and is_without_boxes(package.part(boxes)):
            _remove_boxes(package, sheet, boxes)


def _ours(content: bytes, words: frozenset[str]) -> tuple[tuple[Element, ...], tuple[Element, ...]]:
    """Return our comments, and our author if nobody stands behind him: the others are numbered."""
    authors = _inside(content, "authors")
    names = [unescape(content[each.inside : each.outside].decode()) for each in authors]
    keys = {str(place) for place, name in enumerate(names) if name == OWNED}
    comments = _inside(content, "commentList")
    said = _said(content) if words else {}
    ours = tuple(
        each
        for each in comments
        if each.attributes.get("authorId") in keys or said.get(each.start) in words
    )
    return ours, authors[-1:] if names[-1:] == [OWNED] else ()


def _said(content: bytes) -> Mapping[int, str]:
    """Return the words of each comment by the place where it begins."""
    elements = outline(content, 3, {TEXT})
    texts = [each for each in elements if each.name == TEXT]
    return {
        comment.start: same_words(
            "".join(
                unescape(content[text.inside : text.outside].decode())
                for text in texts
                if comment.holds(text)
            )
        )
        for comment in elements
        if comment.local == "comment"
    }


def _cells(content: bytes) -> tuple[str, ...]:
    return tuple(each.attributes.get("ref", "") for each in _inside(content, "commentList"))


def _inside(content: bytes, name: str) -> tuple[Element, ...]:
    """Return what stands in one of the two lists of a comments part."""
    elements = outline(content, 3)
    parent = next((each for each in elements if each.local == name), None)
    return () if parent is None else tuple(each for each in elements if parent.holds(each))


def _add_comments(package: Package, part: str, notes: Mapping[Spot, str]) -> None:
    content = package.part(part)
    root, *children = outline(content, 2)
    prefix, number = prefix_of(content, root), len(_inside(content, "authors"))
    lists = {each.local: each for each in children}
    author = f"<{prefix}author>{OWNED}</{prefix}author>"
    comments = "".join(_comment(prefix, number, spot, text) for spot, text in notes.items())
    edits = (
        appended(content, lists["authors"], author.encode()),
        appended(content, lists["commentList"], comments.encode()),
    )
    package.put(part, spliced(content, edits))


def _comment(prefix: str, author: int, spot: Spot, text: str) -> str:
    words = f'<{prefix}t xml:space="preserve">{xml_text(text)}</{prefix}t>'
    head = f'<{prefix}comment ref="{spot}" authorId="{author}">'
    return f"{head}<{prefix}text><{prefix}r>{words}</{prefix}r></{prefix}text></{prefix}comment>"


def _add_boxes(package: Package, sheet: str, part: str, notes: Mapping[Spot, str]) -> None:
    geometry = measured(Worksheet.read(package.part(sheet)), first_id=1)
    package.put(part, with_boxes(package.part(part), notes, geometry))


def _new_comments(package: Package, sheet: str) -> str:
    part = package.free_name("xl/comments{}.xml")
    package.put(part, NO_COMMENTS)
    package.declare(part, COMMENTS_TYPE)
    package.relate(sheet, COMMENTS, part)
    return part


def _new_boxes(package: Package, sheet: str) -> str:
    part = package.free_name("xl/drawings/vmlDrawing{}.vml")
    others = (name for name in package if name.casefold().endswith(".vml"))
    claimed = (block for name in others for block in blocks_of(package.part(name)))
    package.put(part, empty_boxes(max(claimed, default=0) + 1))
    package.declare(part, BOXES_TYPE)
    key = package.relate(sheet, BOXES, part)
    worksheet = Worksheet.read(package.part(sheet))
    element = worksheet.tag("legacyDrawing", f'xmlns:r="{OFFICE}" r:id="{key}"')
    package.put(sheet, worksheet.edited((worksheet.insertion("legacyDrawing", element),)).part)
    return part


def _remove_boxes(package: Package, sheet: str, part: str) -> None:
    worksheet = Worksheet.read(package.part(sheet))
    if element := worksheet.child("legacyDrawing"):
        package.put(sheet, worksheet.edited((removed(element),)).part)
    _remove_part(package, sheet, part)


def _remove_part(package: Package, sheet: str, part: str) -> None:
    for other in package.relationships(sheet):
        if other.target == part:
            package.unrelate(sheet, other.key)
    package.undeclare(part)
    package.remove(part)


def _related(package: Package, sheet: str, kind: str) -> str | None:
    """Return the part of a kind; pictures of the header are VML too, and no boxes."""
    shown = Worksheet.read(package.part(sheet)).child("legacyDrawing")
    key = None if shown is None else shown.attributes.get(f"{{{OFFICE}}}id")
    found = (other for other in package.relationships(sheet) if other.kind == kind)
    return next((other.target for other in found if kind == COMMENTS or other.key == key), None)


def _is_readable(package: Package, part: str | None) -> bool:
    if part is None:
        return True
    try:
        outline(package.part(part), depth=1)
    except UserError:
        return False
    return True
