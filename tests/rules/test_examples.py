"""The examples in the rules' docstrings are true.

Each is completed soundly (see `sound.completed`). Then what is shown as wrong breaks its own rule
and no other, and what is shown as right breaks no rule at all, hints included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
WITHOUT_EXAMPLE = {"F303"}
"""Rules that only a JSON source can break, so that the notation has no example."""


@pytest.mark.parametrize(("rule", "label", "text"), EXAMPLES)
def test_an_example_shows_what_it_says(rule: Rule, label: str, text: str) -> None:
    found = {each.rule.code for each in check(completed(text), Circumstances(today=TODAY))}
    assert found == ({rule.code} if label == "Salah" else set())


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_every_rule_that_checks_shows_both_a_broken_and_a_kept_form(rule: Rule) -> None:
    labels = [label for label, _ in examples(rule)]
    checks = rule.check is not None and rule.code not in WITHOUT_EXAMPLE
    assert labels == (["Salah", "Benar"] if checks else [])
