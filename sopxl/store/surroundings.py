"""The process map and the offices of a run, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sopxl.store.columns import BETWEEN, PROCESS_LISTS, PROCESS_TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.model.process import Process, ProcessTree
    from sopxl.reference.offices import Office
    from sopxl.store.rows import Value

    Record: TypeAlias = dict[str, Value]
    """A row by the names of its columns."""


def process_rows(tree: ProcessTree) -> Iterator[Record]:
    """Yield the process map, each process with those above it by level."""
    leaves = {process.code for process in tree.leaves}
    for item, process in enumerate(tree):
        yield {
            "item": item,
            **{name: getattr(process, name) for name in PROCESS_TEXTS},
            **{name: BETWEEN.join(getattr(process, name)) for name in PROCESS_LISTS},
            "level": process.level,
            "process_group": process.group and process.group.value,
            "leaf": process.code in leaves,
            "sheet": process.place.sheet,
            "cell": process.place.cell,
            **_above(tree.path(process.code)),
        }


def office_rows(offices: Iterable[Office]) -> Iterator[Record]:
    """Yield the offices that an SOP can belong to."""
    for office in offices:
        yield {"code": office.code, "name": office.name, "tier": office.level.value}


def _above(path: tuple[Process, ...]) -> Record:
    """Return the columns of level 0, level 1, the deepest process below, and the map."""
    tree = [process for process in path if not process.cross_functional]
    maps = [process for process in path if process.cross_functional]
    columns = {"0": tree[:1], "1": tree[1:2], "below": tree[2:][-1:], "map": maps[-1:]}
    row: Record = {}
    for name, found in columns.items():
        row[f"code_{name}"] = found[0].code if found else ""
        row[f"name_{name}"] = found[0].name if found else ""
    return row
