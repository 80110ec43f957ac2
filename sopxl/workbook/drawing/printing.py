"""Page breaks and print scale of a worksheet, set and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.workbook.drawing.memory import PrintMemory
from sopxl.workbook.package.markup import (
    Edit,
    Element,
    appended,
    is_true,
    removed,
    with_attributes,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable

    from sopxl.workbook.package.worksheet import Worksheet

LAST_COLUMN = 16_383
"""Counted from 0, as page breaks count."""


def breaks_in(sheet: Worksheet) -> tuple[int, ...]:
    """Return the rows after which a page ends because somebody wants it so."""
    marks = sheet.children_of(sheet.child("rowBreaks"))
    return tuple(sorted(_row(mark) for mark in marks if is_true(mark.attributes.get("man"))))


def add_breaks(sheet: Worksheet, after: Iterable[int]) -> tuple[Worksheet, tuple[int, ...]]:
    """Return the sheet with page breaks after these rows, and those that were not there before."""
    element = sheet.child("rowBreaks")
    present = {_row(mark): mark for mark in sheet.children_of(element)}
    new = tuple(sorted(set(after) - present.keys()))
    if not new:
        return sheet, ()
    marks = {row: sheet.tag("brk", f'id="{row}" max="{LAST_COLUMN}" man="1"') for row in new}
    if element is None or not present:
        content = _all_ours(sheet, marks.values())
        anew = element and Edit(element.start, element.end, content)
        return sheet.edited((anew or sheet.insertion("rowBreaks", content),)), new
    edits = [_inserted(sheet, element, present, row, mark) for row, mark in marks.items()]
    return _counted(sheet.edited(edits)), new


def remove_breaks(sheet: Worksheet, rows: Container[int]) -> Worksheet:
    """Return the sheet without the page breaks after these rows."""
    element = sheet.child("rowBreaks")
    marks = sheet.children_of(element)
    ours = [mark for mark in marks if _row(mark) in rows]
    if element is None or not ours:
        return sheet
    if len(ours) == len(marks):
        return sheet.edited((removed(element),))
    return _counted(sheet.edited(map(removed, ours)))


def set_scale(sheet: Worksheet, scale: int) -> tuple[Worksheet, PrintMemory]:
    """Return the sheet printed at `scale` percent instead of fitted to pages, and what was set.

    When a sheet is fitted to pages, Excel passes its manual breaks over.
    """
    setup, fit = sheet.child("pageSetup"), _fit(sheet)
    fitted = fit is not None and is_true(fit.attributes.get("fitToPage"))
    memory = PrintMemory(
        drawn=str(scale),
        scale=None if setup is None else setup.attributes.get("scale"),
        fit=fit.attributes["fitToPage"] if fit is not None and fitted else None,
        added=setup is None,
    )
    if setup is None:
        edits = [sheet.insertion("pageSetup", sheet.tag("pageSetup", f'scale="{scale}"'))]
    else:
        edits = [with_attributes(sheet.part, setup, {"scale": str(scale)})]
    if fit is not None and fitted:
        edits.append(with_attributes(sheet.part, fit, {"fitToPage": "0"}))
    return sheet.edited(edits), memory


def restore_scale(sheet: Worksheet, memory: PrintMemory) -> Worksheet:
    """Return the sheet with the scale as it was, unless somebody has changed it since."""
    setup, fit = sheet.child("pageSetup"), _fit(sheet)
    edits = []
    if setup is not None and setup.attributes.get("scale") == memory.drawn:
        alone = memory.added and setup.attributes.keys() == {"scale"}
        put_back = with_attributes(sheet.part, setup, {"scale": memory.scale})
        edits.append(removed(setup) if alone else put_back)
    if fit is not None and memory.fit and not is_true(fit.attributes.get("fitToPage")):
        edits.append(with_attributes(sheet.part, fit, {"fitToPage": memory.fit}))
    return sheet.edited(edits)


def _row(mark: Element) -> int:
    return int(mark.attributes.get("id", "0"))


def _all_ours(sheet: Worksheet, marks: Collection[bytes]) -> bytes:
    head = f'count="{len(marks)}" manualBreakCount="{len(marks)}"'
    opening = sheet.tag("rowBreaks", head).replace(b"/>", b">")
    return opening + b"".join(marks) + f"</{sheet.prefix}rowBreaks>".encode()


def _inserted(
    sheet: Worksheet, element: Element, present: dict[int, Element], row: int, mark: bytes
) -> Edit:
    after = next((present[other] for other in sorted(present) if other > row), None)
    if after is None:
        return appended(sheet.part, element, mark)
    return Edit(after.start, after.start, mark)


def _counted(sheet: Worksheet) -> Worksheet:
    """Return the sheet with the number of its page breaks put right."""
    element = sheet.child("rowBreaks")
    if element is None:
        return sheet
    marks = sheet.children_of(element)
    by_hand = sum(is_true(mark.attributes.get("man")) for mark in marks)
    counts = {"count": str(len(marks)), "manualBreakCount": str(by_hand)}
    return sheet.edited((with_attributes(sheet.part, element, counts),))


def _fit(sheet: Worksheet) -> Element | None:
    properties = sheet.children_of(sheet.child("sheetPr"))
    return next((element for element in properties if element.local == "pageSetUpPr"), None)
