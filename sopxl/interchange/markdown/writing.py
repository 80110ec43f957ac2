"""An SOP written in the Markdown notation."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Any

from sopxl.interchange.markdown.words import label_of
from sopxl.interchange.sop_json import GROUPS, IDENTITY_KEYS
from sopxl.model.sop import NO_SLOT, YES_SLOT, Answer, StepKind
from sopxl.template.sop_ap import ACTORS_HEADING, STEPS, TEST_LOG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.model.identity import Identity, TestRecord
    from sopxl.model.sop import Sop, Step, WayOut
    from sopxl.template.spec import Column

STEP_COLUMNS = tuple(
    STEPS.column(field, item)
    for field, item in (
        ("number", None),
        ("activity", None),
        ("actors", None),
        ("kind", None),
        ("ways_out", YES_SLOT),
        ("ways_out", NO_SLOT),
        ("requirements", None),
        ("duration", None),
        ("output", None),
        ("remarks", None),
    )
)
"""The columns in the order of the printed form, which reads better than that of the sheet."""

_TO_ESCAPE = re.compile(r"[\\|]|<(?=br ?/?>)")


def dump(sop: Sop) -> str:
    """Return the SOP as Markdown text, the same for the same SOP."""
    blocks = [
        [*_identity_lines(sop.identity), f"{ACTORS_HEADING}: {'; '.join(sop.actors)}".rstrip()],
        _table(STEP_COLUMNS, (_step_cells(step) for step in sop.steps)),
    ]
    if sop.tests:
        blocks.append(_table(TEST_LOG.columns, (_test_cells(test) for test in sop.tests)))
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def _identity_lines(identity: Identity) -> Iterator[str]:
    for name, value in _identity_values(identity):
        match value:
            case ():
                continue
            case tuple():
                yield f"{label_of(name)}:"
                yield from (f"- {_on_one_line(item)}" for item in value)
            case _:
                if text := _on_one_line(_word(value)):
                    yield f"{label_of(name)}: {text}"


def _identity_values(identity: Identity) -> Iterator[tuple[str, Any]]:
    for key in IDENTITY_KEYS:
        value = getattr(identity, key)
        if key in GROUPS:
            yield from ((f"{key}.{name}", getattr(value, name)) for name in GROUPS[key])
        else:
            yield key, value


def _table(columns: Iterable[Column], rows: Iterable[tuple[str, ...]]) -> list[str]:
    labels = tuple(column.label for column in columns)
    return [_row(labels), _row(("---",) * len(labels)), *(_row(map(_escaped, row)) for row in rows)]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _step_cells(step: Step) -> tuple[str, ...]:
    return (
        str(step.number),
        step.activity,
        "; ".join(step.actors),
        step.kind.value,
        *_way_cells(step),
        step.requirements,
        step.duration.text,
        step.output,
        step.remarks,
    )


def _way_cells(step: Step) -> tuple[str, str]:
    """Return the two cells of the ways; a way that is neither cell's own states its answer."""
    own = Answer.YES if step.kind is StepKind.DECISION else Answer.NONE
    forth, no = step.answered(own), step.answered(Answer.NO)
    stated = [_stated(way) for way in step.ways_out if way is not forth and way is not no]
    first = [str(forth.target)] if forth else []
    return "; ".join((*first, *stated)), str(no.target) if no else ""


def _stated(way: WayOut) -> str:
    return f"{way.answer.value}: {way.target}"


def _test_cells(test: TestRecord) -> tuple[str, ...]:
    return tuple(_word(getattr(test, column.field)) for column in TEST_LOG.columns)


def _word(value: object) -> str:
    match value:
        case None:
            return ""
        case Enum():
            return str(value.value)
        case _:
            return str(value)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    """Return the text of a cell without what would end the cell or the row."""
    return "<br>".join(_TO_ESCAPE.sub(r"\\\g<0>", line) for line in text.splitlines())
