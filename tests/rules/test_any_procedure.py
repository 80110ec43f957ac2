"""Laws that hold for every procedure, however odd."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from sopxl.model import identity as form
from sopxl.model.dates import FormDate
from sopxl.model.duration import Duration
from sopxl.model.identity import Approver, Classification, Identity
from sopxl.model.ref import Ref
from sopxl.model.sop import Answer, Sop, Step, StepKind, WayOut
from sopxl.rules.catalogue import CATALOGUE, check
from sopxl.rules.rule import Circumstances
from tests.rules.sound import TODAY, sound

if TYPE_CHECKING:
    from sopxl.rules.rule import Finding

TEXTS = st.one_of(
    st.sampled_from(
        [
            *("", "-", "Staf", "Ketua", "Menerima berkas", "Diperiksa staf", "Melakulan tugas"),
            *("SOP", "SOP ", "UU 14/2008", "3 hari", "{step}", "Sesuai kebutuhan", "1-3 jam"),
        ]
    ),
    st.text(max_size=12),
)
NUMBERS = st.integers(-1, 9)
WAYS = st.lists(st.builds(WayOut, NUMBERS, st.sampled_from(Answer)), max_size=3).map(tuple)
NAMES = st.lists(TEXTS, max_size=4).map(tuple)
DATES = st.one_of(
    st.builds(FormDate), TEXTS.map(FormDate.parse), st.builds(FormDate, day=st.dates())
)
STEPS = st.lists(
    st.builds(
        Step,
        index=st.just(0),
        number=NUMBERS,
        activity=TEXTS,
        actors=NAMES,
        kind=st.sampled_from(StepKind),
        requirements=TEXTS,
        duration=TEXTS.map(Duration.parse),
        output=TEXTS,
        ways_out=WAYS,
    ),
    max_size=8,
).map(lambda steps: tuple(replace(step, index=place) for place, step in enumerate(steps)))
IDENTITIES = st.builds(
    Identity,
    title=TEXTS,
    number=TEXTS,
    satker=TEXTS,
    revision=TEXTS,
    unit=TEXTS,
    created=DATES,
    revised=DATES,
    effective=DATES,
    approver=st.builds(Approver, TEXTS, TEXTS, TEXTS | st.from_regex(r"\d{18}", fullmatch=True)),
    legal_basis=NAMES,
    related=NAMES,
    classification=st.builds(Classification),
    time_limit=TEXTS,
)
TESTS = st.lists(st.builds(form.TestRecord, result=TEXTS), max_size=2).map(tuple)
WHOLE = {Ref(part) for part in ("identity", "actors", "steps", "tests")}
PROCEDURES = st.builds(Sop, identity=IDENTITIES, actors=NAMES, steps=STEPS, tests=TESTS)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [each.rule.code for each in findings]


@given(PROCEDURES)
def test_what_is_found_is_found_again_and_mended_in_its_place(sop: Sop) -> None:
    found = check(sop, Circumstances(today=TODAY))
    assert found == check(sop, Circumstances(today=TODAY))
    for each in found:
        assert each.rule in CATALOGUE
        assert each.message
        assert each.advice
        assert each.fix is None or (each.fix.ref == each.ref and each.fix.old != each.fix.new)
    told = [(each.rule.code, each.ref, each.message) for each in found]
    assert len(set(told)) == len(told), "the same thing is found twice in one place"
    assert check(sop, unread=WHOLE) == ()


@given(
    st.lists(st.sampled_from(["Menyusun draf", "Mencatat surat", "Mengirim berkas"]), max_size=30)
)
def test_a_straight_procedure_has_no_fault_however_long(activities: list[str]) -> None:
    whole = sound()
    first, middle, last = whole.steps[0], whole.steps[2], whole.steps[6]
    rows = [first, *(replace(middle, activity=activity) for activity in activities), last]
    steps = tuple(
        replace(step, index=place, number=place + 1, requirements="Berkas", output="Berkas terolah")
        for place, step in enumerate(rows)
    )
    assert codes(check(replace(whole, actors=("Pemohon", "Petugas"), steps=steps))) == []
