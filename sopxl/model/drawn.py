"""What is drawn on the sheet of a procedure, by whomever: symbols, flows, page breaks."""

from __future__ import annotations

from sopxl.values import dataclass


@dataclass(frozen=True, slots=True)
class Symbol:
    """A drawn shape: its preset geometry in DrawingML, and the cell in which its middle lies."""

    preset: str
    row: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class DrawnFlow:
    """A connector that is glued at both ends, by the rows of the symbols there."""

    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing; `breaks` are the rows after which the author begins a new page."""

    symbols: tuple[Symbol, ...] = ()
    flows: tuple[DrawnFlow, ...] = ()
    breaks: tuple[int, ...] = ()
