"""Findings call a cell what the form calls it."""

from __future__ import annotations

import pytest

from sopxl.rules.flow.ways_out import COLUMNS
from sopxl.rules.identity.head import (
    CLASSIFICATION_FIELDS,
    HEAD_FIELDS,
    HEAD_LISTS,
    REGISTER_FIELDS,
)
from sopxl.template.sop_ap import SOP_AP, STEPS

NAMED = (*HEAD_FIELDS, *HEAD_LISTS, *REGISTER_FIELDS, *CLASSIFICATION_FIELDS)


@pytest.mark.parametrize(("field", "label"), [(field, label) for field, label, _ in NAMED])
def test_a_field_bears_its_label(field: str, label: str) -> None:
    assert SOP_AP.field(field).label == label


@pytest.mark.parametrize(("slot", "label"), COLUMNS.items())
def test_a_way_out_bears_its_heading(slot: int, label: str) -> None:
    assert STEPS.column("ways_out", slot).label == label


def test_every_required_field_has_a_rule_that_misses_it() -> None:
    required = {field.field for field in SOP_AP.fields if field.required}
    assert required - {field for field, _, _ in NAMED} == {"legal_basis"}  # D101


@pytest.mark.parametrize(
    ("field", "choices"), [(f, words) for f, _, words in CLASSIFICATION_FIELDS]
)
def test_the_advice_names_the_choices(field: str, choices: str) -> None:
    assert choices == " atau ".join(SOP_AP.field(field).choices)
