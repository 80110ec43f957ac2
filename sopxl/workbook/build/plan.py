"""What a procedure sheet is built from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.sop import NO_SLOT, YES_SLOT
from sopxl.template.address import column_number
from sopxl.template.sop_ap import PROCEDURE
from sopxl.values import dataclass
from sopxl.workbook.build.formulas import Grid
from sopxl.workbook.build.rows import rows_of

if TYPE_CHECKING:
    from sopxl.model.settings import Paper
    from sopxl.model.sop import Sop
    from sopxl.template.spec import ActorColumns, Column, Table, Template
    from sopxl.workbook.build.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A line over the table: text, or a formula with the text it will show."""

    text: str
    formula: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a procedure sheet is built from."""

    table: Table
    check: Column
    actors: ActorColumns
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    grid: Grid
    titles: tuple[Title, ...]
    paper: Paper

    @property
    def printed(self) -> tuple[int, int]:
        """The first and the last printed column."""
        columns = [column_number(c.letter) for c in self.table if not c.authoring]
        return min(columns), max(columns)

    @property
    def actor_columns(self) -> range:
        """The numbers of the actor columns."""
        first = column_number(self.actors.first_letter)
        return range(first, first + self.actors.prepared)


def plan(template: Template, sop: Sop, titles: tuple[Title, ...], paper: Paper) -> Plan:
    """Return the plan of the procedure sheet of a fitted template."""
    table, actors, check = (
        template.table(PROCEDURE),
        template.actors,
        template.table(PROCEDURE).check,
    )
    if actors is None or check is None:
        raise ValueError(template.key)
    return Plan(
        table=table,
        check=check,
        actors=actors,
        heads=sop.actors,
        rows=rows_of(sop),
        grid=_grid(table, check.letter),
        titles=titles,
        paper=paper,
    )


def _grid(table: Table, check: str) -> Grid:
    return Grid(
        kind=table.column("kind").letter,
        actors=table.column("actors").letter,
        yes=table.column("ways_out", YES_SLOT).letter,
        no=table.column("ways_out", NO_SLOT).letter,
        number=table.column("number").letter,
        activity=table.column("activity").letter,
        requirements=table.column("requirements").letter,
        duration=table.column("duration").letter,
        output=table.column("output").letter,
        check=check,
        heading=table.heading_row,
        end=table.last_row + 1,
        count=f"${check}$2",
        amiss=f"${check}$3",
    )
