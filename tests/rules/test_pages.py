"""The words of a rule: the same in the terminal, in the manual and in a cell's note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sopxl.rules.catalogue import CATALOGUE, CHAPTERS, by_code
from sopxl.rules.pages import INDEX_FILE, examples, explain, index, page, pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from sopxl.rules.rule import Rule

every_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)


def the(code: str) -> Rule:
    rule = by_code(code)
    assert rule
    return rule


@pytest.mark.parametrize("code", ["F201", "I101", "R103"])
def test_a_rule_is_explained_in_plain_text(
    code: str, same_as_golden: Callable[[str, str], None]
) -> None:
    same_as_golden(explain(the(code)) + "\n", f"rules/{code}.txt")


@pytest.mark.parametrize("code", ["F201", "D302", "T104"])
def test_a_rule_has_a_page(code: str, same_as_golden: Callable[[str, str], None]) -> None:
    same_as_golden(page(the(code)), f"rules/{code}.md")


@every_rule
def test_text_and_page_say_the_basis_and_the_remedy_and_no_placeholder(rule: Rule) -> None:
    remedy = max(re.split(r"\{\w+\}", rule.advice), key=len).strip()
    for text in (explain(rule), page(rule)):
        assert rule.code in text
        assert rule.basis in text
        assert rule.principle.value in text
        assert remedy in text
        assert "{" not in text


def test_examples_keep_their_columns() -> None:
    (_, wrong), (_, right) = examples(the("F202"))
    for text in (wrong, right):
        assert len({len(line) for line in text.split("\n")}) == 1


def test_there_is_a_page_for_each_rule_and_an_index_of_all() -> None:
    assert set(pages()) == {INDEX_FILE, *(f"{rule.code}.md" for rule in CATALOGUE)}
    links = re.findall(r"\[(\w+)\]\(\1\.md\)", index())
    assert sorted(links) == sorted(rule.code for rule in CATALOGUE)
    assert all(f"## {letter} – {title}" in index() for letter, title in CHAPTERS.items())
