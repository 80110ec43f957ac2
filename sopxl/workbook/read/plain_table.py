"""A sheet that is one plain table: headings in its first row, a line in every other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.template.address import Spot
from sopxl.values import dataclass
from sopxl.workbook.guard.opening import open_guarded
from sopxl.workbook.read.cells import sheets_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sopxl.intake.draft import Value


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its texts by heading, and the cell of each heading's column in it."""

    texts: Mapping[str, str]
    cells: Mapping[str, str]


def read_table(path: Path) -> tuple[Line, ...]:
    """Return the lines of the first sheet of a workbook.

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
    empty = dict.fromkeys(headings.values(), "")
    return tuple(
        Line(
            texts={**empty, **line},
            cells={heading: str(Spot(row, column)) for column, heading in headings.items()},
        )
        for row, line in lines.items()
    )


def _text(value: Value) -> str:
    """Return a value as it reads; a whole number has no fraction."""
    match value:
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()
