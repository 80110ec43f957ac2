"""Tables as readers see them: words in rows, whatever they are printed on."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Self

from sopxl.report.figures.first import MOST_SHOWN
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sopxl.report.figures.measures import ScoreCard


WORKBOOK = "buku kerja"


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
    """A table under its caption; `absent` is said instead of a table without rows.

    `left_out` is how many rows follow on those that it has, `rest` names what holds them all.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    absent: str = "Tidak ada."
    left_out: int = 0
    rest: str = WORKBOOK

    @classmethod
    def beginning(
        cls,
        caption: str,
        columns: tuple[Column, ...],
        rows: Iterable[Row],
        whole: int,
        absent: str = "Tidak ada.",
    ) -> Self:
        """Return the table of as many of the `whole` rows as are ever shown: no more are made."""
        made = tuple(islice(rows, MOST_SHOWN))
        return cls(caption, columns, made, absent, whole - len(made))

    def beyond(self, shown: int) -> int:
        """Return how many rows there are besides the first that are shown."""
        return max(len(self.rows) - shown, 0) + self.left_out


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
