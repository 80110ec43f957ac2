"""An SOP as JSON: read to a Draft, written from a Sop.

    {"identity": {"title": str, …, "approver": {"position", "name", "nip"}, "legal_basis": [str]},
     "tests": [{"kind", "position", "date", "result", "note", "priority"}], "actors": [str],
     "steps": [{"number": int, "activity": str, "actors": [str], "kind": str, …,
                "ways_out": [{"target": int, "answer": "Ya|Tidak|"}]}]}

The keys are the field names of the model; missing ones are empty, others are refused.
"""

from __future__ import annotations

import json
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING, Any, NoReturn

from sopxl.intake.draft import Draft, Entry, FoundBy
from sopxl.intake.parse.steps import BETWEEN_ACTORS
from sopxl.interchange.ways import StatedWay, way_entries
from sopxl.model.errors import UserError
from sopxl.model.identity import Approver, Classification, Identity, TestRecord
from sopxl.model.ref import Ref
from sopxl.model.sop import Step, WayOut
from sopxl.template.sop_ap import SOP_AP
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.model.sop import Sop


def _names(record: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


LISTS = tuple(field.name for field in fields(Identity) if field.default == ())
GROUPS = {"approver": _names(Approver), "classification": _names(Classification)}
IDENTITY_KEYS = _names(Identity)
TEST_KEYS = _names(TestRecord)
STEP_KEYS = tuple(name for name in _names(Step) if name != "index")
WAY_KEYS = _names(WayOut)
SOP_KEYS = ("identity", "tests", "actors", "steps")

TYPE_WORDS = {dict: "objek {…}", list: "daftar […]", str: "teks", int: "bilangan bulat"}
WRONG_TYPE = "{pointer} harus berupa {wanted}."
UNKNOWN_KEY = "Kunci «{key}» di {pointer} tidak dikenal; yang dikenal: {known}."
REPEATED_KEY = "Kunci «{key}» ditulis dua kali dalam satu objek."
REMEDY = "Sesuaikan dengan bentuk SOP dalam JSON, atau buat contohnya dengan «sopxl export»."


def to_draft(text: str, source: str = "") -> Draft:
    """Return the draft that a JSON text holds.

    Missing keys are empty cells. Raises UserError, with the line or the JSON pointer, for text that
    is no JSON, for unknown and repeated keys, and for values of the wrong type.
    """
    return Draft(source, dict(_entries(_Node(_loaded(text), ""))), SOP_AP.key)


def dump(sop: Sop) -> str:
    """Return the SOP as JSON text, the same for the same SOP."""
    return json.dumps(record(sop), ensure_ascii=False, indent=2) + "\n"


def record(sop: Sop) -> dict[str, Any]:
    """Return the SOP as the objects, lists and texts of the JSON contract."""
    return {
        "identity": _written(sop.identity, IDENTITY_KEYS),
        "tests": [_written(test, TEST_KEYS) for test in sop.tests],
        "actors": list(sop.actors),
        "steps": [_step_record(step) for step in sop.steps],
    }


@dataclass(frozen=True, slots=True)
class _Node:
    """A JSON value and its pointer."""

    value: Any
    pointer: str

    def as_type(self, wanted: type) -> Any:
        if self.value is None:
            return wanted()
        if type(self.value) is not wanted:
            _refuse(WRONG_TYPE.format(pointer=self.pointer or "/", wanted=TYPE_WORDS[wanted]))
        return self.value

    def children(self, known: tuple[str, ...]) -> Mapping[str, _Node]:
        """Return the members of an object, missing ones empty."""
        members = self.as_type(dict)
        for key in members:
            if key not in known:
                words = {"key": key, "pointer": self.pointer or "/", "known": ", ".join(known)}
                _refuse(UNKNOWN_KEY.format_map(words))
        return {key: _Node(members.get(key), f"{self.pointer}/{key}") for key in known}

    def items(self) -> tuple[_Node, ...]:
        values = self.as_type(list)
        return tuple(_Node(value, f"{self.pointer}/{i}") for i, value in enumerate(values))

    def entry(self, text: str | None = None) -> Entry:
        shown = self.as_type(str) if text is None else text
        return Entry(shown, self.pointer, value=shown, found=FoundBy.POINTER)

    def whole(self) -> Entry:
        """Return the place of a part whose cells stand on their own."""
        return Entry("", self.pointer, found=FoundBy.POINTER)


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_without_repeats)
    except json.JSONDecodeError as error:
        raise UserError(
            f"Baris {error.lineno}, kolom {error.colno}: bukan JSON yang sah.",
            "Periksa tanda kutip, koma, dan kurung di sekitar tempat itu.",
            "not-json",
        ) from error
    except (RecursionError, ValueError) as error:
        raise UserError(
            "Isi JSON ini terlalu dalam atau memuat bilangan yang terlalu panjang.",
            "Pastikan berkas ini memang sebuah SOP, bukan data lain.",
            "not-json",
        ) from error


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        _refuse(REPEATED_KEY.format(key=twice))
    return members


def _refuse(message: str) -> NoReturn:
    raise UserError(message, REMEDY, "wrong-json")


def _entries(root: _Node) -> Iterator[tuple[Ref, Entry]]:
    parts = root.children(SOP_KEYS)
    for name, part in parts.items():
        yield Ref(name), part.whole()
    yield from _identity_entries(parts["identity"])
    for index, test in enumerate(parts["tests"].items()):
        yield Ref("tests", index), test.whole()
        for key, node in test.children(TEST_KEYS).items():
            yield Ref("tests", index, key), node.entry()
    for index, actor in enumerate(parts["actors"].items()):
        yield Ref("actors", index), actor.entry()
    for index, step in enumerate(parts["steps"].items()):
        yield Ref("steps", index), step.whole()
        yield from _step_entries(index, step)


def _identity_entries(identity: _Node) -> Iterator[tuple[Ref, Entry]]:
    for key, node in identity.children(IDENTITY_KEYS).items():
        if key in GROUPS:
            yield Ref("identity", None, key), node.whole()
            for name, member in node.children(GROUPS[key]).items():
                yield Ref("identity", None, f"{key}.{name}"), member.entry()
        elif key in LISTS:
            yield Ref("identity", None, key), node.whole()
            for item, line in enumerate(node.items()):
                yield Ref("identity", None, key, item), line.entry()
        else:
            yield Ref("identity", None, key), node.entry()


def _step_entries(index: int, step: _Node) -> Iterator[tuple[Ref, Entry]]:
    for key, node in step.children(STEP_KEYS).items():
        ref = Ref("steps", index, key)
        match key:
            case "ways_out":
                yield ref, node.whole()
                yield from way_entries(index, _ways(node))
            case "actors":
                names = [name.as_type(str) for name in node.items()]
                yield ref, node.entry(f"{BETWEEN_ACTORS} ".join(names))
            case "number":
                yield ref, node.entry("" if node.value is None else str(node.as_type(int)))
            case _:
                yield ref, node.entry()


def _ways(ways: _Node) -> Iterator[StatedWay]:
    for way in ways.items():
        members = way.children(WAY_KEYS)
        target = members["target"]
        shown = "" if target.value is None else str(target.as_type(int))
        yield StatedWay(shown, members["answer"].as_type(str), ways.pointer)


def _step_record(step: Step) -> dict[str, Any]:
    return {
        "number": step.number,
        "activity": step.activity,
        "actors": list(step.actors),
        "kind": step.kind.value,
        "requirements": step.requirements,
        "duration": step.duration.text,
        "output": step.output,
        "remarks": step.remarks,
        "ways_out": [{"target": way.target, "answer": way.answer.value} for way in step.ways_out],
    }


def _written(whole: object, keys: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields of a model value, choices in the words of the form."""
    return {key: _value(key, getattr(whole, key)) for key in keys}


def _value(key: str, value: Any) -> Any:
    if key in GROUPS:
        return _written(value, GROUPS[key])
    match value:
        case tuple():
            return list(value)
        case None:
            return ""
        case Enum():
            return value.value
        case _:
            return str(value)
