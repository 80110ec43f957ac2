"""What a check in a running Excel (`macros/SopxlFindings.bas`) has left in a workbook's file.

There a note bears the name of Excel's user: ours are known by their words, which a very hidden
sheet keeps. The colours are conditional formats whose formula names us.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.scene.owned import OWNED
from sopxl.template.guide import FINDINGS_HEADING_ROW
from sopxl.template.sop_ap import FINDING_LIST
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.package.markup import removed
from sopxl.workbook.package.worksheet import Worksheet
from sopxl.workbook.read.cells import sheets_of

if TYPE_CHECKING:
    from sopxl.workbook.package.markup import Element
    from sopxl.workbook.package.parts import Package

NOTE = 4
"""The column of the notes on that sheet."""

FORMATTING, RULE = "conditionalFormatting", "cfRule"
NAMED_AFTER_US = OWNED.encode()


def words_of_notes(workbook: bytes) -> frozenset[str]:
    """Return the words of every note that the last check in Excel has written."""
    kept = sheets_of(guarded(workbook, FINDING_LIST), lambda name: name == FINDING_LIST)
    return frozenset(
        same_words(text)
        for sheet in kept
        for spot, text in sheet.filled()
        if spot.column == NOTE and spot.row > FINDINGS_HEADING_ROW
    )


def same_words(text: str) -> str:
    """Return a text without what programs change of it when they save: spaces and ends of lines."""
    return " ".join(text.split())


def clear_colours(package: Package, sheet: str) -> None:
    """Take the colours of findings out of a sheet; other conditional formats stay."""
    if NAMED_AFTER_US not in package.part(sheet):
        return
    worksheet = Worksheet.read(package.part(sheet))
    edits: list[Element] = []
    for formatting in worksheet.elements:
        if formatting.local == FORMATTING:
            rules = [e for e in worksheet.elements if e.local == RULE and formatting.holds(e)]
            ours = [rule for rule in rules if _is_ours(worksheet, rule)]
            edits += [formatting] if ours and len(ours) == len(rules) else ours
    package.put(sheet, worksheet.edited(map(removed, edits)).part)


def _is_ours(worksheet: Worksheet, rule: Element) -> bool:
    return NAMED_AFTER_US in worksheet.part[rule.inside : rule.outside]
