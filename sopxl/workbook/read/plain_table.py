"""A sheet that is one plain table: headings in its first row, a line in every other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.workbook.guard.opening import open_guarded
from sopxl.workbook.read.cells import sheets_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sopxl.intake.draft import Value


def read_table(path: Path) -> tuple[Mapping[str, str], ...]:
    """Return the lines of the first sheet of a workbook, each as texts by heading.

    Lines without any text are left out. Raises UserError for a workbook that cannot be read.
    """
    sheets = sheets_of(open_guarded(path), lambda _: True)
    cells = sheets[0].cells if sheets else {}
    top = min((row for row, _ in cells), default=0)
    headings = {column: _text(value) for (row, column), value in cells.items() if row == top}
    lines: dict[int, dict[str, str]] = {}
    for (row, column), value in sorted(cells.items()):
        if row > top and column in headings:
            lines.setdefault(row, {})[headings[column]] = _text(value)
    return tuple({**dict.fromkeys(headings.values(), ""), **line} for line in lines.values())


def _text(value: Value) -> str:
    """Return a value as it reads; a whole number has no fraction."""
    match value:
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()
