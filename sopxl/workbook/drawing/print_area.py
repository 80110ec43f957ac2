"""The print area of a sheet: ended with the last row that holds something, and taken back.

A form has prepared rows that would be printed blank behind the last step. The area is a name in
the list of the workbook (ISO 29500-1, 18.2.5), all that a drawing changes outside of its sheet. A
formula in its place would end by itself, but Excel replaces it when anybody changes the page
set-up, and LibreOffice passes it over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.template.address import Area, column_number
from sopxl.workbook.drawing.memory import AreaMemory
from sopxl.workbook.package.markup import Edit, Element, outline, spliced
from sopxl.workbook.package.parts import OFFICE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.workbook.drawing.memory import Memory
    from sopxl.workbook.package.parts import Package
    from sopxl.workbook.package.worksheet import Worksheet

PRINT_AREA = "_xlnm.Print_Area"
LAST_ROW = re.compile(rb"\d+$")
CELL = re.compile(
    rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]+)\d+"[^>]*?(?<!/)>(.*?)</(?:\w+:)?c>', re.DOTALL
)
CONTENT = re.compile(rb"<(?:\w+:)?[vt](?:\s[^>]*)?>[^<]")


def end_area(package: Package, sheet: str, last: int, worksheet: Worksheet) -> AreaMemory | None:
    """End the print area of a sheet, by its part, with row `last` or what is filled below it.

    Return what it was. An area of several pieces stays as it is.
    """
    found = _area(package, sheet)
    if found is None:
        return None
    element, area = found
    filled = (row for row in worksheet.rows() if last < row <= area.last.row)
    end = max((last, *(row for row in filled if _holds_something(worksheet, row, area))))
    if end == area.last.row:
        return None
    _set_end(package, element, end)
    return AreaMemory(drawn=end, before=area.last.row)


def restore_area(package: Package, sheet: str, memory: Memory, moved: Mapping[int, int]) -> None:
    """Give the print area the rows back that `end_area` took, unless somebody has changed it.

    `moved` says where the rows of the drawing are now.
    """
    found = _area(package, sheet)
    if memory.area is None or found is None or not moved:
        return
    element, area = found
    last = max(moved)
    shift = moved[last] - last
    if area.last.row == memory.area.drawn + shift:
        _set_end(package, element, memory.area.before + shift)


def _area(package: Package, sheet: str) -> tuple[Element, Area] | None:
    """Return the name that holds the print area of a sheet, and the area if it is one piece."""
    part = package.workbook()
    content = package.part(part)
    elements = outline(content, depth=3)
    keys = {other.key for other in package.relationships(part) if other.target == sheet}
    sheets = [element for element in elements if element.local == "sheet"]
    index = next(
        number
        for number, element in enumerate(sheets)
        if element.attributes.get(f"{{{OFFICE}}}id") in keys
    )
    for element in elements:
        said = element.attributes
        if (said.get("name"), said.get("localSheetId")) == (PRINT_AREA, str(index)):
            text = content[element.inside : element.outside].decode()
            area = Area.of(text)
            return (element, area) if area and LAST_ROW.search(text.encode()) else None
    return None


def _set_end(package: Package, element: Element, row: int) -> None:
    part = package.workbook()
    content = package.part(part)
    text = content[element.inside : element.outside]
    ended = LAST_ROW.sub(b"%d" % row, text)
    package.put(part, spliced(content, (Edit(element.inside, element.outside, ended),)))


def _holds_something(worksheet: Worksheet, row: int, area: Area) -> bool:
    """Tell whether a cell of the area shows something in a row; formulas may show nothing."""
    element = worksheet.rows()[row]
    columns = range(area.first.column, area.last.column + 1)
    cells = CELL.findall(worksheet.part[element.inside : element.outside])
    return any(
        CONTENT.search(content) and column_number(letters.decode()) in columns
        for letters, content in cells
    )
