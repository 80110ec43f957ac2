"""How the list of findings is printed: as wide as A4 lying, its headings on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.template.guide import FINDINGS_HEADING_ROW
from sopxl.workbook.package.markup import Edit, appended, outline, prefix_of, spliced
from sopxl.workbook.package.worksheet import Worksheet

if TYPE_CHECKING:
    from sopxl.workbook.package.markup import Element
    from sopxl.workbook.package.parts import Package

SET_UP = 'paperSize="9" orientation="landscape" fitToHeight="0"'
"""A4; as many pages long as it takes."""

TITLES = "_xlnm.Print_Titles"
BEFORE_NAMES = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
    *("functionGroups", "externalReferences"),
)
"""The children of a workbook part that stand before its names (ISO 29500-1, 18.2.27)."""


def set_up_for_paper(package: Package, title: str) -> None:
    """Set up the sheet with this name, unless somebody has: then only the headings are repeated."""
    part = package.sheets()[title]
    worksheet = Worksheet.read(package.part(part))
    if worksheet.child("pageSetup") is None:
        package.put(part, _as_wide_as_paper(worksheet).part)
    _repeat_headings(package, title)


def _as_wide_as_paper(worksheet: Worksheet) -> Worksheet:
    set_up = worksheet.insertion("pageSetup", worksheet.tag("pageSetup", SET_UP))
    fit = worksheet.tag("pageSetUpPr", 'fitToPage="1"')
    about = worksheet.child("sheetPr")
    if about is None:
        name = f"{worksheet.prefix}sheetPr".encode()
        wrapped = b"<%s>%s</%s>" % (name, fit, name)
        return worksheet.edited((set_up, worksheet.insertion("sheetPr", wrapped)))
    if any(child.local == "pageSetUpPr" for child in worksheet.children_of(about)):
        return worksheet.edited((set_up,))
    return worksheet.edited((set_up, appended(worksheet.part, about, fit)))


def _repeat_headings(package: Package, title: str) -> None:
    """Name the row of headings as the one that every printed page begins with."""
    part = package.workbook()
    content = package.part(part)
    elements = outline(content, depth=3)
    sheets = [e.attributes.get("name") for e in elements if e.local == "sheet"]
    index = str(sheets.index(title))
    named = (e.attributes for e in elements if e.local == "definedName")
    if any((e.get("name"), e.get("localSheetId")) == (TITLES, index) for e in named):
        return
    row = FINDINGS_HEADING_ROW
    tag = f"{prefix_of(content, elements[0])}definedName"
    rows = f"'{title}'!${row}:${row}"
    name = f'<{tag} name="{TITLES}" localSheetId="{index}">{rows}</{tag}>'.encode()
    package.put(part, spliced(content, (_with_name(content, elements, name),)))


def _with_name(content: bytes, elements: tuple[Element, ...], name: bytes) -> Edit:
    """Return the edit that adds a name to the list of the workbook, which may have none yet."""
    names = next((element for element in elements if element.local == "definedNames"), None)
    if names is not None:
        return appended(content, names, name)
    list_of_names = f"{prefix_of(content, elements[0])}definedNames".encode()
    before = [element for element in elements[1:] if element.local in BEFORE_NAMES]
    wrapped = b"<%s>%s</%s>" % (list_of_names, name, list_of_names)
    return Edit(before[-1].end, before[-1].end, wrapped)
