"""Workbooks of many offices as the register gets them: our template, filled, mostly drawn.

The procedures are seeded, so that every run measures the same files. Their flows are those of the
layout benchmark (8 to 32 steps, up to a quarter decisions), their words those of the examples; one
in five has something wrong with it. No two are alike.
"""

from __future__ import annotations

import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.layout_corpus import standard
from sopxl.intake.parse.sop import parse
from sopxl.interchange import sop_json
from sopxl.model.duration import Duration
from sopxl.model.settings import Settings
from sopxl.pipeline.drawing import draw_into
from sopxl.pipeline.forms import written_form
from sopxl.reference.offices import offices
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.form import read_guarded

if TYPE_CHECKING:
    from sopxl.model.sop import Sop, Step, StepKind

EXAMPLES = Path(__file__).parents[1] / "examples" / "sources"
STEPS = (8, 32)
DRAWN = 4
"""All but one in so many are drawn."""

FLAWED = 5
"""One in so many has a mistake."""


@cache
def models() -> tuple[Sop, ...]:
    """Return the procedures of the examples."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("0*.json")))
    return tuple(parse(sop_json.to_draft(text)).sop for text in texts)


def procedure(position: int) -> Sop:
    """Return the procedure with this position in the corpus."""
    chance = random.Random(20_260_101 + position)  # noqa: S311  a corpus, no secret
    flow, model = standard(chance.randint(*STEPS), position), models()[position % len(models())]
    roles = sorted({role for one in models() for role in one.actors})
    met = dict.fromkeys(role for step in flow.steps for role in step.actors)
    named = dict(zip(met, chance.sample(roles, len(met)), strict=True))
    steps = [_worded(step, chance.choice(_words(step.kind)), named) for step in flow.steps]
    codes = [office.code for office in offices()]
    identity = replace(
        model.identity,
        title=f"{model.identity.title} {position // len(models()) + 1}",
        number=f"{position + 1}/OT-SOP/{codes[position % len(codes)]}/2026",
        satker=codes[position % len(codes)],
        sop_code=f"KPU.{position % 12 + 1:02}.CFM.01.SOP.{position:06}",
    )
    if position % FLAWED == 0:
        identity = replace(identity, effective=replace(identity.effective, text="", day=None))
        steps[-2] = replace(steps[-2], duration=Duration.parse("secukupnya"), output="")
    return replace(model, identity=identity, actors=tuple(named.values()), steps=tuple(steps))


@cache
def _words(kind: StepKind) -> list[Step]:
    """Return the steps of the examples whose words fit a step of this kind."""
    return [step for one in models() for step in one.steps if step.kind is kind]


def workbook(position: int) -> bytes:
    """Return the workbook of one procedure, drawn unless its turn is to be a plain form."""
    sop = procedure(position)
    form = written_form(sop)
    if position % DRAWN == 0:
        return form
    return draw_into(form, read_guarded(guarded(form, "sop.xlsx")), sop, Settings())


def write(folder: Path, number: int, *, drawn: int) -> list[Path]:
    """Write workbooks, a folder for each office; of those after the first `drawn` plain forms.

    What an earlier run has written is kept.
    """
    paths = [folder / f"{at % 100:02}" / f"{at:06}.xlsx" for at in range(number)]
    missing = [(at, path) for at, path in enumerate(paths) if not path.exists()]
    for path in paths[:100]:
        path.parent.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool:
        list(pool.map(_write, missing, [drawn] * len(missing), chunksize=20))
    return paths


def _write(task: tuple[int, Path], drawn: int) -> None:
    at, path = task
    path.write_bytes(workbook(at) if at < drawn else written_form(procedure(at)))


def _worded(step: Step, words: Step, named: dict[str, str]) -> Step:
    """Return a step of the flow in the words of a real one."""
    return replace(
        step,
        activity=words.activity,
        actors=tuple(named[role] for role in step.actors),
        requirements=words.requirements,
        duration=words.duration,
        output=words.output,
        remarks=words.remarks,
    )
