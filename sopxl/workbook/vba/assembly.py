"""A macro-enabled workbook out of a plain one, a VBA project and a ribbon."""

from __future__ import annotations

import io
import zipfile
from enum import Enum
from typing import TYPE_CHECKING

from lxml import etree

from sopxl.workbook.vba.modules import Kind, document
from sopxl.workbook.vba.project import project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from sopxl.workbook.vba.modules import Module

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
WORKBOOK = "xl/workbook.xml"
WORKBOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
PROJECT = "xl/vbaProject.bin"
RIBBON = "customUI/customUI.xml"

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OFFICE_RELATION = "http://schemas.microsoft.com/office/2006/relationships"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PROJECT_TYPE = "application/vnd.ms-office.vbaProject"

# The earliest time a zip entry can carry: the bytes do not depend on the hour of the build.
NO_TIME = (1980, 1, 1, 0, 0, 0)


class PackageKind(Enum):
    """What the package is to Excel; the value is the content type of its workbook part."""

    WORKBOOK = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    ADDIN = "application/vnd.ms-excel.addin.macroEnabled.main+xml"


def with_macros(
    workbook: bytes, modules: Sequence[Module], ribbon: bytes, kind: PackageKind, name: str
) -> bytes:
    """Return `workbook` with the VBA project `name` of `modules` and the ribbon; same in, same out.

    The modules behind the workbook and its sheets are added here, empty.
    """
    parts = _parts(workbook)
    sheets = _name_documents(parts)
    documents = (
        document("ThisWorkbook", Kind.WORKBOOK),
        *(document(sheet, Kind.WORKSHEET) for sheet in sheets),
    )
    parts[PROJECT] = project((*documents, *modules), name)
    parts[RIBBON] = ribbon
    _relate(parts, WORKBOOK_RELATIONS, "rIdVba", f"{OFFICE_RELATION}/vbaProject", "vbaProject.bin")
    _relate(parts, ROOT_RELATIONS, "rIdRibbon", f"{OFFICE_RELATION}/ui/extensibility", RIBBON)
    _declare(parts, kind)
    return _packed(parts)


def _parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return result.getvalue()


def _xml(root: _Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _name_documents(parts: dict[str, bytes]) -> list[str]:
    """Give the workbook and its sheets the names of their modules; return those of the sheets."""
    root = etree.fromstring(parts[WORKBOOK])
    properties = root.find(f"{MAIN}workbookPr")
    if properties is None:
        message = "the workbook part has no workbookPr"
        raise ValueError(message)
    properties.set("codeName", "ThisWorkbook")
    parts[WORKBOOK] = _xml(root)
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in etree.fromstring(parts[WORKBOOK_RELATIONS])
    }
    names = []
    for number, sheet in enumerate(root.iter(f"{MAIN}sheet"), start=1):
        names.append(f"Sheet{number}")
        part = f"xl/{targets[sheet.get(RELATION_ID)]}"
        parts[part] = _with_code_name(parts[part], names[-1])
    return names


def _with_code_name(sheet: bytes, name: str) -> bytes:
    root = etree.fromstring(sheet)
    properties = root.find(f"{MAIN}sheetPr")
    if properties is None:
        properties = etree.Element(f"{MAIN}sheetPr")
        root.insert(0, properties)
    properties.set("codeName", name)
    return _xml(root)


def _relate(parts: dict[str, bytes], relations: str, key: str, kind: str, target: str) -> None:
    root = etree.fromstring(parts[relations])
    etree.SubElement(root, f"{RELATIONS}Relationship", Id=key, Type=kind, Target=target)
    parts[relations] = _xml(root)


def _declare(parts: dict[str, bytes], kind: PackageKind) -> None:
    root = etree.fromstring(parts[CONTENT_TYPES])
    for override in root.iter(f"{TYPES}Override"):
        if override.get("PartName") == f"/{WORKBOOK}":
            override.set("ContentType", kind.value)
    default = etree.Element(f"{TYPES}Default", Extension="bin", ContentType=PROJECT_TYPE)
    root.insert(0, default)
    parts[CONTENT_TYPES] = _xml(root)
