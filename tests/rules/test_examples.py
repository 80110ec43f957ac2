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
IN_WORKBOOKS_ONLY = {"T003", "T101", "T110", "T111", "T115", "T116", "T117", "T118"}
"""What the notation cannot hold: formulas, merged cells, dates for numbers, several sheets."""

NOT_READ = "GR"
"""Chapters that no single form can break: drawings, and SOPs among each other."""


@pytest.mark.parametrize(("rule", "label", "text"), EXAMPLES)
def test_an_example_shows_what_it_says(rule: Rule, label: str, text: str) -> None:
    if rule.check:
        found = check(completed(text), Circumstances(today=TODAY))
    else:
        found = parse(to_draft(text)).findings
    assert {each.rule.code for each in found} == ({rule.code} if label == "Salah" else set())


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_every_rule_that_a_form_can_break_shows_both_a_broken_and_a_kept_form(rule: Rule) -> None:
    labels = [label for label, _ in examples(rule)]
    shows = rule.code[0] not in NOT_READ and rule.code not in IN_WORKBOOKS_ONLY
    assert labels == (["Salah", "Benar"] if shows else [])
