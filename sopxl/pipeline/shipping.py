"""What is taken away by users: the templates, the add-in, and the cells that its macros name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sopxl.pipeline.drawing.forms import written_form
from sopxl.pipeline.shipped import LETTER, TEMPLATES
from sopxl.template.sop_ap import SOP_AP
from sopxl.workbook.build.process_map import build_process_map
from sopxl.workbook.vba import addin, cells_module, self_contained_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MACROS = "macros"


def shipped_files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every shipped file that is generated, below the project's root.

    The macros come first: the add-in is made of them as they then stand on disk.
    """
    macros = root / MACROS
    form = written_form()
    yield f"{MACROS}/SopxlCells.bas", cells_module(SOP_AP).encode()
    yield f"{TEMPLATES}/sop-ap.xlsx", form
    yield f"{TEMPLATES}/peta-proses.xlsx", build_process_map()
    yield f"{TEMPLATES}/sopxl.xlam", addin(macros)
    yield f"{TEMPLATES}/sop-ap.xlsm", self_contained_form(form, macros)
    yield f"{TEMPLATES}/{LETTER}", _letter_template()


def _letter_template() -> bytes:
    """Load the maker of the letter: the one door to python-docx, which takes a second to load."""
    return bytes(import_module("sopxl.report.letter_template").letter_template())
