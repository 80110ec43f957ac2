"""Documentation has tests too."""

from __future__ import annotations

import re
from pathlib import Path

from sopxl.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")]


def test_every_link_to_a_file_leads_somewhere() -> None:
    link = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
    lost = {
        (page.relative_to(ROOT), target)
        for page in PAGES
        for target in link.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    }
    assert lost == set()


def test_the_architecture_page_names_every_floor() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    floors = [path.name for path in (ROOT / "sopxl").iterdir() if (path / "__init__.py").is_file()]
    assert [floor for floor in floors if not re.search(rf"\b{floor}\b", text)] == []


def test_every_command_has_its_chapter() -> None:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"## sopxl {name}\n" not in text] == []
