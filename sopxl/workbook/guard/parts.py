"""What a single XML part may claim: no entities, no more cells and strings than a form has."""

from __future__ import annotations

import re

from sopxl.workbook.guard.words import refusal

ROW_LIMIT, COLUMN_LIMIT = 9_999, 104
"""How far a sheet may reach: four digits, and columns to CZ. A form ends before row 400."""

STRING_LIMIT = 1_000_000

DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
WIDE_ENCODINGS = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00", b"\x00\x00")
"""How a part in UTF-16 or UTF-32 begins; no writer of workbooks uses them, hiding places do."""

FAR_ROW = rb"0*[1-9][0-9]{4}"
FAR = rb"(?:[A-Za-z]{3}|[D-Zd-z][A-Za-z]|[A-Za-z]{1,2}" + FAR_ROW + rb")"
"""The beginning of a cell beyond the limits, and of the number of a row."""

FILLED = rb"[^>]*(?<!/)>(?!</)"
"""The rest of a start tag with content. Formats may reach to the end of a sheet, and office
programs write empty rows there; they do no harm."""

FAR_CELL = re.compile(rb'<c r="' + FAR + FILLED)
UNUSUAL = re.compile(rb'<c(?=[\s/>])(?! r=")')
PREFIXED = b":c"
"""Every office program spells cells in one way, which `re` finds fastest; what looks otherwise is
searched by the slower patterns."""

ODD_CELL = re.compile(rb"""<(?:[\w.-]+:)?c\b[^>]*?\sr\s*=\s*["']\s*""" + FAR + FILLED)
ODD_ROW = re.compile(rb"""<(?:[\w.-]+:)?row\b[^>]*?\sr\s*=\s*["']\s*""" + FAR_ROW + FILLED)
"""XML may also be spelled otherwise, and cells may leave their place to be counted."""

STRING_COUNT = re.compile(rb"""\s(?:uniqueCount|count)\s*=\s*["']([0-9]{1,20})["']""")
STRING_TABLE = re.compile(rb"<(?:[A-Za-z0-9_]+:)?sst\b[^>]*>")
SMALLEST_STRING = len(b"<si/>")
OPEN_TAG = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])([^>]*)>")
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
    if PREFIXED not in content and UNUSUAL.search(content) is None:
        return FAR_CELL.search(content) is not None
    return bool(ODD_CELL.search(content) or ODD_ROW.search(content))


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
