"""From the button to Python: xlwings' own `RunPython` starts it, or speaks to one that stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.live import addin
from tests.excel.starting import Shell, serving, with_run_python
from tests.live.forms import SHORT, example, opened, picture

if TYPE_CHECKING:
    from pathlib import Path


PYTHON = r"C:\Program Files\Python311\python.exe"
STARTED_ANEW = {"INTERPRETER_WIN": PYTHON, "ADD_WORKBOOK_TO_PYTHONPATH": "false", "Temp": "T"}
STAYS = STARTED_ANEW | {addin.RESIDENT: "True"}
BUTTONS = ("SopxlRibbon.CheckSop", "SopxlRibbon.DrawFlowchart", "SopxlRibbon.DrawFlowchart")


def host(folder: Path) -> Path:
    return folder / "XLSTART" / addin.ADDIN


def command_in(line: str) -> str:
    """Return what Python is to do in a command line of Windows: the word behind `-c`.

    So programs of Windows read a word: backslashes count only before a quote, and make it a
    character of the word.
    """
    word = re.match(r'"((?:[^"\\]|\\+"|\\)*)"', line.partition(" -B -c ")[2])
    assert word is not None
    return re.sub(r'\\"', '"', word[1])


def test_each_button_starts_a_python_that_gets_one_line(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT), "Biro «Umum» & Keu's.xlsx")
    lines: list[str] = []

    def start(line: str) -> int:
        lines.append(line)
        desk.run_python(command_in(line))
        return 0

    with_run_python(desk, host(tmp_path), STARTED_ANEW, {"WScript.Shell": Shell(start)})
    for button in BUTTONS:
        desk.press(button)
    assert len(lines) == len(BUTTONS)
    assert all(line.count(PYTHON) == 1 for line in lines)
    assert desk.alerts[-1].startswith("Diagram alir sudah digambar.")
    assert picture(desk) != []


def test_a_python_that_stays_serves_every_button(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    with serving(desk) as resident:
        with_run_python(desk, host(tmp_path), STAYS, {"Sopxl.Resident": resident})
        for button in BUTTONS:
            desk.press(button)
        assert len(resident.done) == len(BUTTONS)
    assert desk.alerts[-1].startswith("Diagram alir sudah digambar.")
    assert picture(desk) != []
