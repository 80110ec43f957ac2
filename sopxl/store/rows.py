"""An SOP as rows of the tables that keep it, in the order of their columns (`SOP_TABLES`)."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from json import JSONEncoder
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from sopxl.model.citation import Citation
from sopxl.model.place import Place
from sopxl.model.ref import Ref, identity_ref
from sopxl.model.reviews import reviews
from sopxl.reference.positions import position
from sopxl.register.analysis import figures
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
    WAY_CELLS,
    WAYS_OUT,
)
from sopxl.store.search_words import stems_of
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from enum import Enum

    from sopxl.model.place import HasPlace
    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop, WayOut
    from sopxl.register.analysis import Figures, Times
    from sopxl.register.entry import FindingRecord

Value: TypeAlias = str | int | float | None
Row: TypeAlias = tuple[Value, ...]
Rows: TypeAlias = dict[str, tuple[Row, ...]]

NOWHERE = Place()

NO_CITATION = ("", "", None, "")
"""Kind, number, year and subject of a text that cites nothing."""

ACTIVITY = STEP_FIELDS.index("activity")

_TEXTS = attrgetter(*TEXT_FIELDS)
_DATES = attrgetter(*DATE_FIELDS)
_APPROVER = attrgetter(*APPROVER_FIELDS)
_CLASSES = attrgetter(*CLASS_FIELDS)
_FINDING = attrgetter(*FINDING_COLUMNS)
_PLACED = tuple((name, identity_ref(name)) for name in PLACED_FIELDS)
_JSON = JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Placed:
    """The id of a source and the places of its parts."""

    source: int
    places: Mapping[Ref, HasPlace]

    def at(self, ref: Ref) -> HasPlace:
        """Return the place of a part, or of the field that holds it."""
        return self.places.get(ref) or self._field_of(ref) or NOWHERE

    def _field_of(self, ref: Ref) -> HasPlace | None:
        return None if ref.item is None else self.places.get(Ref(ref.part, ref.index, ref.field))

    def where(self, ref: Ref) -> tuple[str, str]:
        """Return sheet and cell of a part."""
        here = self.at(ref)
        return (here.sheet, here.cell)


def rows_of(sop: Sop, placed: Placed, settings: Settings) -> Rows:
    """Return one SOP as rows by table."""
    counted = figures(sop, settings)
    return {
        "sop": (_sop(sop, placed.source, counted, settings),),
        "place": tuple(_places(placed)),
        "listed": tuple(_listed(sop, placed)),
        "citation": tuple(_citations(sop, placed)),
        "related": tuple(_related(sop, placed)),
        "actor": tuple(_actors(sop, placed)),
        "step": tuple(_steps(sop, placed, counted.of_steps)),
        "handover": tuple(_handovers(sop, placed)),
        "test": tuple(_tests(sop, placed)),
        "stems": (stems_of(sop, placed.source),),
    }


def finding_rows(
    source: int, origin: str, findings: Iterable[FindingRecord], first: int = 0
) -> Iterator[Row]:
    """Yield findings as rows, numbered in their order."""
    for item, found in enumerate(findings, first):
        yield (source, origin, item, *_FINDING(found), *(found.fix or (None, None)))


def _sop(sop: Sop, source: int, counted: Figures, settings: Settings) -> Row:
    identity, due = sop.identity, reviews(sop, settings)
    dates = _DATES(identity)
    return (
        source,
        _word(identity.status),
        *_TEXTS(identity),
        *[value for date in dates for value in (date.text, _iso(date.day))],
        *_APPROVER(identity.approver),
        *map(_word, _CLASSES(identity.classification)),
        counted.steps,
        counted.decisions,
        counted.actors,
        counted.measured,
        counted.time_text(settings),
        _iso(due.monitoring),
        _iso(due.evaluation),
        *counted.times,
    )


def _places(placed: Placed) -> Iterator[Row]:
    for name, ref in _PLACED:
        if place := placed.places.get(ref):
            yield (placed.source, name, place.sheet, place.cell)


def _listed(sop: Sop, placed: Placed) -> Iterator[Row]:
    for name in LISTED_FIELDS:
        for item, text in enumerate(getattr(sop.identity, name)):
            yield (placed.source, name, item, text, *placed.where(identity_ref(name, item)))


def _citations(sop: Sop, placed: Placed) -> Iterator[Row]:
    for item, text in enumerate(sop.identity.legal_basis):
        cited = Citation.parse(text)
        parts = (cited.kind, cited.number, cited.year, cited.about) if cited else NO_CITATION
        where = placed.where(identity_ref("legal_basis", item))
        yield (placed.source, item, text, *parts, *where)


def _related(sop: Sop, placed: Placed) -> Iterator[Row]:
    for item, text in enumerate(sop.identity.related):
        yield (placed.source, item, text, *placed.where(identity_ref("related", item)))


def _actors(sop: Sop, placed: Placed) -> Iterator[Row]:
    """Yield the heads of the actor columns, then the roles that only steps name."""
    steps = Counter(actor for step in sop.steps for actor in dict.fromkeys(step.actors))
    unheaded = (name for name in steps if name not in sop.actors)
    for item, name in enumerate((*sop.actors, *unheaded)):
        facts = (name, item < len(sop.actors), _external(name), steps[name])
        yield (placed.source, item, *facts, *placed.where(Ref("actors", item)))


def _external(role: str) -> bool:
    known = position(role)
    return known is not None and known.external


def _steps(sop: Sop, placed: Placed, times: Sequence[Times]) -> Iterator[Row]:
    for step in sop.steps:
        here = [placed.at(ref) for ref in _cells_of_step(step.index)]
        yield (
            placed.source,
            step.index,
            step.number,
            step.kind.value,
            step.activity,
            _actors_as_json(step.actors),
            step.requirements,
            step.duration.text,
            step.output,
            step.remarks,
            _ways(step.ways_out),
            *times[step.index],
            here[ACTIVITY].sheet,
            *[place.cell for place in here],
        )


@lru_cache(maxsize=1024)  # all SOPs have a first step
def _cells_of_step(index: int) -> tuple[Ref, ...]:
    """Return the addresses of what stands in a cell of its own, in the order of the columns."""
    fields = (Ref("steps", index, name) for name in STEP_FIELDS)
    ways = (Ref("steps", index, WAYS_OUT, item) for item in range(len(WAY_CELLS)))
    return (*fields, *ways)


@lru_cache(maxsize=4096)  # an actor has a part in many steps
def _actors_as_json(actors: tuple[str, ...]) -> str:
    return _JSON(actors)


@lru_cache(maxsize=4096)
def _ways(ways: tuple[WayOut, ...]) -> str:
    return _JSON([{"target": way.target, "answer": way.answer.value} for way in ways])


def _handovers(sop: Sop, placed: Placed) -> Iterator[Row]:
    for found in handovers(sop):
        yield (placed.source, found.giver, found.receiver, found.count)


def _tests(sop: Sop, placed: Placed) -> Iterator[Row]:
    for item, test in enumerate(sop.tests):
        yield (
            placed.source,
            item,
            _word(test.kind),
            test.position,
            test.date.text,
            _iso(test.date.day),
            test.result,
            test.note,
            test.priority,
            *placed.where(Ref("tests", item, "kind")),
        )


def _word(choice: Enum | None) -> str | None:
    return None if choice is None else choice.value


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
