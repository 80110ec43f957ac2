"""The sheet with the head of the SOP: the printed cover, and the register block beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.template.address import Spot, letter
from sopxl.template.sop_ap import FORM_TITLE, IDENTITY, LISTS, REGISTER_HEADING, SIGNATURE
from sopxl.template.spec import Kind
from sopxl.workbook.build.aids import MARGIN, PAPERS
from sopxl.workbook.build.looks import MISSING
from sopxl.workbook.build.rows import lines_in
from sopxl.workbook.build.values import lines_of, show, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.model.identity import Identity
    from sopxl.model.settings import Paper
    from sopxl.template.spec import Field, Template
    from sopxl.workbook.build.book import Book, Sheet

NO_OFFICE = "(isi Kode Satker pada Data register)"
UNKNOWN_OFFICE = "(Kode Satker tidak dikenal)"
REGISTER_NOTE = "Diperlukan untuk register; tidak ikut dicetak."

LAST_PRINTED = 12
WIDTHS = (5, 14, 16, 16, 16, 16, 16, 26, 17, 17, 17, 17, 3, 20, 40)
AGENCY = Spot(2, 1), Spot(6, 7)
"""The corners of the merged cell that shows the name of the office."""
SIGNING_ROW, SIGNING_HEIGHT, TITLE_HEIGHT, ROW_HEIGHT = 7, 50, 26, 18
LINE_HEIGHT, PADDING = 12.5, 2.5
SPARE_LINES = {"legal_basis": 2, "cautions": 2}
"""Room in the blank form for lists whose lines are seldom short; 1 for all others."""


def build_identity(
    book: Book, template: Template, identity: Identity, offices: Mapping[str, str], paper: Paper
) -> Sheet:
    """Add the identity sheet; `offices` are names of offices by code, as on the list sheet."""
    sheet = book.sheet(IDENTITY)
    for column, width in enumerate(WIDTHS, start=1):
        sheet.width(column, width)
    _head(sheet, template, identity, offices)
    for field in template.fields:
        _field(sheet, field, identity)
        _help(sheet, field, template, len(offices))
    for row, height in _list_heights(template, identity).items():
        sheet.height(row, height)
    _page(sheet, template, paper)
    return sheet


def agency(identity: Identity, offices: Mapping[str, str]) -> str:
    """Return the name of the office as the head shows it."""
    if not identity.satker:
        return NO_OFFICE
    name = offices.get(identity.satker.strip())
    return name.upper() if name else UNKNOWN_OFFICE


def _head(sheet: Sheet, template: Template, identity: Identity, offices: Mapping[str, str]) -> None:
    sheet.merged_text(Spot(1, 1), Spot(1, LAST_PRINTED), FORM_TITLE.upper(), "title")
    sheet.height(1, TITLE_HEIGHT)
    for row in range(2, 11):
        sheet.height(row, SIGNING_HEIGHT if row == SIGNING_ROW else ROW_HEIGHT)
    sheet.merge(*AGENCY, "agency")
    code = Spot.at(template.field("satker").cell).fixed
    last = len(offices) + 1
    found = f"INDEX('{LISTS}'!$B$2:$B${last},MATCH(TRIM({code}),'{LISTS}'!$A$2:$A${last},0))"
    formula = f'IF({code}="","{NO_OFFICE}",IFERROR(UPPER({found}),"{UNKNOWN_OFFICE}"))'
    sheet.formula(AGENCY[0], formula, "agency", agency(identity, offices))
    sheet.merged_text(Spot(9, 1), Spot(10, 7), "", "value")
    sheet.text(Spot(SIGNING_ROW, 8), SIGNATURE, "label")
    sheet.merged_text(Spot(SIGNING_ROW, 9), Spot(SIGNING_ROW, LAST_PRINTED), "", "value")
    register = Spot.at(template.field("satker").label_cell)
    sheet.text(register.moved(rows=-2), REGISTER_HEADING, "section")
    sheet.text(register.moved(rows=-1), REGISTER_NOTE, "note.line")


def _field(sheet: Sheet, field: Field, identity: Identity) -> None:
    if field.kind is Kind.LIST:
        _list(sheet, field, lines_of(identity, field.field))
    else:
        look = "value.date" if field.kind is Kind.DATE else "value.text"
        _scalar(sheet, field, look)
        show(sheet, Spot.at(field.cell), value_of(identity, field.field), look)
    first = Spot.at(field.cell)
    sheet.book.name(field.defined_name, sheet.area(first, first.moved(rows=field.rows - 1)))


def _scalar(sheet: Sheet, field: Field, look: str) -> None:
    label, value = Spot.at(field.label_cell), Spot.at(field.cell)
    sheet.merged_text(label, Spot(label.row, value.column - 1), field.label, "label")
    sheet.merge(value, value.moved(columns=field.across - 1), look)


def _help(sheet: Sheet, field: Field, template: Template, offices: int) -> None:
    """Show the hint of a field, offer its choices, mark it if missing once the form is begun."""
    first = Spot.at(field.cell)
    area = sheet.area(first, first.moved(rows=field.rows - 1))
    choices: list[str] | str = list(field.choices)
    if field.field == "satker":
        choices = f"='{LISTS}'!$A$2:$A${offices + 1}"
    expected = {"validate": "list", "source": choices} if choices else {}
    sheet.hint(area, field.label, field.hint, **expected)
    title = Spot.at(template.field("title").cell)
    if field.required and first != title:
        cell = sheet.area(first, first)
        sheet.tint(cell, f'AND({first.fixed}="",{title.fixed}<>"")', MISSING)


def _list(sheet: Sheet, field: Field, lines: tuple[str, ...]) -> None:
    label, first = Spot.at(field.label_cell), Spot.at(field.cell)
    last_column = first.column + field.across - 1
    sheet.merged_text(label, Spot(label.row, last_column), field.label, "label")
    for line in range(field.rows):
        spot = first.moved(rows=line)
        sheet.merge(spot, Spot(spot.row, last_column), "list.value")
        sheet.text(spot, lines[line] if line < len(lines) else "", "list.value")
        if label.column < first.column:
            number = line + 1 if line < len(lines) else ""
            sheet.formula(spot.moved(columns=-1), _line_number(label, spot), "list.number", number)


def _list_heights(template: Template, identity: Identity) -> dict[int, float]:
    """Return the heights of list rows: merged cells never grow with their text by themselves."""
    heights: dict[int, float] = {}
    for field in template.fields:
        if field.kind is Kind.LIST:
            first = Spot.at(field.cell)
            width = sum(WIDTHS[first.column - 1 : first.column - 1 + field.across])
            lines = lines_of(identity, field.field)
            spare = 1 if lines else SPARE_LINES.get(field.field, 1)
            for line in range(field.rows):
                text = lines[line] if line < len(lines) else ""
                needed = max(spare, lines_in(text, width)) * LINE_HEIGHT + PADDING
                row = first.row + line
                heights[row] = max(heights.get(row, 0), needed)
    return heights


def _line_number(label: Spot, spot: Spot) -> str:
    """Number a line by counting from the heading (whose merged cell is empty here) down to it."""
    column = letter(spot.column)
    return f'IF({spot}="","",COUNTA({column}${label.row}:{spot}))'


def _page(sheet: Sheet, template: Template, paper: Paper) -> None:
    printed = [field for field in template.fields if field.printed]
    last = max(Spot.at(field.cell).row + field.rows - 1 for field in printed)
    code, _ = PAPERS[paper]
    grid = sheet.grid
    grid.set_landscape()
    grid.set_paper(code)
    grid.set_margins(left=MARGIN, right=MARGIN, top=MARGIN, bottom=MARGIN)
    grid.center_horizontally()
    grid.print_area(0, 0, last - 1, LAST_PRINTED - 1)
    grid.fit_to_pages(1, 1)
    grid.hide_gridlines(2)
