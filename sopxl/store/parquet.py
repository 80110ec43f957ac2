"""Tables as Parquet, the form that programs for data analysis read."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from sopxl.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

ROWS_AT_ONCE = 20_000
"""Rows of one group: what is held in memory while writing."""


def write_parquet(
    target: Path, columns: Mapping[str, type], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Write rows to a file, group by group; `columns` are the names with the types of values.

    Raises UsageError where pyarrow is not installed.
    """
    pa, parquet = _pyarrow()
    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in columns.items()])
    waiting = iter(rows)
    with parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        while group := list(islice(waiting, ROWS_AT_ONCE)):
            values = [
                pa.array(column, type=field.type)
                for column, field in zip(zip(*group, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(values, schema=schema))


def _pyarrow() -> tuple[Any, Any]:
    """Load pyarrow: its one door, which only an export to Parquet needs."""
    try:
        import pyarrow as pa  # noqa: PLC0415  the door
        from pyarrow import parquet  # noqa: PLC0415  the door
    except ImportError as error:
        raise UsageError(
            "Parquet hanya dapat ditulis dengan pyarrow, yang belum terpasang.",
            "Pasang dengan: pip install 'sopxl[parquet]', atau pakai --to csv.",
            "pyarrow-missing",
        ) from error
    return pa, parquet
