"""A procedure that keeps every rule, and the completion of short examples by it."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.intake.parse.sop import parse
from sopxl.interchange.markdown import to_draft
from sopxl.model.duration import Duration
from sopxl.model.identity import Approver, Classification, Nature
from sopxl.model.sop import StepKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sopxl.intake.draft import Draft
    from sopxl.model.identity import Identity
    from sopxl.model.sop import Sop, Step

TODAY = "2026-11-21"

SOUND = Path(__file__).with_name("sound.md").read_text(encoding="utf-8")


def sop_of(text: str) -> Sop:
    """Return the procedure that a text in the notation holds."""
    return parse(to_draft(text)).sop


def sound() -> Sop:
    """Return the sound procedure."""
    return sop_of(SOUND)


def completed(text: str) -> Sop:
    """Return a short example with all that it leaves unsaid said soundly.

    Fields that the example does not name are those of the sound procedure; columns that its table
    does not have get values that no rule minds; so whatever is found is what the example shows.
    """
    draft, whole = to_draft(text), sound()
    given = parse(draft).sop
    steps = tuple(_completed_steps(given.steps, draft)) or whole.steps
    actors = given.actors or tuple(dict.fromkeys(a for step in steps for a in step.actors))
    identity = _completed_identity(given.identity, whole.identity, _named(draft, "identity"))
    if "classification.nature" not in _named(draft, "identity"):
        identity = _with_nature(identity, steps)
    tests = given.tests or whole.tests
    return replace(given, identity=identity, actors=actors, steps=steps, tests=tests)


def _named(draft: Draft, part: str) -> set[str]:
    return {ref.field for ref in draft.entries if ref.part == part and ref.field}


def _completed_identity(given: Identity, whole: Identity, named: set[str]) -> Identity:
    taken = {
        field.name: getattr(given if field.name in named else whole, field.name)
        for field in fields(whole)
    }
    for name, kind in (("approver", Approver), ("classification", Classification)):
        taken[name] = kind(
            **{
                field.name: getattr(
                    getattr(given if f"{name}.{field.name}" in named else whole, name), field.name
                )
                for field in fields(kind)
            }
        )
    return replace(whole, **taken)


def _with_nature(identity: Identity, steps: tuple[Step, ...]) -> Identity:
    several = len({actor for step in steps for actor in step.actors}) > 1
    nature = Nature.ADMINISTRATIVE if several else Nature.TECHNICAL
    return replace(identity, classification=replace(identity.classification, nature=nature))


def _completed_steps(steps: Iterable[Step], draft: Draft) -> Iterable[Step]:
    named, rows = _named(draft, "steps"), tuple(steps)
    for step, before, after in zip(rows, (None, *rows), (*rows[1:], None), strict=False):
        usual = {
            "kind": _usual_kind(step.index, len(rows)),
            "actors": ("Staf",),
            # What one step yields, the next one needs.
            "requirements": (before and before.output) or f"Hasil {step.index}",
            "duration": Duration.parse("10 menit"),
            "output": (after and after.requirements) or f"Hasil {step.index + 1}",
        }
        yield replace(step, **{name: usual[name] for name in usual.keys() - named})


def _usual_kind(index: int, rows: int) -> StepKind:
    match index:
        case 0:
            return StepKind.START
        case last if last == rows - 1:
            return StepKind.END
        case _:
            return StepKind.ACTIVITY
