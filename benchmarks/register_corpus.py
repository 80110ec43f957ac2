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
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from benchmarks.layout_corpus import standard
from sopxl.intake.parse.sop import parse
from sopxl.interchange import sop_json
from sopxl.model.duration import Duration
from sopxl.model.settings import Settings
from sopxl.pipeline.drawing.drawn import draw_into
from sopxl.pipeline.drawing.forms import written_form
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


def procedure(position: int, steps: tuple[int, int] = STEPS) -> Sop:
    """Return the procedure with this position in the corpus, with so many steps."""
    chance = random.Random(20_260_101 + position)  # noqa: S311  a corpus, no secret
    flow, model = standard(chance.randint(*steps), position), models()[position % len(models())]
    roles = _roles()
    met = dict.fromkeys(role for step in flow.steps for role in step.actors)
    named = dict(zip(met, chance.sample(roles, len(met)), strict=True))
    worded = [_worded(step, chance.choice(_words(step.kind)), named) for step in flow.steps]
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
        worded[-2] = replace(worded[-2], duration=Duration.parse("secukupnya"), output="")
    return replace(model, identity=identity, actors=tuple(named.values()), steps=tuple(worded))


@cache
def _roles() -> list[str]:
    """Return all roles of the examples."""
    return sorted({role for one in models() for role in one.actors})


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


def write(folder: Path, number: int, *, drawn: int = 1_000) -> list[Path]:
    """Write workbooks into a hundred folders; those of an earlier run are kept.

    After the first `drawn` they come again under other titles, numbers and codes: making one takes
    longer than reading a hundred.
    """
    paths = [folder / f"{at % 100:02}" / f"{at:06}.xlsx" for at in range(number)]
    for path in paths[:100]:
        path.parent.mkdir(parents=True, exist_ok=True)
    missing = [at for at, path in enumerate(paths) if not path.exists()]
    first = [at for at in missing if at < drawn]
    with ProcessPoolExecutor() as pool:
        for at, content in zip(first, pool.map(workbook, first, chunksize=20), strict=True):
            paths[at].write_bytes(content)
    for at in missing:
        if at >= drawn:
            paths[at].write_bytes(_again(paths[at % drawn].read_bytes(), at % drawn, at))
    return paths


def _again(content: bytes, before: int, at: int) -> bytes:
    """Return the workbook of one position as that of another one."""
    old, new = procedure(before).identity, procedure(at).identity
    marks = (
        (old.title, f"{old.title} {at}"),
        (old.number, new.number),
        (old.sop_code, new.sop_code),
    )
    made = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(made, "w", ZIP_DEFLATED) as taken:
        for part in given.namelist():
            text = given.read(part)
            if part == "xl/sharedStrings.xml":
                for known, put in marks:
                    text = text.replace(escape(known).encode(), escape(put).encode())
            taken.writestr(part, text)
    return made.getvalue()


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
