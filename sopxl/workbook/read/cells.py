"""The cells and formulas of a guarded workbook.

An .xlsx is read from its parts as long as it is spelled like any form; calamine reads whatever else
there is. Formulas, which it does not give, come from the parts that the guard has unpacked.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from sopxl.intake.locate.cells import SheetCells
from sopxl.template.address import Spot, column_number
from sopxl.workbook.guard.opening import Format
from sopxl.workbook.guard.words import refusal
from sopxl.workbook.package.markup import is_well_formed
from sopxl.workbook.read.directory import WORKBOOK, directory_of
from sopxl.workbook.read.open_document import CONTENT, besides_values
from sopxl.workbook.read.plain import formula, plain_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from python_calamine import CalamineSheet, CalamineWorkbook

    from sopxl.intake.draft import Value
    from sopxl.workbook.guard.opening import Guarded

FORMULA = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"([^>]*)><f[^>]*?(?:/>|>([^<]*)</f>)(?:<v>([^<]*)</v>)?'
)
FAILED = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"[^>]*? t="e"[^>]*>(?:<f[^>]*?(?:/>|>[^<]*</f>))?<v>([^<]*)</v>'
)
FAILURE = b't="e"'

CELL_LIMIT = 1_100_000
"""What the guard lets pass of a sheet in XML; an .xls tells its reach only once it is open."""


def sheets_of(guarded: Guarded, wanted: Callable[[str], bool]) -> tuple[SheetCells, ...]:
    """Return the cells of the sheets whose names are wanted.

    Raises UserError for what calamine cannot read.
    """
    if guarded.format is Format.OOXML and (sheets := plain_sheets(guarded, wanted)) is not None:
        return sheets
    return with_calamine(guarded, wanted)


def with_calamine(guarded: Guarded, wanted: Callable[[str], bool]) -> tuple[SheetCells, ...]:
    """Read any workbook; all its parts are looked at first, since calamine looks at all."""
    import python_calamine as calamine  # noqa: PLC0415  # the one door, for those who read a file

    guarded.look_at_all()
    if not all(map(is_well_formed, _needed(guarded))):
        raise refusal("corrupt", guarded.name)
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


def _needed(guarded: Guarded) -> Iterator[bytes]:
    """Yield the parts without which Excel opens no workbook; calamine is content with a half."""
    if guarded.format is Format.OOXML:
        directory = directory_of(guarded.parts)
        names = (WORKBOOK, directory.strings, directory.styles, *directory.sheets.values())
        yield from (guarded.parts[name] for name in names if name in guarded.parts)


def _sheets(
    guarded: Guarded, book: CalamineWorkbook, wanted: Callable[[str], bool]
) -> Iterator[SheetCells]:
    directory = directory_of(guarded.parts)
    besides = besides_values(guarded.parts.get(CONTENT, b""))
    for name in filter(wanted, book.sheet_names):
        sheet = book.get_sheet_by_name(name)
        part = guarded.parts.get(directory.sheets.get(name, ""), b"")
        row, column = sheet.start or (0, 0)
        origin = Spot(row + 1, column + 1)
        yield SheetCells.of_rows(
            name=name,
            rows=_rows(sheet, origin, part, guarded.name),
            origin=origin,
            formulas=besides[name].formulas if name in besides else _formulas(part),
            merged=besides[name].merged if name in besides else _merged(sheet),
            since_1904=directory.counts_from_1904,
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
    """Return the formulas of a sheet, without those whose stored value is an empty text."""
    return {
        Spot(int(row), column_number(letters.decode())): formula(spelled)
        for letters, row, attributes, spelled, value in FORMULA.findall(part)
        if value or b't="str"' not in attributes
    }
