"""Rows of the store as the SOP they came from, with the places of its parts."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any

from sopxl.model.dates import FormDate
from sopxl.model.duration import Duration
from sopxl.model.identity import (
    Approver,
    Classification,
    Completeness,
    Identity,
    Nature,
    Scope,
    Status,
    Subject,
    TesterKind,
    TestRecord,
)
from sopxl.model.place import Place
from sopxl.model.process import Process, ProcessGroup, ProcessTree
from sopxl.model.ref import Ref
from sopxl.model.sop import Answer, Sop, Step, StepKind, WayOut
from sopxl.register.entry import Entry, FindingRecord, Refusal, Source, State
from sopxl.store.columns import (
    APPROVER_FIELDS,
    BETWEEN,
    DATE_FIELDS,
    FINDING_COLUMNS,
    LISTED_FIELDS,
    PROCESS_LISTS,
    PROCESS_TEXTS,
    STEP_FIELDS,
    TEXT_FIELDS,
    WAY_CELLS,
    WAYS_OUT,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from sqlite3 import Row

    Tables = Mapping[str, list[Row]]

ENTRY_TABLES = (
    *("sop", "listed", "citation", "related", "actor", "step", "test"),
    *("place", "finding"),
)
"""What has to be read to get an SOP back, and what more for its entry."""


def source_of(row: Row) -> Source:
    """Return a source from its row."""
    refused = row["refusal_code"]
    refusal = Refusal(refused, row["refusal_message"], row["refusal_remedy"]) if refused else None
    return Source(
        path=row["path"],
        size=row["size"],
        modified_ns=row["modified_ns"],
        sha256=row["sha256"],
        template=row["template"],
        imported=row["imported"],
        reader=row["reader"],
        state=State(row["state"]),
        refusal=refusal,
    )


def entry_of(source: Source, tables: Tables) -> Entry:
    """Return the entry of a source from its rows."""
    return Entry(
        source=source,
        sop=sop_of(tables),
        places=dict(_places(tables)),
        findings=tuple(map(finding_of, tables["finding"])),
    )


def finding_of(row: Row) -> FindingRecord:
    """Return a finding from its row."""
    said = {name: intern(row[name]) for name in FINDING_COLUMNS}
    fix = None if row["fix_old"] is None else (row["fix_old"], row["fix_new"])
    return FindingRecord(**said, fix=fix)


def sop_of(tables: Tables) -> Sop:
    """Return an SOP from its rows."""
    return Sop(
        identity=_identity(tables),
        actors=tuple(row["name"] for row in tables["actor"] if row["headed"]),
        steps=tuple(map(_step, tables["step"])),
        tests=tuple(map(_test, tables["test"])),
    )


def _identity(tables: Tables) -> Identity:
    row = tables["sop"][0]
    plain: dict[str, Any] = {name: row[name] for name in TEXT_FIELDS}
    for name in DATE_FIELDS:
        plain[name] = FormDate(row[f"{name}_text"], day_of(row[name]))
    for name in LISTED_FIELDS:
        plain[name] = tuple(item["text"] for item in tables["listed"] if item["field"] == name)
    return Identity(
        **plain,
        status=status_of(row),
        approver=Approver(*(row[f"approver_{name}"] for name in APPROVER_FIELDS)),
        classification=_classification(row),
        legal_basis=tuple(item["text"] for item in tables["citation"]),
        related=tuple(item["text"] for item in tables["related"]),
    )


def status_of(row: Row) -> Status | None:
    """Return where an SOP stands in its life."""
    return Status(row["status"]) if row["status"] else None


def day_of(text: str | None) -> date | None:
    """Return the day of an ISO text; a column without a day has none."""
    return date.fromisoformat(text) if text else None


def _classification(row: Row) -> Classification:
    return Classification(
        nature=Nature(row["nature"]) if row["nature"] else None,
        scope=Scope(row["scope"]) if row["scope"] else None,
        completeness=Completeness(row["completeness"]) if row["completeness"] else None,
        subject=Subject(row["subject"]) if row["subject"] else None,
    )


def _step(row: Row) -> Step:
    return Step(
        index=row["item"],
        number=int(row["number"]),
        activity=row["activity"],
        actors=_actors(row["actors"]),
        kind=StepKind(row["kind"]),
        requirements=row["requirements"],
        duration=Duration.parse(row["duration"]),
        output=row["output"],
        remarks=row["remarks"],
        ways_out=_ways(row["ways_out"]),
    )


@lru_cache(maxsize=65_536)  # few roles have a part in very many steps
def _actors(text: str) -> tuple[str, ...]:
    return tuple(map(intern, json.loads(text)))


@lru_cache(maxsize=4096)
def _ways(text: str) -> tuple[WayOut, ...]:
    return tuple(WayOut(way["target"], Answer(way["answer"])) for way in json.loads(text))


def _test(row: Row) -> TestRecord:
    return TestRecord(
        kind=TesterKind(row["kind"]) if row["kind"] else None,
        position=row["position"],
        date=FormDate(row["date_text"], day_of(row["date"])),
        result=row["result"],
        note=row["note"],
        priority=row["priority"],
    )


def _places(tables: Tables) -> Iterator[tuple[Ref, Place]]:
    """Yield the places that are kept; parts that never had one are left out."""
    for ref, sheet, cell in _cells(tables):
        if cell:
            yield ref, _place(sheet, cell)


@lru_cache(maxsize=65_536)  # forms of one template have the same cells
def _place(sheet: str, cell: str) -> Place:
    return Place(sheet, cell)


def _cells(tables: Tables) -> Iterator[tuple[Ref, str, str]]:
    for row in tables["place"]:
        yield Ref("identity", field=row["field"]), row["sheet"], row["cell"]
    for row in tables["listed"]:
        yield _item(row["field"], row)
    for table, field in (("citation", "legal_basis"), ("related", "related")):
        yield from (_item(field, row) for row in tables[table])
    for row in tables["actor"]:
        yield Ref("actors", row["item"]), row["sheet"], row["cell"]
    for row in tables["test"]:
        yield Ref("tests", row["item"], "kind"), row["sheet"], row["cell"]
    yield from _step_cells(tables["step"])


def _item(field: str, row: Row) -> tuple[Ref, str, str]:
    return Ref("identity", field=field, item=row["item"]), row["sheet"], row["cell"]


def _step_cells(rows: Iterable[Row]) -> Iterator[tuple[Ref, str, str]]:
    for row in rows:
        for name in STEP_FIELDS:
            yield Ref("steps", row["item"], name), row["sheet"], row[f"{name}_cell"]
        for item, column in enumerate(WAY_CELLS):
            yield Ref("steps", row["item"], WAYS_OUT, item), row["sheet"], row[column]


def tree_of(rows: Iterable[Row]) -> ProcessTree:
    """Return the process map from its rows."""
    return ProcessTree(map(_process, rows))


def _process(row: Row) -> Process:
    plain: dict[str, Any] = {name: row[name] for name in PROCESS_TEXTS}
    for name in PROCESS_LISTS:
        plain[name] = tuple(row[name].split(BETWEEN)) if row[name] else ()
    return Process(
        **plain,
        level=row["level"],
        group=ProcessGroup(row["process_group"]) if row["process_group"] else None,
        place=Place(row["sheet"], row["cell"]),
    )
