"""An SOP as rows of the tables that keep it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sopxl.model.citation import Citation
from sopxl.model.place import Place
from sopxl.model.ref import Ref
from sopxl.model.reviews import reviews
from sopxl.reference.positions import position
from sopxl.register.analysis import figures, times_of
from sopxl.register.relations import handovers
from sopxl.store.columns import (
    APPROVER_FIELDS,
    CLASS_FIELDS,
    DATE_FIELDS,
    FINDING_COLUMNS,
    LISTED_FIELDS,
    PLACED_FIELDS,
    STEP_FIELDS,
    TEXT_FIELDS,
    TIME_COLUMNS,
    WAY_CELLS,
    WAYS_OUT,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from enum import Enum

    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop, Step
    from sopxl.register.analysis import Times
    from sopxl.register.entry import FindingRecord

Value: TypeAlias = str | int | float | None
Row: TypeAlias = dict[str, Value]
Rows: TypeAlias = dict[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Placed:
    """The id of a source and the places of its parts."""

    source: int
    places: Mapping[Ref, Place]

    def row(self, item: int, ref: Ref) -> Row:
        """Return the columns that say whose a row is and where it stands."""
        place = self.at(ref)
        return {"source": self.source, "item": item, "sheet": place.sheet, "cell": place.cell}

    def at(self, ref: Ref) -> Place:
        """Return the place of a part, or of the field that holds it."""
        here = self.places.get(ref)
        if here is None and ref.item is not None and (whole := ref.wider()):
            here = self.places.get(whole)
        return here or Place()


def rows_of(sop: Sop, placed: Placed, settings: Settings) -> Rows:
    """Return one SOP as rows by table."""
    return {
        "sop": (_sop(sop, placed, settings),),
        "place": tuple(_places(placed)),
        "listed": tuple(_listed(sop, placed)),
        "citation": tuple(_citations(sop, placed)),
        "related": tuple(_related(sop, placed)),
        "actor": tuple(_actors(sop, placed)),
        "step": tuple(_step(step, placed, settings) for step in sop.steps),
        "handover": tuple(_handovers(sop, placed)),
        "test": tuple(_tests(sop, placed)),
    }


def finding_rows(source: int, origin: str, findings: Iterable[FindingRecord]) -> Iterator[Row]:
    """Yield findings as rows, numbered in their order."""
    for item, found in enumerate(findings):
        old, new = found.fix or (None, None)
        row: Row = {"source": source, "origin": origin, "item": item}
        row |= {name: getattr(found, name) for name in FINDING_COLUMNS}
        yield row | {"fix_old": old, "fix_new": new}


def _sop(sop: Sop, placed: Placed, settings: Settings) -> Row:
    identity = sop.identity
    counted, due = figures(sop, settings), reviews(sop, settings)
    row: Row = {"source": placed.source, "status": _word(identity.status)}
    row |= {name: getattr(identity, name) for name in TEXT_FIELDS}
    for name in DATE_FIELDS:
        date = getattr(identity, name)
        row |= {f"{name}_text": date.text, name: _iso(date.day)}
    row |= {f"approver_{name}": getattr(identity.approver, name) for name in APPROVER_FIELDS}
    row |= {name: _word(getattr(identity.classification, name)) for name in CLASS_FIELDS}
    row |= {
        "step_count": counted.steps,
        "decision_count": counted.decisions,
        "actor_count": counted.actors,
        "measured_count": counted.measured,
        "time_text": counted.time_text(settings),
        "monitoring_due": _iso(due.monitoring),
        "evaluation_due": _iso(due.evaluation),
    }
    return row | _minutes(counted.times)


def _places(placed: Placed) -> Iterator[Row]:
    for field_name in PLACED_FIELDS:
        if place := placed.places.get(Ref("identity", field=field_name)):
            yield {
                "source": placed.source,
                "field": field_name,
                "sheet": place.sheet,
                "cell": place.cell,
            }


def _listed(sop: Sop, placed: Placed) -> Iterator[Row]:
    for name in LISTED_FIELDS:
        for item, text in enumerate(getattr(sop.identity, name)):
            at = placed.row(item, Ref("identity", field=name, item=item))
            yield at | {"field": name, "text": text}


def _citations(sop: Sop, placed: Placed) -> Iterator[Row]:
    for item, text in enumerate(sop.identity.legal_basis):
        at = placed.row(item, Ref("identity", field="legal_basis", item=item))
        cited = Citation.parse(text)
        yield at | {
            "text": text,
            "kind": cited.kind if cited else "",
            "number": cited.number if cited else "",
            "year": cited.year if cited else None,
            "about": cited.about if cited else "",
        }


def _related(sop: Sop, placed: Placed) -> Iterator[Row]:
    for item, text in enumerate(sop.identity.related):
        yield placed.row(item, Ref("identity", field="related", item=item)) | {"text": text}


def _actors(sop: Sop, placed: Placed) -> Iterator[Row]:
    """Yield the heads of the actor columns, then the roles that only steps name."""
    steps = Counter(actor for step in sop.steps for actor in dict.fromkeys(step.actors))
    unheaded = (name for name in steps if name not in sop.actors)
    for item, name in enumerate((*sop.actors, *unheaded)):
        yield placed.row(item, Ref("actors", item)) | {
            "name": name,
            "headed": item < len(sop.actors),
            "external": _external(name),
            "step_count": steps[name],
        }


def _external(role: str) -> bool:
    known = position(role)
    return known is not None and known.external


def _step(step: Step, placed: Placed, settings: Settings) -> Row:
    ways = [(way.target, way.answer.value) for way in step.ways_out]
    return {
        "source": placed.source,
        "item": step.index,
        "number": step.number,
        "kind": step.kind.value,
        "activity": step.activity,
        "actors": _json(step.actors),
        "requirements": step.requirements,
        "duration": step.duration.text,
        "output": step.output,
        "remarks": step.remarks,
        "ways_out": _json(ways),
        "sheet": placed.at(step.ref("activity")).sheet,
        **{f"{name}_cell": placed.at(step.ref(name)).cell for name in STEP_FIELDS},
        **{
            column: placed.at(step.ref(WAYS_OUT, item)).cell
            for item, column in enumerate(WAY_CELLS)
        },
        **_minutes(times_of(step.duration, settings)),
    }


def _handovers(sop: Sop, placed: Placed) -> Iterator[Row]:
    for found in handovers(sop):
        yield {
            "source": placed.source,
            "giver": found.giver,
            "receiver": found.receiver,
            "count": found.count,
        }


def _tests(sop: Sop, placed: Placed) -> Iterator[Row]:
    for item, test in enumerate(sop.tests):
        yield placed.row(item, Ref("tests", item, "kind")) | {
            "kind": _word(test.kind),
            "position": test.position,
            "date_text": test.date.text,
            "date": _iso(test.date.day),
            "result": test.result,
            "note": test.note,
            "priority": test.priority,
        }


def _minutes(times: Times) -> Row:
    return {column: getattr(times, name) for name, column in TIME_COLUMNS}


def _word(choice: Enum | None) -> str | None:
    return None if choice is None else choice.value


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
