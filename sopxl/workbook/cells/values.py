"""What is put into a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula without its `=`, and the value that it has."""

    text: str
    value: str | float


Value: TypeAlias = str | float | Formula
