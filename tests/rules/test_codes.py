"""Codes of rules as people type them."""

from __future__ import annotations

import pytest

from sopxl.rules.catalogue import CATALOGUE, CHAPTERS
from sopxl.rules.codes import beginning_with, where_to_look
from sopxl.rules.pages import listing


def test_the_beginning_of_a_code_means_all_that_begin_so() -> None:
    assert beginning_with("") == CATALOGUE
    assert [rule.code for rule in beginning_with("F20")] == ["F201", "F202", "F203"]
    assert beginning_with("Z") == ()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("F299", "Yang dekat: F201, F202, F203. Kaidah bab F: «sopxl explain F»."),
        ("F2O1", "Yang dekat: F201, F202, F203. Kaidah bab F: «sopxl explain F»."),
        ("F9", "Kaidah bab F: «sopxl explain F»."),
        ("Z9", f"Kode kaidah berawalan {', '.join(CHAPTERS)}; daftarnya: «sopxl explain»."),
    ],
)
def test_a_code_that_is_none_leads_to_what_is_near_or_to_the_list(code: str, words: str) -> None:
    assert where_to_look(code) == words


def test_the_list_names_each_rule_once_below_its_chapter() -> None:
    lines = listing(CATALOGUE).splitlines()
    codes = [line.split()[0] for line in lines if line.startswith("  ")]
    assert codes == [rule.code for rule in CATALOGUE]
    assert [line for line in lines if line and not line.startswith(" ")] == [
        f"{letter} – {title}" for letter, title in CHAPTERS.items()
    ]
    assert "{" not in listing(CATALOGUE)
