"""The sheet that lists all findings, with a link to the cell of each."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from sopxl.template.address import Spot, letter
from sopxl.template.guide import (
    FINDINGS_COLUMNS,
    FINDINGS_HEADING,
    FINDINGS_NOTE,
)
from sopxl.template.guide import FINDINGS_HEADING_ROW as HEADING_ROW
from sopxl.template.guide import FINDINGS_VERDICT_ROW as VERDICT_ROW
from sopxl.workbook.annotate.styles import Looks, looks_of
from sopxl.workbook.package.markup import (
    Edit,
    appended,
    escaped,
    outline,
    prefix_of,
    removed,
    spliced,
    with_attributes,
    xml_text,
)
from sopxl.workbook.package.parts import DECLARATION, OFFICE, SPREADSHEET
from sopxl.workbook.package.worksheet import Worksheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sopxl.intake.locate.cells import SheetCells
    from sopxl.rules.located import Located
    from sopxl.workbook.package.parts import Package

LINK_COLUMN = 3
LAST_LETTER = letter(len(FINDINGS_COLUMNS))
LINE, PADDING = 13.0, 3.0
"""Points of a line of the list's font, and of the space around the lines."""
FILLED = 0.95
WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def is_ours(sheet: SheetCells) -> bool:
    """Tell whether a sheet bears the headings of the list, and not somebody's own table."""
    headings = {sheet.text(Spot(HEADING_ROW, at)) for at in range(1, len(FINDINGS_COLUMNS) + 1)}
    return headings == {label for label, _ in FINDINGS_COLUMNS}


def list_findings(package: Package, title: str, findings: Sequence[Located], verdict: str) -> None:
    """Write `findings` below the headings, and the verdict above, in the place of the last ones.

    A workbook without the sheet `title` (an old one) gets it as its last.
    """
    part = package.sheets().get(title) or _new_sheet(package, title)
    looks = looks_of(package) if findings else Looks(0, 0)
    worksheet = _emptied(Worksheet.read(package.part(part)))
    package.put(part, _filled(_with_verdict(worksheet, verdict), findings, looks).part)


def _emptied(worksheet: Worksheet) -> Worksheet:
    rows = worksheet.rows().items()
    written = (row for number, row in rows if number == VERDICT_ROW or number > HEADING_ROW)
    links = worksheet.child("hyperlinks")
    gone = (*written, *(() if links is None else (links,)))
    return worksheet.edited(map(removed, gone))


def _with_verdict(worksheet: Worksheet, verdict: str) -> Worksheet:
    below = next((row for at, row in worksheet.rows().items() if at > VERDICT_ROW), None)
    if not verdict or below is None:
        return worksheet
    prefix = worksheet.prefix
    cell = _cell(prefix, Spot(VERDICT_ROW, 1), verdict, 0)
    row = f'<{prefix}row r="{VERDICT_ROW}">{cell}</{prefix}row>'.encode()
    return worksheet.edited((Edit(below.start, below.start, row),))


def _filled(worksheet: Worksheet, findings: Sequence[Located], looks: Looks) -> Worksheet:
    data, dimension = worksheet.child("sheetData"), worksheet.child("dimension")
    if data is None:
        return worksheet
    edits: list[Edit] = []
    if dimension is not None:
        area = f"A1:{LAST_LETTER}{HEADING_ROW + len(findings)}"
        edits.append(with_attributes(worksheet.part, dimension, {"ref": area}))
    if findings:
        rows = "".join(_rows(worksheet.prefix, findings, looks))
        edits.append(appended(worksheet.part, data, rows.encode()))
        if links := "".join(_links(worksheet.prefix, findings)):
            tag = f"{worksheet.prefix}hyperlinks"
            content = f"<{tag}>{links}</{tag}>".encode()
            edits.append(worksheet.insertion("hyperlinks", content))
    return worksheet.edited(edits)


def _rows(prefix: str, findings: Iterable[Located], looks: Looks) -> Iterator[str]:
    for number, located in enumerate(findings, start=1):
        row, texts = HEADING_ROW + number, located.row(number)
        cells = "".join(
            _cell(prefix, Spot(row, at), text, looks.link if at == LINK_COLUMN else looks.text)
            for at, text in enumerate(texts, start=1)
        )
        height = f'ht="{_height(texts)}" customHeight="1"'
        yield f'<{prefix}row r="{row}" {height}>{cells}</{prefix}row>'


def _height(texts: Iterable[str | int]) -> float:
    """Return the points that the longest text takes when wrapped; words leave part of a line."""
    widths = (width for _, width in FINDINGS_COLUMNS)
    wrapped = (
        ceil(len(str(text)) / (width * FILLED)) for text, width in zip(texts, widths, strict=True)
    )
    return PADDING + LINE * max(wrapped)


def _cell(prefix: str, spot: Spot, value: str | int, style: int) -> str:
    """Return a cell; texts stand in the cell itself, so that none is taken for a formula."""
    if isinstance(value, int):
        return f'<{prefix}c r="{spot}" s="{style}"><{prefix}v>{value}</{prefix}v></{prefix}c>'
    words = f'<{prefix}t xml:space="preserve">{xml_text(value)}</{prefix}t>'
    inline = f"<{prefix}is>{words}</{prefix}is>"
    return f'<{prefix}c r="{spot}" s="{style}" t="inlineStr">{inline}</{prefix}c>'


def _links(prefix: str, findings: Iterable[Located]) -> Iterator[str]:
    for row, located in enumerate(findings, start=HEADING_ROW + 1):
        place = located.place
        if place.sheet and place.cell:
            sheet = place.sheet.replace("'", "''")
            there = escaped(f"'{sheet}'!{place.cell}")
            yield f'<{prefix}hyperlink ref="{letter(LINK_COLUMN)}{row}" location="{there}"/>'


def _new_sheet(package: Package, title: str) -> str:
    part = package.free_name("xl/worksheets/sheet{}.xml")
    package.put(part, _blank_sheet())
    package.declare(part, WORKSHEET_TYPE)
    workbook = package.workbook()
    key = package.relate(workbook, f"{OFFICE}/worksheet", part)
    content = package.part(workbook)
    elements = outline(content, 3)
    sheets = next(each for each in elements if each.local == "sheets")
    taken = [int(each.attributes.get("sheetId", "0")) for each in elements if sheets.holds(each)]
    tag = f"<{prefix_of(content, sheets)}sheet"
    names = f'xmlns:r="{OFFICE}" name="{title}" sheetId="{max(taken, default=0) + 1}"'
    added = f'{tag} {names} r:id="{key}"/>'
    package.put(workbook, spliced(content, (appended(content, sheets, added.encode()),)))
    return part


def _blank_sheet() -> bytes:
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, (_, width) in enumerate(FINDINGS_COLUMNS, start=1)
    )
    heads = "".join(
        _cell("", Spot(HEADING_ROW, at), label, 0)
        for at, (label, _) in enumerate(FINDINGS_COLUMNS, start=1)
    )
    titles = (
        _cell("", Spot(row, 1), text, 0)
        for row, text in enumerate((FINDINGS_HEADING, FINDINGS_NOTE), start=1)
    )
    rows = (*titles, "", heads)
    data = "".join(
        f'<row r="{number}">{cells}</row>' for number, cells in enumerate(rows, start=1) if cells
    )
    head = f'<worksheet xmlns="{SPREADSHEET}"><dimension ref="A1:{LAST_LETTER}{HEADING_ROW}"/>'
    body = f"<cols>{widths}</cols><sheetData>{data}</sheetData></worksheet>"
    return DECLARATION + (head + body).encode()
