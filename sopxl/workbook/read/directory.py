"""What a workbook says of itself: its sheets, the parts that hold them, its defined names."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from posixpath import join, normpath
from typing import TYPE_CHECKING

from sopxl.template.spec import OUR_NAMES
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"

NAMES = b"<definedNames"
NAME = re.compile(rb"<definedName\b([^>]*)>([^<]*)</definedName>")
SHEET = re.compile(rb"<sheet\b([^>]*)/?>")
RELATION = re.compile(rb"<Relationship\b([^>]*)/?>")
ATTRIBUTE = re.compile(rb"""([\w:.]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
COUNTS_FROM_1904 = re.compile(rb"""\sdate1904\s*=\s*["'](?:1|true|on)["']""", re.IGNORECASE)
STRINGS, STYLES = "/sharedStrings", "/styles"
"""How the types of these relations end, in both editions of the standard."""

REMEMBERED = 4096
"""Attributes kept read: those of a form recur in every workbook of a batch."""


@dataclass(frozen=True, slots=True)
class Directory:
    """The parts of a workbook by what they are; `sheets` by name, in the order of the tabs."""

    sheets: Mapping[str, str]
    strings: str
    styles: str
    counts_from_1904: bool


def directory_of(parts: Mapping[str, bytes]) -> Directory:
    """Return where a workbook keeps its sheets; empty for what it does not have."""
    workbook = parts.get(WORKBOOK, b"")
    end = workbook.find(NAMES)
    return _directory(workbook[: end if end > 0 else None], parts.get(RELATIONS, b""))


@lru_cache(maxsize=64)  # the forms of a batch have the same sheets
def _directory(workbook: bytes, relations: bytes) -> Directory:
    related = tuple(map(attributes_of, RELATION.findall(relations)))
    targets = {about.get("Id", ""): about.get("Target", "") for about in related}
    typed = {about.get("Type", ""): about.get("Target", "") for about in related}

    def of_type(ending: str) -> str:
        return next((_part(typed[kind]) for kind in typed if kind.endswith(ending)), "")

    return Directory(
        sheets={
            about.get("name", ""): _part(targets.get(about.get("r:id", ""), ""))
            for about in map(attributes_of, SHEET.findall(workbook))
        },
        strings=of_type(STRINGS),
        styles=of_type(STYLES),
        counts_from_1904=COUNTS_FROM_1904.search(workbook) is not None,
    )


def names_of(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return our defined names with their references, those of the whole workbook first."""
    workbook = parts.get(WORKBOOK, b"")
    start = workbook.find(NAMES)
    return _names(workbook[start:]) if start > 0 else {}


@lru_cache(maxsize=64)  # and the same names
def _names(section: bytes) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for attributes, reference in NAME.findall(section):
        about = attributes_of(attributes)
        name = about.get("name", "")
        if name.startswith(OUR_NAMES) and ("localSheetId" not in about or name not in found):
            found[name] = unescape(reference.decode("utf-8", "replace"))
    return found


@lru_cache(maxsize=REMEMBERED)
def attributes_of(text: bytes) -> Mapping[str, str]:
    """Return the attributes of a start tag."""
    return {
        key.decode(): unescape((double or single).decode("utf-8", "replace"))
        for key, double, single in ATTRIBUTE.findall(text)
    }


@lru_cache(maxsize=REMEMBERED)
def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
