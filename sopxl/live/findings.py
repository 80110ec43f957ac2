"""The sheet of findings in a running Excel, written as one block."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

from sopxl.template.guide import FINDINGS_COLUMNS, FINDINGS_HEADING, FINDINGS_NOTE
from sopxl.template.sop_ap import FINDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings

    from sopxl.rules.located import Located

Row: TypeAlias = "tuple[str | int | None, ...]"

HEADINGS = tuple(label for label, _ in FINDINGS_COLUMNS)
BLANK: Row = (None,) * len(HEADINGS)
FIRST_ROW = 5
"""Below title, note, a blank row and the headings."""


def rows(found: Sequence[Located]) -> list[Row]:
    """Return the whole sheet: its title, its headings, and a row for each finding."""
    return [
        _wide(FINDINGS_HEADING),
        _wide(FINDINGS_NOTE),
        BLANK,
        HEADINGS,
        *(
            tuple(map(_literal, located.row(number)))
            for number, located in enumerate(found, start=1)
        ),
    ]


def write(book: xlwings.Book, found: Sequence[Located]) -> None:
    """Write the findings in the place of the last ones; the sheet is made where it is missing."""
    sheet = _sheet(book)
    last, _ = sheet.used_range.shape
    block = [row for row, _ in zip_longest(rows(found), range(last), fillvalue=BLANK)]
    sheet.range((1, 1), (len(block), len(HEADINGS))).value = block
    if found:
        sheet.range((FIRST_ROW, 1), (FIRST_ROW + len(found) - 1, len(HEADINGS))).wrap_text = True


def show(book: xlwings.Book) -> None:
    """Bring the findings to the front."""
    book.sheets[FINDINGS].activate()


def _sheet(book: xlwings.Book) -> xlwings.Sheet:
    if FINDINGS in book.sheet_names:
        return book.sheets[FINDINGS]
    front = book.sheets.active
    sheet = book.sheets.add(FINDINGS, after=book.sheets[-1])
    front.activate()
    return sheet


def _wide(text: str) -> Row:
    return (text, *BLANK[1:])


def _literal(value: int | str) -> int | str:
    """Keep Excel from taking a text for a formula or a date."""
    return value if isinstance(value, int) else f"'{value}"
