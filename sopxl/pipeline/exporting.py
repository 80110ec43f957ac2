"""From a register to tables for other programs, one file for each."""

from __future__ import annotations

import csv
from enum import Enum
from typing import TYPE_CHECKING, Any

from sopxl.pipeline.files import replacing
from sopxl.pipeline.results import register_file
from sopxl.report.register_tables import data_tables
from sopxl.store.parquet import write_parquet
from sopxl.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sopxl.report.register_tables import DataTable

SEPARATOR, DECIMAL_COMMA = ";", ","
"""What Excel in Indonesian takes for the next column, and for a fraction."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
AS_TEXT = "'"
"""Before a text that begins so: a spreadsheet would reckon what somebody has typed elsewhere."""


class TableForm(Enum):
    """What the tables of a register can be written as; the value is the ending of the files."""

    PARQUET = "parquet"
    CSV = "csv"


def export_register(register: Path, out: Path, form: TableForm) -> tuple[Path, ...]:
    """Write every table of a register into the folder `out` and return the files.

    Raises UsageError for a register that does not exist and for a library that is missing,
    UserError for a file that is no register and for a folder that cannot be written.
    """
    with Store.read(register_file(register)) as store:
        return tuple(_write(store, out, table, form) for table in data_tables())


def _write(store: Store, out: Path, table: DataTable, form: TableForm) -> Path:
    target = out / f"{table.name}.{form.value}"
    rows = table.rows(store.rows(table.view))
    with replacing(target) as beside:
        match form:
            case TableForm.PARQUET:
                columns = {column.name: column.type for column in table.columns}
                write_parquet(beside, columns, rows)
            case TableForm.CSV:
                _write_csv(beside, [column.name for column in table.columns], rows)
    return target


def _write_csv(target: Path, names: list[str], rows: Iterable[tuple[Any, ...]]) -> None:
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, delimiter=SEPARATOR)
        table.writerow(names)
        table.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    match value:
        case str() if value.startswith(FORMULA_SIGNS):
            return f"{AS_TEXT}{value}"
        case float():
            return int(value) if value.is_integer() else str(value).replace(".", DECIMAL_COMMA)
        case _:
            return value
