"""Faults of the flow: starts, ends, answers, ways out, loops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.sop import Answer, StepKind
from tests.mutations.forms import Form, Seeded, no, yes
from tests.mutations.seeding import typed, with_form, with_step

if TYPE_CHECKING:
    from sopxl.model.sop import Step


def first(form: Form) -> Step:
    return form.sop.steps[0]


def last(form: Form) -> Step:
    return form.sop.steps[-1]


def unaimed(form: Form) -> Step | None:
    """A plain step to which no way but that of the row before leads, behind another plain one."""
    for before, step in zip(form.middle, form.middle[1:], strict=False):
        plain = before.kind is StepKind.ACTIVITY and not before.ways_out
        if plain and step.kind is StepKind.ACTIVITY and step.number not in form.targets:
            return step
    return None


FLOW_FAULTS = (
    with_step("no start", "F101", first)(lambda _, step: typed(step.ref("kind"), "kegiatan")),
    with_step("start left empty", "F101", first)(lambda _, step: typed(step.ref("kind"), "")),
    with_step("no end", "F102", last)(lambda _, step: typed(step.ref("kind"), "kegiatan")),
    with_step("two starts", "F103", Form.plain)(lambda _, step: typed(step.ref("kind"), "mulai")),
    with_step("two ends", "F104", Form.plain)(lambda _, step: typed(step.ref("kind"), "selesai")),
    with_step("no Yes", "F201", Form.decision)(lambda _, step: typed(yes(step), "")),
    with_step("no No", "F201", Form.decision)(lambda _, step: typed(no(step), "")),
    with_step("both answers alike", "F202", Form.decision)(
        lambda _, step: typed(no(step), step.answered(Answer.YES).target)
    ),
    with_step("decision without a question", "F203", Form.decision)(
        lambda _, step: typed(step.ref("activity"), "Mencetak laporan")
    ),
    with_step("answer without a question", "F301", Form.plain)(lambda _, step: typed(no(step), 1)),
    with_step("way out of the end", "F302", last)(lambda _, step: typed(yes(step), 1)),
    with_step("Yes to nowhere", "F304", Form.decision)(lambda _, step: typed(yes(step), 99)),
    with_step("No to nowhere", "F304", Form.decision)(lambda _, step: typed(no(step), 0)),
    with_step("jump to nowhere", "F304", Form.plain)(lambda _, step: typed(yes(step), 99)),
    with_step("way to itself", "F305", Form.plain)(lambda _, step: typed(yes(step), step.number)),
    with_step("row jumped over", "F401", unaimed)(
        lambda form, step: Seeded(
            {yes(form.sop.steps[step.index - 1]): step.number + 1}, step.ref()
        )
    ),
)


@with_form("loop without exit", "F402")
def loop_without_exit(form: Form) -> Seeded | None:
    """The last work before the end leads back, and nothing else leads to the end."""
    step, end = form.sop.steps[-2], form.sop.steps[-1]
    leads_back = step.kind is StepKind.ACTIVITY and not step.ways_out
    return typed(yes(step), 2) if leads_back and end.number not in form.targets else None


@with_form("checkers without a mender", "F403")
def checkers_without_a_mender(form: Form) -> Seeded | None:
    """The work between a decision and other work becomes a check that sends back to it.

    The decision no longer sends it to be mended: either answer leads on.
    """
    for decision, step, then in zip(form.middle, form.middle[1:], form.sop.steps[3:], strict=False):
        onward = decision.answered(Answer.YES)
        plain = step.kind is StepKind.ACTIVITY and not step.ways_out
        if not plain or then.kind is StepKind.DECISION:
            continue
        if decision.kind is StepKind.DECISION and onward and onward.target == step.number:
            check = {
                step.ref("kind"): "keputusan",
                step.ref("activity"): "Memeriksa berkas",
                yes(step): step.number + 1,
                no(step): decision.number,
                no(decision): step.number + 1,
            }
            return Seeded(check, no(step))
    return None


FAULTS_OF_THE_FLOW = (*FLOW_FAULTS, loop_without_exit, checkers_without_a_mender)
