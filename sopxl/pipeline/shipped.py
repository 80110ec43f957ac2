"""Where the files lie that sopxl ships, which `sopxl generate` makes (`pipeline/shipping.py`)."""

from __future__ import annotations

from pathlib import Path

TEMPLATES = "workbook_templates"
LETTER = "surat-pengingat.docx"


def shipped(name: str) -> Path:
    """Return where a shipped file lies: in the installed package, or in the checkout."""
    package = Path(__file__).parents[1]
    installed = package / "_shipped" / TEMPLATES / name
    return installed if installed.exists() else package.parent / TEMPLATES / name
