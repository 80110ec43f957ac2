"""Faults typed into the example workbooks: found by the right rule, in the right cell, alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sopxl.rules.catalogue import CATALOGUE, by_code
from sopxl.rules.examples.forms import shown
from sopxl.rules.rule import Severity
from tests.mutations.faults import FAULTS
from tests.mutations.forms import SOURCES, Form, Seeded, forms, told, typed_into, verdict

if TYPE_CHECKING:
    from tests.mutations.seeding import Fault

EXAMPLES_PER_FAULT = 3
LEAST_KINDS = 60

NOT_SEEDED = {
    "T001": "an empty form is no example",
    "T102": "an error value is made by a formula only",
    "T107": "an answer stands in JSON and Markdown only",
    "T113": "an answer stands in JSON and Markdown only",
    "F303": "the form has one cell for each answer",
    "S405": "no example has nine actors",
}
"""Rules that no cell of these examples can break, and why."""


def seeded(fault: Fault) -> list[tuple[Form, Seeded]]:
    """Seed a fault into some of the examples, other ones for each fault."""
    start = FAULTS.index(fault) % len(SOURCES)
    turned = (*forms()[start:], *forms()[:start])
    found = ((form, typed) for form in turned if (typed := fault.seed(form)) is not None)
    return [pair for pair, _ in zip(found, range(EXAMPLES_PER_FAULT), strict=False)]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.name}")
def test_a_fault_is_found_by_its_rule_in_its_cell(fault: Fault) -> None:
    rule = by_code(fault.code)
    assert rule
    cases = seeded(fault)
    assert cases
    for form, seed in cases:
        found = verdict(typed_into(form, seed.typed), form.name)
        wanted = (fault.code, str(form.draft.place(seed.place)))
        serious = list(told(found, hints=False))
        if rule.severity is Severity.HINT:
            assert (form.name, serious) == (form.name, [])
            assert wanted in told(found, hints=True)
        else:
            assert (form.name, serious) == (form.name, [wanted])


def test_there_are_enough_kinds_of_fault() -> None:
    assert len({(fault.code, fault.name) for fault in FAULTS}) == len(FAULTS) >= LEAST_KINDS


def test_the_examples_themselves_have_no_fault() -> None:
    assert [list(told(verdict(form.workbook, form.name), hints=True)) for form in forms()] == [
        [] for _ in SOURCES
    ]


def test_every_rule_of_the_catalogue_is_seeded() -> None:
    seeded_codes = {fault.code for fault in FAULTS}
    checked = {rule.code for rule in CATALOGUE if rule.check or shown(rule.code)}
    assert checked - seeded_codes == set(NOT_SEEDED)
