"""The table of steps: what each row means."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from sopxl.intake.draft import FoundBy
from sopxl.intake.parse.references import NUMBER, follow_references
from sopxl.intake.parse.text import one_line, same_words, whole_lines
from sopxl.intake.parse.words import ANSWERS, KINDS, OTHER_ANSWER_WORDS, OTHER_KIND_WORDS
from sopxl.model.duration import Duration, DurationForm
from sopxl.model.duration_spelling import spelled_out
from sopxl.model.ref import Ref
from sopxl.model.sop import NO_SLOT, Answer, Step, StepKind, WayOut
from sopxl.rules.reading import steps as reading
from sopxl.rules.rule import Fix
from sopxl.rules.suggestions import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.intake.parse.cell import Cell, Findings, Part

LOST_REFERENCE = "#REF!"
BETWEEN_ACTORS = ";"

_MOMENTS = {
    date: reading.date_for_duration,
    datetime: reading.date_for_duration,
    time: reading.clock_for_duration,
    timedelta: reading.clock_for_duration,
}
"""What Excel makes of a duration that it takes for something else."""

_TARGET = re.compile(
    r"(?:ke[ -])?(?:langkah |nomor |no\.? ?)?(\d{1,6})(?:\.|[.,]0+)?", re.IGNORECASE
)


def read_actors(cells: Mapping[int, Cell], findings: Findings) -> tuple[str, ...]:
    """Return the heads of the actor columns; empty ones at the right do not count."""
    heads = [findings.text(cells.get(index)) for index in range(max(cells, default=-1) + 1)]
    while heads and not heads[-1]:
        heads.pop()
    for index, head in enumerate(heads):
        ref = Ref("actors", index)
        if not head and index in cells and ref not in findings.unread:
            findings.misread(ref, reading.blank_actor_heading)
    return tuple(heads)


def read_steps(
    rows: Mapping[int, Part], actors: tuple[str, ...], findings: Findings
) -> tuple[Step, ...]:
    """Return the steps of all rows, in order."""
    follow_references(rows)
    heads = {same_words(actor): actor for actor in reversed(actors)}
    return tuple(_step(index, rows[index], heads, findings) for index in range(len(rows)))


def _step(index: int, row: Part, heads: Mapping[str, str], findings: Findings) -> Step:
    cell, text = row.fields.get, findings.text
    kind = _kind(cell("kind"), findings)
    return Step(
        index=index,
        number=_number(cell("number"), index + 1, findings),
        activity=text(cell("activity"), whole_lines),
        actors=_actors(cell("actors"), heads, findings),
        kind=kind,
        requirements=text(cell("requirements"), whole_lines),
        duration=_duration(cell("duration"), findings),
        output=text(cell("output"), whole_lines),
        remarks=text(cell("remarks"), whole_lines),
        ways_out=tuple(_ways_out(row, kind, findings)) if row.items else (),
    )


def _number(cell: Cell | None, position: int, findings: Findings) -> int:
    """Return the typed number, else the position: a formula yet to be filled is no fault."""
    if cell is None:
        return position
    ref, entry = cell
    text = one_line(entry.text)
    if found := NUMBER.fullmatch(text):
        return int(found[1])
    if not text and entry.found is FoundBy.NAME and not entry.formula:
        findings.remark(ref, reading.missing_number, Fix(ref, "", str(position)), meant=position)
    elif text and findings.text(cell):
        findings.misread(ref, reading.unreadable_number, text=text, meant=position)
    return position


def _kind(cell: Cell | None, findings: Findings) -> StepKind:
    text = findings.text(cell)
    if not text or cell is None:
        return StepKind.ACTIVITY
    ref, _ = cell
    word = text.casefold()
    if kind := KINDS.get(word):
        return kind
    if kind := OTHER_KIND_WORDS.get(word):
        mend = Fix(ref, text, kind.value)
        findings.remark(ref, reading.other_word_for_kind, mend, text=text, meant=kind.value)
        return kind
    known, meant = ", ".join(KINDS), suggestion(text, tuple(KINDS))
    findings.misread(ref, reading.unknown_step_kind, text=text, known=known, meant=meant)
    return StepKind.ACTIVITY


def _actors(cell: Cell | None, heads: Mapping[str, str], findings: Findings) -> tuple[str, ...]:
    """Return the actors in the spelling of the heads; an unknown one stays as typed."""
    return tuple([heads.get(key, name) for key, name in _names(findings.text(cell))])


@lru_cache(maxsize=4096)
def _names(text: str) -> tuple[tuple[str, str], ...]:
    names = filter(None, map(str.strip, text.split(BETWEEN_ACTORS)))
    return tuple((same_words(name), name) for name in names)


def _duration(cell: Cell | None, findings: Findings) -> Duration:
    text = findings.text(cell)
    if text and cell:
        ref, entry = cell
        if rule := _MOMENTS.get(type(entry.value)):
            findings.misread(ref, rule, text=text)
            return Duration(text, DurationForm.UNREAD)
        if (whole := spelled_out(text)) != text:
            mend = Fix(ref, text, whole)
            findings.remark(ref, reading.other_spelling_of_unit, mend, text=text, meant=whole)
    return Duration.parse(text)


def _ways_out(row: Part, kind: StepKind, findings: Findings) -> Iterator[WayOut]:
    """Yield the ways of a row; the column tells the answer unless the source states it."""
    stated = row.items.get("answers", {})
    for item, cell in sorted(row.items.get("ways_out", {}).items()):
        _, entry = cell
        if not entry.text and not entry.formula:
            continue
        target = _target(cell, findings)
        if target is not None:
            answer = _slot_answer(item, kind)
            if item in stated:
                answer = _answer(stated[item], findings)
            yield WayOut(target, answer)


def _slot_answer(item: int, kind: StepKind) -> Answer:
    if item == NO_SLOT:
        return Answer.NO
    return Answer.YES if kind is StepKind.DECISION else Answer.NONE


def _target(cell: Cell, findings: Findings) -> int | None:
    ref, entry = cell
    if one_line(entry.text) == LOST_REFERENCE:
        findings.misread(ref, reading.lost_target, text=LOST_REFERENCE)
        return None
    text = findings.text(cell)
    if found := _TARGET.fullmatch(text):
        target = int(found[1])
        if text != found[1] and not entry.formula:
            mend = Fix(ref, text, found[1])
            findings.remark(ref, reading.target_in_words, mend, text=text, meant=target)
        return target
    if text:
        findings.misread(ref, reading.unreadable_target, text=text)
    return None


def _answer(cell: Cell, findings: Findings) -> Answer:
    text = findings.text(cell)
    word = text.casefold()
    if (answer := ANSWERS.get(word)) is not None:
        return answer
    ref, _ = cell
    if answer := OTHER_ANSWER_WORDS.get(word):
        mend = Fix(ref, text, answer.value)
        findings.remark(ref, reading.other_word_for_answer, mend, text=text, meant=answer.value)
        return answer
    meant = suggestion(text, (Answer.YES.value, Answer.NO.value, *OTHER_ANSWER_WORDS))
    findings.misread(ref, reading.unknown_answer, text=text, meant=meant)
    return Answer.NONE
