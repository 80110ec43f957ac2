"""What is put into a cell."""

from __future__ import annotations

from typing import TypeAlias

from sopxl.values import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula without its `=`, and the value that it has."""

    text: str
    value: str | float


Value: TypeAlias = str | float | Formula
