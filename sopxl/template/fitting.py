"""A form made to measure: as many actor columns and list lines as one SOP needs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sopxl.template.address import Spot, column_number, letter
from sopxl.template.spec import Field, Kind, Table, Template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.template.spec import ActorColumns, Column


def with_actors(template: Template, count: int) -> Template:
    """Return the form with `count` actor columns; what stands right of them moves along."""
    actors = template.actors
    if actors is None or count == actors.prepared:
        return template
    first, shift = column_number(actors.first_letter), count - actors.prepared
    tables = tuple(_shifted(table, first, shift, actors) for table in template.tables)
    return replace(template, tables=tables, actors=replace(actors, prepared=count))


def with_rows(template: Template, sheet: str, rows: int) -> Template:
    """Return the form with `rows` prepared rows in the table of `sheet`."""
    tables = tuple(
        replace(table, prepared_rows=rows) if table.sheet == sheet else table
        for table in template.tables
    )
    return replace(template, tables=tables)


def with_lists(template: Template, lengths: Mapping[str, int]) -> Template:
    """Return the form with room for lists of these lengths (by field name) in its printed head.

    Lists that start side by side keep the same number of lines; what stands below moves down.
    """
    growth: dict[int, int] = {}
    for field in template.fields:
        if field.kind is Kind.LIST:
            start = Spot.at(field.label_cell).row
            missing = lengths.get(field.field, 0) - field.rows
            growth[start] = max(growth.get(start, 0), missing)
    return replace(template, fields=tuple(_grown(field, growth) for field in template.fields))


def _grown(field: Field, growth: Mapping[int, int]) -> Field:
    if not field.printed:
        return field
    label, value = Spot.at(field.label_cell), Spot.at(field.cell)
    lowered = sum(lines for start, lines in growth.items() if start < label.row)
    lines = growth.get(label.row, 0) if field.kind is Kind.LIST else 0
    return replace(
        field,
        label_cell=str(label.moved(lowered)),
        cell=str(value.moved(lowered)),
        rows=field.rows + lines,
    )


def _shifted(table: Table, first: int, shift: int, actors: ActorColumns) -> Table:
    if not any(column.field == "actors" for column in table.columns):
        return table

    def moved(column: Column) -> Column:
        number = column_number(column.letter)
        beyond = number >= first + actors.prepared
        return replace(column, letter=letter(number + shift)) if beyond else column

    return replace(
        table,
        columns=tuple(map(moved, table.columns)),
        check=table.check and moved(table.check),
    )
