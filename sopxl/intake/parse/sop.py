"""The one parser: Draft → Sop, and a finding for every cell that cannot be read."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from sopxl.intake.parse.cell import Findings, is_blank, sections
from sopxl.intake.parse.gaps import without_gaps
from sopxl.intake.parse.identity import read_identity, read_tests
from sopxl.intake.parse.passed_over import tell_passed_over
from sopxl.intake.parse.steps import read_actors, read_steps
from sopxl.model.identity import Approver, Classification, Identity
from sopxl.model.ref import Ref, identity_ref
from sopxl.model.sop import Sop
from sopxl.rules.reading.workbook import empty_form, no_steps
from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft
    from sopxl.intake.parse.cell import Sections
    from sopxl.rules.rule import Finding

WHOLE_FORM = frozenset(
    {
        Ref("identity"),
        Ref("actors"),
        Ref("steps"),
        Ref("tests"),
        *(Ref("identity", None, field.name) for field in fields(Identity)),
        *(Ref("identity", None, f"approver.{field.name}") for field in fields(Approver)),
        *(
            Ref("identity", None, f"classification.{field.name}")
            for field in fields(Classification)
        ),
    }
)
"""All that an empty form leaves unsaid: one cause, one finding."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a draft; the SOP is whole even where a cell was not understood.

    `unread` are the parts that no rule need judge again. `draft` is the draft with its rows and
    list items counted as in the SOP: ask it, and not the draft given, where a Ref stands.
    """

    sop: Sop
    findings: tuple[Finding, ...]
    unread: frozenset[Ref]
    draft: Draft


def parse(draft: Draft) -> Reading:
    """Read the whole draft: anything in, an SOP and findings out, never an error."""
    found = sections(draft)
    closed = without_gaps(draft, found)
    if closed is not draft:
        found = sections(closed)
    findings = Findings()
    tell_passed_over(found.passed_over, findings)
    sop = _sop(found, findings)
    unread = findings.unread
    if _is_empty(found):
        findings.found.insert(0, empty_form.finding(identity_ref("title")))
        unread |= WHOLE_FORM
    elif not sop.steps:
        findings.misread(Ref("steps"), no_steps)
    return Reading(sop, tuple(findings.found), frozenset(unread), closed)


def _sop(found: Sections, findings: Findings) -> Sop:
    """Read the parts in the order of the form, which is the order of the findings."""
    identity = read_identity(found.identity, findings)
    actors = read_actors(found.actors, findings)
    steps = read_steps(found.steps, actors, findings)
    tests = read_tests(found.tests, findings)
    return Sop(identity=identity, actors=actors, steps=steps, tests=tests)


def _is_empty(found: Sections) -> bool:
    identity = found.identity
    return (
        not found.steps
        and all(map(is_blank, found.actors.values()))
        and all(map(is_blank, identity.fields.values()))
        and all(is_blank(cell) for items in identity.items.values() for cell in items.values())
    )
