"""Values of the model as the cells of a form take them."""

from __future__ import annotations

from enum import Enum
from functools import reduce
from typing import TYPE_CHECKING, TypeAlias

from sopxl.model.dates import FormDate

if TYPE_CHECKING:
    from sopxl.model.identity import Identity, TestRecord
    from sopxl.template.address import Spot
    from sopxl.workbook.build.book import Sheet

Value: TypeAlias = str | int | FormDate


def value_of(owner: Identity | TestRecord, path: str) -> Value:
    """Return what the form shows for a field: `approver.name`, `classification.scope`."""
    value = reduce(getattr, path.split("."), owner)
    match value:
        case None:
            return ""
        case Enum():
            return str(value.value)
        case str() | FormDate():
            return value
        case _:
            raise TypeError(path)


def lines_of(identity: Identity, name: str) -> tuple[str, ...]:
    """Return the lines of a list of the head: `legal_basis`."""
    lines: tuple[str, ...] = getattr(identity, name)
    return lines


def show(sheet: Sheet, spot: Spot, value: Value, look: str) -> None:
    """Write numbers as numbers, a date as a date where it was understood, all else as text."""
    match value:
        case FormDate() if value.day:
            sheet.day(spot, value.day, look)
        case int():
            sheet.number(spot, value, look)
        case _:
            sheet.text(spot, str(value), look)
