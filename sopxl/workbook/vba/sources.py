"""Where the macros come from: our own text, and the free half of xlwings as it is installed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.workbook.vba.modules import exported

if TYPE_CHECKING:
    from sopxl.workbook.vba.modules import Module

RUN_PYTHON, DICTIONARY = "xlwings_custom_addin.bas", "addin/Dictionary.cls"
CHANGES = (
    # The settings file is called after the project: `sopxl.conf`.
    ('PROJECT_NAME As String = "myaddin"', 'PROJECT_NAME As String = "sopxl"'),
    # A Python file beside a workbook that came by mail must never be imported.
    (
        'GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "true")',
        'GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "false")',
    ),
    # xlwings starts without the heavy libraries that it loads only because it finds them.
    (
        '-B -c ""import xlwings.utils;',
        '-B -c ""import sopxl.live.light;import xlwings.utils;',
    ),
    # So does the Python that stays.
    (
        '-B -c ""import sys, os;"',
        '-B -c ""import sys, os;import sopxl.live.light;"',
    ),
)


def own_modules(macros: Path) -> tuple[Module, ...]:
    """Return the modules kept as `.bas` in the folder `macros`, by name."""
    return tuple(exported(file.read_text("utf-8")) for file in sorted(macros.glob("*.bas")))


def xlwings_modules() -> tuple[Module, ...]:
    """Return `RunPython` and the class it needs, from the installed xlwings, which is not imported.

    Raises LookupError when xlwings is missing or one of the lines we change is no longer there.
    """
    spec = find_spec("xlwings")
    if spec is None or spec.origin is None:
        message = "xlwings is not installed"
        raise LookupError(message)
    folder = Path(spec.origin).parent
    source = (folder / RUN_PYTHON).read_text("utf-8")
    for old, new in CHANGES:
        if old not in source:
            message = f"{RUN_PYTHON} of this xlwings does not hold «{old}»"
            raise LookupError(message)
        source = source.replace(old, new)
    return exported(source), exported((folder / DICTIONARY).read_text("utf-8"))
