"""A macro-enabled workbook out of a plain one, a VBA project and a ribbon."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sopxl.workbook.package.markup import outline, spliced, with_attributes
from sopxl.workbook.package.parts import MACROS, Package
from sopxl.workbook.package.worksheet import Worksheet
from sopxl.workbook.vba.modules import Kind, document
from sopxl.workbook.vba.project import project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.workbook.vba.modules import Module

RIBBON = "customUI/customUI.xml"
PROJECT_TYPE = "application/vnd.ms-office.vbaProject"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
THIS_WORKBOOK = "ThisWorkbook"


class PackageKind(Enum):
    """What the package is to Excel; the value is the content type of its workbook part."""

    WORKBOOK = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    ADDIN = "application/vnd.ms-excel.addin.macroEnabled.main+xml"


def with_macros(
    workbook: bytes, modules: Sequence[Module], ribbon: bytes, kind: PackageKind, name: str
) -> bytes:
    """Return `workbook` with the VBA project `name` of `modules` and the ribbon; same in, same out.

    The modules behind the workbook and its sheets are added here, empty. Raises UserError for what
    is no workbook, and ValueError for one that says nothing of itself (`workbookPr`).
    """
    package = Package(workbook)
    _name_workbook(package)
    documents = (
        document(THIS_WORKBOOK, Kind.WORKBOOK),
        *(document(sheet, Kind.WORKSHEET) for sheet in _name_sheets(package)),
    )
    package.put(MACROS, project((*documents, *modules), name))
    package.declare(MACROS, PROJECT_TYPE)
    package.relate(package.workbook(), f"{MICROSOFT}/vbaProject", MACROS)
    package.put(RIBBON, ribbon)
    package.relate("", f"{MICROSOFT}/ui/extensibility", RIBBON)
    package.undeclare(package.workbook())
    package.declare(package.workbook(), kind.value)
    return package.to_bytes()


def _name_workbook(package: Package) -> None:
    """Give the workbook the name of the module behind it."""
    part = package.workbook()
    content = package.part(part)
    properties = next((e for e in outline(content, 2) if e.local == "workbookPr"), None)
    if properties is None:
        message = "the workbook part has no workbookPr"
        raise ValueError(message)
    edit = with_attributes(content, properties, {"codeName": THIS_WORKBOOK})
    package.put(part, spliced(content, (edit,)))


def _name_sheets(package: Package) -> list[str]:
    """Give the sheets the names of the modules behind them, and return these."""
    names = []
    for number, part in enumerate(package.sheets().values(), start=1):
        names.append(f"Sheet{number}")
        sheet = Worksheet.read(package.part(part))
        properties = sheet.child("sheetPr")
        if properties is None:
            edit = sheet.insertion("sheetPr", sheet.tag("sheetPr", f'codeName="{names[-1]}"'))
        else:
            edit = with_attributes(sheet.part, properties, {"codeName": names[-1]})
        package.put(part, sheet.edited((edit,)).part)
    return names
