"""The safe fixes of one draft, made again and again until none is left.

A fix is data: a finding says what should stand in its cell. Nothing else is ever written, so
whatever has no fix stays as its author typed it, and mending what is mended changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sopxl.model.sop import Sop
from sopxl.pipeline.checking.judging import judge
from sopxl.rules.steps.activities import step_number_out_of_order
from sopxl.rules.steps.renumbering import new_numbers
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sopxl.intake.draft import Draft, Entry
    from sopxl.model.place import Place
    from sopxl.model.ref import Ref
    from sopxl.model.settings import Settings
    from sopxl.pipeline.checking.judging import Task
    from sopxl.pipeline.checking.outcome import Outcome

ROUNDS = 8
"""A fix may bring up another: a kind in other words, then the start that it is. Four are enough."""

NUMBERED_ANEW = step_number_out_of_order.code


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that is mended: what stood there, what stands there now, which rules asked for it.

    What no rule asked for is a formula whose value follows another change.
    """

    ref: Ref
    place: Place
    old: str
    new: str
    rules: tuple[str, ...]


def mended(
    draft: Draft, settings: Settings, task: Task, may_change: Callable[[Entry], bool]
) -> tuple[Draft, tuple[Change, ...]]:
    """Return the draft with every safe fix made, and what was changed, in the order of the form."""
    made: dict[Ref, Change] = {}
    for _ in range(ROUNDS):
        outcome = judge(draft, settings, task, draft.source)
        draft, sop = outcome.draft or draft, outcome.sop or Sop()
        changes = tuple(_asked_for(outcome, draft, may_change))
        changes = changes or tuple(_numbered_anew(draft, sop, may_change))
        if not changes:
            break
        for change in changes:
            made[change.ref] = _after(made.get(change.ref), change)
        draft = _with(draft, changes)
    order = {ref: place for place, ref in enumerate(draft.entries)}
    changed = (change for change in made.values() if change.old != change.new)
    return draft, tuple(sorted(changed, key=lambda change: order[change.ref]))


def _asked_for(
    outcome: Outcome, draft: Draft, may_change: Callable[[Entry], bool]
) -> Iterator[Change]:
    """Yield the first fix of each cell; what a second one asks for is seen in the next round."""
    seen: set[Ref] = set()
    for located in outcome.findings:
        if (fix := located.finding.fix) is None or fix.ref in seen:
            continue
        entry = draft.entries.get(fix.ref)
        if entry is None or entry.formula or entry.text == fix.new or not may_change(entry):
            continue
        seen.add(fix.ref)
        rules = (located.finding.rule.code,)
        yield Change(fix.ref, draft.place(fix.ref), entry.text, fix.new, rules)


def _numbered_anew(draft: Draft, sop: Sop, may_change: Callable[[Entry], bool]) -> Iterator[Change]:
    """Yield the numbers in order and the ways that follow; nothing if one cell is in the way."""
    numbers = new_numbers(sop)
    right = {step.ref("number"): step.index + 1 for step in sop.steps} if numbers else {}
    for ref, entry in draft.entries.items():
        if numbers and ref.field == "ways_out" and ref.item is not None and entry.text:
            if not entry.text.isdecimal():
                return
            right[ref] = numbers.get(int(entry.text), 0)
    changes = [
        Change(ref, draft.place(ref), draft.text(ref), str(number), rules)
        for ref, number in right.items()
        if draft.text(ref) not in {str(number), ""}
        for rules in [() if draft.entries[ref].formula else (NUMBERED_ANEW,)]
    ]
    if all(_may_follow(change, draft.entries[change.ref], may_change) for change in changes):
        yield from changes


def _may_follow(change: Change, entry: Entry, may_change: Callable[[Entry], bool]) -> bool:
    """Tell whether a cell can take its new number; a number that is reckoned cannot be typed."""
    return may_change(entry) and not (entry.formula and change.ref.field == "number")


def _after(before: Change | None, change: Change) -> Change:
    if before is None:
        return change
    rules = tuple(dict.fromkeys((*before.rules, *change.rules)))
    return replace(change, old=before.old, rules=rules)


def _with(draft: Draft, changes: Sequence[Change]) -> Draft:
    typed = {
        change.ref: draft.entries[change.ref]._replace(text=change.new, value=change.new)
        for change in changes
    }
    return replace(draft, entries={**draft.entries, **typed})
