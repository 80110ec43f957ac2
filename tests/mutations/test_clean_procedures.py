"""Three hundred procedures without a fault: hardly anything that weighs is found in them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from sopxl.intake.parse.sop import parse
from sopxl.interchange import sop_json
from sopxl.model.settings import Settings
from sopxl.pipeline.checking.single import Task, judge
from sopxl.pipeline.drawing.forms import written_form
from sopxl.pipeline.fixing.mending import mended
from sopxl.rules.rule import Severity
from tests.mutations.clean import procedure
from tests.mutations.forms import DAY, told, verdict

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft
    from sopxl.model.sop import Sop

PROCEDURES, THROUGH_WORKBOOKS = 300, 8
MOST_FINDINGS = 3
"""One in a hundred."""

TASK = Task(DAY, {})


@pytest.fixture(scope="module")
def sops() -> list[Sop]:
    return [procedure(seed) for seed in range(PROCEDURES)]


@pytest.fixture(scope="module")
def drafts(sops: list[Sop]) -> list[Draft]:
    return [sop_json.to_draft(sop_json.dump(sop), f"{seed}.json") for seed, sop in enumerate(sops)]


def test_hardly_anything_is_found_in_clean_procedures(drafts: list[Draft]) -> None:
    found: Counter[str] = Counter()
    for seed, draft in enumerate(drafts):
        found.update(
            f"{seed}: {code} {cell}"
            for code, cell in told(judge(draft, Settings(), TASK, str(seed)), hints=False)
        )
    assert found.total() <= MOST_FINDINGS, sorted(found)


def test_the_procedures_are_varied(sops: list[Sop]) -> None:
    assert len({len(sop.steps) for sop in sops}) > 15
    assert len({sop.actors for sop in sops}) > PROCEDURES / 2
    assert sum(any(step.kind.value == "keputusan" for step in sop.steps) for sop in sops) > 200
    assert any(len(step.actors) > 1 for sop in sops for step in sop.steps)


def test_nothing_is_to_be_fixed_in_them(drafts: list[Draft]) -> None:
    for seed, draft in enumerate(drafts):
        _, changes = mended(draft, Settings(), TASK, lambda _: True)
        assert (seed, changes) == (seed, ())


@pytest.mark.parametrize("seed", range(THROUGH_WORKBOOKS))
def test_a_clean_procedure_is_as_clean_in_a_workbook(seed: int) -> None:
    sop = procedure(seed)
    found = verdict(written_form(sop), f"{seed}.xlsx")
    assert found.sop
    assert found.sop.steps == parse(sop_json.to_draft(sop_json.dump(sop), "")).sop.steps
    assert not [each for each in found.findings if each.severity is not Severity.HINT]
