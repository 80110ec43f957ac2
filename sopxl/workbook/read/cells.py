"""The cells, names and formulas of a guarded workbook.

Values come from calamine, which reads every format; names and formulas, which it does not give,
come from the parts that the guard unpacked anyway.
"""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from posixpath import join, normpath
from typing import TYPE_CHECKING

from sopxl.intake.locate.cells import SheetCells
from sopxl.template.address import Spot, column_number
from sopxl.template.spec import OUR_NAMES
from sopxl.workbook.guard.opening import Format
from sopxl.workbook.guard.words import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from python_calamine import CalamineSheet, CalamineWorkbook

    from sopxl.intake.draft import Value
    from sopxl.workbook.guard.opening import Guarded

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"

NAME = re.compile(rb"<definedName\b([^>]*)>([^<]*)</definedName>")
SHEET = re.compile(rb"<sheet\b([^>]*)/?>")
RELATION = re.compile(rb"<Relationship\b([^>]*)/?>")
ATTRIBUTE = re.compile(rb"""([\w:.]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
FORMULA = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"([^>]*)><f[^>]*?(?:/>|>([^<]*)</f>)(?:<v>([^<]*)</v>)?'
)
FAILED = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"[^>]*? t="e"[^>]*>(?:<f[^>]*?(?:/>|>[^<]*</f>))?<v>([^<]*)</v>'
)
FAILURE = b't="e"'

CELL_LIMIT = 1_100_000
"""What the guard lets pass of a sheet in XML; an .xls tells its reach only once it is open."""

SPELLED = 80
"""Bytes up to which a formula is kept word by word: a target may be one, and a finding shows it."""


def sheets_of(guarded: Guarded, wanted: Callable[[str], bool]) -> tuple[SheetCells, ...]:
    """Return the cells of the sheets whose names are wanted.

    Raises UserError for what calamine cannot read.
    """
    import python_calamine as calamine  # noqa: PLC0415  # the one door, for those who read a file

    try:
        book = calamine.load_workbook(BytesIO(guarded.content))
        return tuple(_sheets(guarded, book, wanted))
    except calamine.PasswordError as error:
        raise refusal("password-protected", guarded.name) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise refusal("corrupt", guarded.name) from error
    except BaseException as error:
        # A panic in calamine is a BaseException of a type that cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise refusal("corrupt", guarded.name) from error


def names_of(guarded: Guarded) -> dict[str, str]:
    """Return our defined names with their references, those of the whole workbook first."""
    found: dict[str, str] = {}
    for attributes, reference in NAME.findall(guarded.parts.get(WORKBOOK, b"")):
        about = _attributes(attributes)
        name = about.get("name", "")
        if name.startswith(OUR_NAMES) and ("localSheetId" not in about or name not in found):
            found[name] = unescape(reference.decode("utf-8", "replace"))
    return found


def _sheets(
    guarded: Guarded, book: CalamineWorkbook, wanted: Callable[[str], bool]
) -> Iterator[SheetCells]:
    parts = _sheet_parts(guarded.parts) if guarded.format is Format.OOXML else {}
    for name in filter(wanted, book.sheet_names):
        sheet = book.get_sheet_by_name(name)
        part = guarded.parts.get(parts.get(name, ""), b"")
        row, column = sheet.start or (0, 0)
        origin = Spot(row + 1, column + 1)
        yield SheetCells(
            name=name,
            rows=_rows(sheet, origin, part, guarded.name),
            origin=origin,
            formulas=_formulas(part),
            merged=_merged(sheet),
        )


def _rows(sheet: CalamineSheet, origin: Spot, part: bytes, name: str) -> Sequence[Sequence[Value]]:
    """Return the values, and for a formula that fails what Excel shows: calamine gives nothing."""
    if sheet.height * sheet.width > CELL_LIMIT:
        raise refusal("too-many-cells", name)
    rows = sheet.to_python()
    if FAILURE in part:
        for letters, number, shown in FAILED.findall(part):
            row = int(number) - origin.row
            column = column_number(letters.decode()) - origin.column
            if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
                rows[row][column] = shown.decode()
    return rows


def _merged(sheet: CalamineSheet) -> tuple[tuple[Spot, Spot], ...]:
    return tuple(
        (Spot(top + 1, left + 1), Spot(bottom + 1, right + 1))
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )


def _formulas(part: bytes) -> Mapping[Spot, str]:
    """Return the formulas of a sheet, without those whose stored value is an empty text.

    A formula that is longer than a reference, or shared and so spelled in another cell, is just
    «=»: that there is one matters, not how it goes.
    """
    return {
        Spot(int(row), column_number(letters.decode())): "="
        + (unescape(formula.decode("utf-8", "replace")) if len(formula) < SPELLED else "")
        for letters, row, attributes, formula, value in FORMULA.findall(part)
        if value or b't="str"' not in attributes
    }


def _sheet_parts(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return the part of each sheet by the sheet's name."""
    targets = {
        about.get("Id", ""): about.get("Target", "")
        for about in map(_attributes, RELATION.findall(parts.get(RELATIONS, b"")))
    }
    return {
        about.get("name", ""): _part(targets.get(about.get("r:id", ""), ""))
        for about in map(_attributes, SHEET.findall(parts.get(WORKBOOK, b"")))
    }


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _attributes(text: bytes) -> dict[str, str]:
    return {
        key.decode(): unescape((double or single).decode("utf-8", "replace"))
        for key, double, single in ATTRIBUTE.findall(text)
    }
