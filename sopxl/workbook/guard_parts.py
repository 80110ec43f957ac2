"""What a single XML part may claim: no entities, no more cells and strings than a form has."""

from __future__ import annotations

import re

from sopxl.workbook.guard_words import refusal

ROW_LIMIT, COLUMN_LIMIT = 9_999, 104
"""How far a sheet may reach: four digits, and columns to CZ. A form ends before row 400."""

STRING_LIMIT = 1_000_000

DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
WIDE_ENCODINGS = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00", b"\x00\x00")
"""How a part in UTF-16 or UTF-32 begins; no writer of workbooks uses them, hiding places do."""

BEYOND = rb"(?:[A-Za-z]{3}|[D-Zd-z][A-Za-z]|[A-Za-z]{0,2}0*[1-9][0-9]{4})"
"""The beginning of a cell beyond the limits, or of the number of such a row."""

FAR_CELL = re.compile(rb' r="' + BEYOND)
"""As every office program spells it, and as `re` searches fastest."""

FAR_CELL_ODDLY = re.compile(rb"""\sr\s*=\s*["']\s*""" + BEYOND)
ODD_SPELLINGS = (b"='", b"= '", b'= "', b"r =", b"\tr", b"\nr", b"\rr", b"=\n", b"=\t", b"=\r")
"""XML may also be spelled so; a part that looks like it is searched by the slower pattern."""

FAR_DIMENSION = re.compile(
    rb"""dimension\b[^>]*?\sref\s*=\s*["']\s*(?:[A-Za-z]*[0-9]+:)?""" + BEYOND
)
STRING_COUNT = re.compile(rb"""\s(?:uniqueCount|count)\s*=\s*["']([0-9]{1,20})["']""")
STRING_TABLE = re.compile(rb"<(?:[A-Za-z0-9_]+:)?sst\b[^>]*>")
SMALLEST_STRING = len(b"<si/>")
OPEN_TAG = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)\b([^>]*)>")
REPEATED = re.compile(rb"""-repeated\s*=\s*["']([0-9]{1,20})["']""")


def inspect_part(part: str, content: bytes, name: str) -> None:
    """Look at one part of the workbook `name`.

    Raises UserError for what no office program writes and no form needs.
    """
    if content.startswith(WIDE_ENCODINGS) or (b"<!" in content and DECLARATION.search(content)):
        raise refusal("entities", name)
    if part == "content.xml":
        rows, columns = _open_document_reach(content)
        if rows > ROW_LIMIT or columns > COLUMN_LIMIT:
            raise refusal("too-many-cells", name)
    elif b"sheetData" in content and _reaches_too_far(content):
        raise refusal("too-many-cells", name)
    elif b"sst" in content and _overstates_strings(content):
        raise refusal("corrupt", name)


def _reaches_too_far(content: bytes) -> bool:
    odd = any(spelling in content for spelling in ODD_SPELLINGS)
    pattern = FAR_CELL_ODDLY if odd else FAR_CELL
    return bool(pattern.search(content) or FAR_DIMENSION.search(content))


def _open_document_reach(content: bytes) -> tuple[int, int]:
    """Return the lowest row and the rightmost column that hold something, repeats counted.

    Office programs end a sheet with a million repeated empty cells, which is no harm.
    """
    reach_rows = reach_columns = row = column = row_repeat = 0
    for tag, attributes in OPEN_TAG.findall(content):
        count = REPEATED.search(attributes)
        repeat = int(count[1]) if count else 1
        match tag:
            case b"table":
                row = row_repeat = 0
            case b"table-row":
                row, row_repeat, column = row + row_repeat, repeat, 0
            case _:
                column += repeat
                if b"value-type" in attributes:
                    reach_rows = max(reach_rows, row + row_repeat)
                    reach_columns = max(reach_columns, column)
    return reach_rows, reach_columns


def _overstates_strings(content: bytes) -> bool:
    """Tell whether a string table claims more strings than its bytes can hold.

    A reader that trusts the claim reserves memory for it and may abort the process.
    """
    table = STRING_TABLE.search(content)
    counts = [int(count) for count in STRING_COUNT.findall(table[0])] if table else []
    return any(count > STRING_LIMIT for count in counts) or (
        min(counts, default=0) > len(content) // SMALLEST_STRING
    )
