"""What merging decided, as rows of the tables that are emptied and filled again each time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from sopxl.register.entry import FindingRecord
from sopxl.rules.located import Located
from sopxl.store.columns import BETWEEN, FROM_REGISTER, PROCESS_LISTS, PROCESS_TEXTS
from sopxl.store.parcel import source_id
from sopxl.store.rows import finding_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sopxl.model.place import Place
    from sopxl.model.process import Process, ProcessTree
    from sopxl.model.ref import Ref
    from sopxl.model.settings import Profile
    from sopxl.reference.offices import Office
    from sopxl.register.alike import Alike
    from sopxl.register.conflicts import Conflict
    from sopxl.register.links import Link
    from sopxl.register.merge import Merged
    from sopxl.register.raised import Raised
    from sopxl.store.rows import Row, Value

    Record: TypeAlias = dict[str, Value]
    """A row by the names of its columns."""

    Locate = Callable[[str, Ref], Place]


def merged_rows(merged: Merged) -> Mapping[str, Iterable[Record]]:
    """Return what merging decided as rows by table."""
    return {
        "standing": (
            {"source": source_id(path), "standing": standing.value}
            for path, standing in merged.standings.items()
        ),
        "link": map(_link, merged.links),
        "conflict": (
            {"item": item} | _conflict(conflict) for item, conflict in enumerate(merged.conflicts)
        ),
        "alike": (
            {"item": item} | _alike(pair, merged.differences.get(pair, ""))
            for item, pair in enumerate(merged.alike)
        ),
        "hanging": (
            {"source": source_id(one.path), "code": one.code, "hung_by": one.by.value}
            for one in merged.hanging
        ),
        "role": (
            {"name": name, "harmonised": harmonised}
            for name, harmonised in merged.decisions.roles.items()
        ),
    }


def _link(link: Link) -> Record:
    return {
        "source": source_id(link.path),
        "item": link.item,
        "match": link.match.value,
        "target": source_id(link.target) if link.target else None,
        "proposed": source_id(link.proposed) if link.proposed else None,
        "mutual": link.mutual,
        "confidence": link.confidence,
    }


def _conflict(conflict: Conflict) -> Record:
    return {
        "kind": conflict.kind.value,
        "subject": conflict.subject,
        "kept": conflict.kept,
        "other": conflict.other,
        "reason": conflict.reason,
    }


def _alike(pair: Alike, differences: str) -> Record:
    return {
        "kept": pair.kept,
        "other": pair.other,
        "percent": pair.percent,
        "differences": differences,
    }


def raised_rows(raised: Iterable[Raised], locate: Locate, profile: Profile) -> Iterator[Row]:
    """Yield the findings of merging, each in the cell where its part stands."""
    by_path: defaultdict[str, list[FindingRecord]] = defaultdict(list)
    for found in raised:
        place = found.place or locate(found.path, found.finding.ref)
        severity = found.finding.rule.severity_in(profile)
        by_path[found.path].append(FindingRecord.of(Located(found.finding, place, severity)))
    for path, findings in by_path.items():
        yield from finding_rows(source_id(path), FROM_REGISTER, findings)


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
