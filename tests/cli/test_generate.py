"""What is generated, and what is left over of what was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.cli.generate import RULE_PAGES, pages_without_a_rule
from sopxl.rules.pages import pages

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_of_a_rule_that_was_withdrawn_is_found(tmp_path: Path) -> None:
    folder = tmp_path / RULE_PAGES
    folder.mkdir(parents=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
    assert list(pages_without_a_rule(tmp_path)) == []
    withdrawn = folder / "X999.md"
    withdrawn.touch()
    assert list(pages_without_a_rule(tmp_path)) == [withdrawn]
