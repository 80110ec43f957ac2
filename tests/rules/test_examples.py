"""The examples in the rules' docstrings are true.

Each is completed soundly (see `sound.completed`). Then what is shown as wrong breaks its own rule
and no other, and what is shown as right breaks no rule at all, hints included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sopxl.intake.parse.sop import parse
from sopxl.interchange.markdown import to_draft
from sopxl.rules.catalogue import CATALOGUE, check
from sopxl.rules.pages import examples
from sopxl.rules.rule import Circumstances
from tests.rules.sound import TODAY, completed

if TYPE_CHECKING:
    from sopxl.rules.rule import Rule

EXAMPLES = [
    pytest.param(rule, label, text, id=f"{rule.code}-{label}")
    for rule in CATALOGUE
    for label, text in examples(rule)
]


@pytest.mark.parametrize(("rule", "label", "text"), EXAMPLES)
def test_an_example_shows_what_it_says(rule: Rule, label: str, text: str) -> None:
    if rule.check:
        found = check(completed(text), Circumstances(today=TODAY))
    else:
        found = parse(to_draft(text)).findings
    assert {each.rule.code for each in found} == ({rule.code} if label == "Salah" else set())


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_every_rule_that_checks_a_form_shows_both_a_broken_and_a_kept_one(rule: Rule) -> None:
    labels = [label for label, _ in examples(rule)]
    if rule.check:
        assert labels == ["Salah", "Benar"]
    else:  # the notation cannot hold formulas, merged cells, drawings, or several forms
        assert labels == [] or (rule.code[0] == "T" and labels == ["Salah", "Benar"])


def test_most_of_what_reading_finds_can_be_shown() -> None:
    reading = [rule for rule in CATALOGUE if rule.code[0] == "T"]
    assert sum(bool(examples(rule)) for rule in reading) > len(reading) / 2
