"""The two looks that the sheet of findings needs: found among the styles, or added to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sopxl.workbook.package.markup import appended, outline, prefix_of, spliced, with_attributes
from sopxl.workbook.package.parts import OFFICE

if TYPE_CHECKING:
    from sopxl.workbook.package.parts import Package

FONT = '<{0}sz val="10"/><{0}name val="Arial"/><{0}family val="2"/>'
LINK_FONT = (
    '<{0}u/><{0}sz val="10"/><{0}color rgb="FF0563C1"/><{0}name val="Arial"/><{0}family val="2"/>'
)
LOOK = (
    '<{0}xf numFmtId="0" fontId="{1}" fillId="0" borderId="0" xfId="0" applyFont="1" '
    'applyAlignment="1"><{0}alignment vertical="top" wrapText="1"/></{0}xf>'
)


class Looks(NamedTuple):
    """Style numbers of wrapped text, and of a link."""

    text: int
    link: int


def looks_of(package: Package) -> Looks:
    """Return the looks; they are added once, and found again the next time."""
    part = package.related(package.workbook(), f"{OFFICE}/styles")
    if part is None:
        return Looks(0, 0)
    content = package.part(part)
    prefix = prefix_of(content, outline(content, 1)[0])
    styles = []
    for font in (FONT, LINK_FONT):
        whole = f"<{prefix}font>{font.format(prefix)}</{prefix}font>"
        content, number = _with_member(content, "fonts", whole)
        content, style = _with_member(content, "cellXfs", LOOK.format(prefix, number))
        styles.append(style)
    package.put(part, content)
    return Looks(*styles)


def _with_member(content: bytes, name: str, member: str) -> tuple[bytes, int]:
    """Return the styles with `member` in one of their lists, and its number there."""
    elements = outline(content, 3)
    whole = next((each for each in elements if each.depth > 1 and each.local == name), None)
    if whole is None:
        return content, 0
    wanted = member.encode()
    members = [each for each in elements if whole.holds(each)]
    for number, each in enumerate(members):
        if content[each.start : each.end] == wanted:
            return content, number
    edits = (
        with_attributes(content, whole, {"count": str(len(members) + 1)}),
        appended(content, whole, wanted),
    )
    return spliced(content, edits), len(members)
