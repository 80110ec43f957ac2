"""The examples in the rules' docstrings are true.

Each is completed soundly (see `sound.completed`). Then what is shown as wrong breaks its own rule
and no other, and what is shown as right breaks no rule at all, hints included. Pictures of sheets,
drawings and registers are held against the code that raises their rules where that code is tested.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sopxl.intake.parse.sop import parse
from sopxl.interchange.markdown import to_draft
from sopxl.rules.catalogue import CATALOGUE, check
from sopxl.rules.examples.forms import shown
from sopxl.rules.pages import PICTURES, examples
from sopxl.rules.rule import Circumstances
from tests.rules.sound import TODAY, completed

if TYPE_CHECKING:
    from sopxl.rules.rule import Rule

EXAMPLES = [
    pytest.param(rule, label, text, id=f"{rule.code}-{label}")
    for rule in CATALOGUE
    if rule.code not in PICTURES
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
def test_every_rule_shows_both_what_breaks_and_what_keeps_it(rule: Rule) -> None:
    (wrong, broken), (right, kept) = examples(rule)
    assert (wrong, right) == ("Salah", "Benar")
    assert broken.strip()
    assert kept.strip()
    assert broken != kept


def test_no_rule_is_shown_in_two_ways() -> None:
    shown_twice = [rule.code for rule in CATALOGUE if rule.code in PICTURES and rule.examples]
    assert shown_twice == []
    assert not any(shown(code) for code in PICTURES)
