"""Tables as readers see them: words in rows, whatever they are printed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sopxl.report.figures.measures import ScoreCard


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width, whether its words are numbers."""

    heading: str
    width: int
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of words; `procedure` is the SOP it can be opened at, if it is about one."""

    cells: tuple[str, ...]
    procedure: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its caption; `absent` is said instead of a table without rows."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    absent: str = "Tidak ada."


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter: the names of its charts, then its tables.

    Score cards are printed instead of the table that holds the same figures.
    """

    name: str
    title: str
    charts: tuple[str, ...]
    tables: tuple[Table, ...]
    cards: tuple[ScoreCard, ...] = ()
