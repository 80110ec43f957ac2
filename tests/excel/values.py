"""Values on their way between Python, as xlwings hands them over, and VBA."""

from __future__ import annotations

import datetime as dt

from pyopenvba.interpreter._objects import VBAObject
from pyopenvba.interpreter._values import EMPTY, NULL, VBAArray, VBADate, VBAErrorValue


def to_python(value: object) -> object:
    """Return what Excel's COM interface would hand out: numbers as floats, arrays as tuples."""
    if value is EMPTY or value is NULL or value is None:
        return None
    if isinstance(value, VBAArray):
        (top, bottom), (left, right) = value.bounds
        return tuple(
            tuple(to_python(value.get([row, column])) for column in range(left, right + 1))
            for row in range(top, bottom + 1)
        )
    if isinstance(value, VBADate):
        return value.to_datetime()
    if isinstance(value, bool | str | dt.datetime | VBAErrorValue | VBAObject):
        return value
    return float(value)


def to_vba(value: object) -> object:
    """Return a value as VBA takes it; rows of rows become a two-dimensional array."""
    if value is None:
        return EMPTY
    if isinstance(value, list | tuple):
        rows, columns = len(value), len(value[0])
        array = VBAArray([(0, rows - 1), (0, columns - 1)])
        for row, cells in enumerate(value):
            for column, cell in enumerate(cells):
                array.items[array.offset([row, column])] = to_vba(cell)
        return array
    return value


def get(owner: VBAObject, name: str, *arguments: object) -> object:
    """Return a member's value, as late binding would."""
    return to_python(owner.vba_get(name, [to_vba(argument) for argument in arguments]))


def put(owner: VBAObject, name: str, value: object) -> None:
    """Set a property, as late binding would."""
    owner.vba_set(name, to_vba(value))
