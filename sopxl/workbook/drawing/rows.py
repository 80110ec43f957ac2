"""Row heights of a worksheet, set and taken back."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from sopxl.scene import EMU_PER_POINT
from sopxl.workbook.drawing.memory import RowMemory
from sopxl.workbook.package.markup import Edit, Element, appended, removed, with_attributes

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from sopxl.workbook.package.worksheet import Worksheet

OWN_ATTRIBUTES = {"r", "ht", "customHeight"}
MOST_INSERTED = 300
"""How many rows further down a row is looked for: as many as a form has at most."""


def set_heights(
    sheet: Worksheet, heights: Mapping[int, int]
) -> tuple[Worksheet, tuple[RowMemory, ...]]:
    """Return the sheet with rows of these heights (EMU by row number), and what they were."""
    rows = sheet.rows()
    memory = tuple(
        _remembered(number, f"{height / EMU_PER_POINT:g}", rows.get(number))
        for number, height in sorted(heights.items())
    )
    edits = [
        with_attributes(sheet.part, rows[row.number], {"ht": row.drawn, "customHeight": "1"})
        for row in memory
        if not row.added
    ]
    return sheet.edited((*edits, *_new_rows(sheet, rows, memory))), memory


def restore_heights(
    sheet: Worksheet, memory: Sequence[RowMemory]
) -> tuple[Worksheet, Mapping[int, int]]:
    """Return the sheet with the heights as they were, and to which row each row has moved.

    Rows that somebody has given another height since then keep it.
    """
    rows, moved = sheet.rows(), moved_rows(sheet, memory)
    edits = [
        _restored(sheet, rows[moved[row.number]], row) for row in memory if row.number in moved
    ]
    return sheet.edited(edits), moved


def _remembered(number: int, drawn: str, row: Element | None) -> RowMemory:
    if row is None:
        return RowMemory(number, drawn, added=True)
    attributes = row.attributes
    return RowMemory(number, drawn, attributes.get("ht"), attributes.get("customHeight"))


def _new_rows(
    sheet: Worksheet, rows: Mapping[int, Element], memory: Iterable[RowMemory]
) -> list[Edit]:
    """Return the edits that write the rows which are not in the file, each in its place."""
    edits, behind = [], b""
    for row in memory:
        if not row.added:
            continue
        tag = sheet.tag("row", f'r="{row.number}" ht="{row.drawn}" customHeight="1"')
        after = next((rows[number] for number in sorted(rows) if number > row.number), None)
        if after is None:
            behind += tag
        else:
            edits.append(Edit(after.start, after.start, tag))
    data = sheet.child("sheetData")
    if behind and data is not None:
        edits.append(appended(sheet.part, data, behind))
    return edits


def _restored(sheet: Worksheet, element: Element, row: RowMemory) -> Edit:
    if (
        row.added
        and element.inside == element.outside
        and element.attributes.keys() <= OWN_ATTRIBUTES
    ):
        return removed(element)
    return with_attributes(sheet.part, element, {"ht": row.height, "customHeight": row.custom})


def moved_rows(sheet: Worksheet, memory: Sequence[RowMemory]) -> Mapping[int, int]:
    """Return the number that each remembered row has now.

    Rows may have been inserted or deleted since: the heights we gave, read in order, tell which
    row is which, and rows of one height that change places had mostly one height before, too.
    """
    if not memory:
        return {}
    rows = sheet.rows()
    numbers = range(memory[0].number, memory[-1].number + MOST_INSERTED + 1)
    heights = [rows[number].attributes.get("ht") if number in rows else None for number in numbers]
    return moved_by_heights(memory, [row.drawn for row in memory], heights)


def moved_by_heights(
    memory: Sequence[RowMemory], drawn: Sequence[Hashable], heights: Sequence[Hashable]
) -> Mapping[int, int]:
    """Return the number that each remembered row has now, by the heights we gave and those now.

    The heights now begin with the row that was the first remembered.
    """
    matcher = SequenceMatcher(None, drawn, heights, autojunk=False)
    return {
        memory[block.a + step].number: memory[0].number + block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }
