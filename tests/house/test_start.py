"""What loads when nobody asked for anything heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "pandas",
    "numpy",
    "matplotlib",
    "openpyxl",
    "xlsxwriter",
    "xlwings",
    "reportlab",
    "jinja2",
    "rapidfuzz",
}
LOADED = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


def last_line_of(program: str) -> list[str]:
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1].split()


def loaded_by(statement: str) -> set[str]:
    return set(last_line_of(f"{statement}\n{LOADED}"))


def test_importing_sopxl_loads_the_standard_library_only() -> None:
    assert loaded_by("import sopxl") & {*HEAVY, "click", "rich", "lxml"} == set()


@pytest.mark.parametrize(
    "words", [["--help"], ["check", "--help"], ["explain", "F202"]], ids=" ".join
)
def test_a_light_command_loads_no_heavy_library(words: list[str]) -> None:
    statement = f"from sopxl.cli.main import exit_code; exit_code({words!r})"
    assert loaded_by(statement) & HEAVY == set()


MODULES = "import sys; print(*sorted(name for name in sys.modules if name.startswith('sopxl.')))"
DRAWING = ("sopxl.layout.routing", "sopxl.backends", "sopxl.pipeline.drawing")
REGISTER = ("sopxl.register", "sopxl.store", "sopxl.report", "sopxl.pipeline.register")
READING = ("sopxl.workbook", "sopxl.intake", "sopxl.pipeline.checking")
COMMAND = "from sopxl.cli import main, {}"


@pytest.mark.parametrize(
    ("statement", "unasked"),
    [
        ("from sopxl.cli.main import exit_code; exit_code(['--help'])", ("sopxl.pipeline",)),
        (COMMAND.format("explain"), (*DRAWING, *REGISTER, *READING)),
        (COMMAND.format("check"), (*DRAWING, *REGISTER)),
        (COMMAND.format("find"), (*DRAWING, *READING, "sopxl.report")),
        ("import sopxl.pipeline.batch.run", (*DRAWING, "sopxl.report", "sopxl.cli")),
    ],
    ids=["help", "explain", "check", "find", "a worker"],
)
def test_a_start_loads_nothing_of_what_it_does_not_ask(
    statement: str, unasked: tuple[str, ...]
) -> None:
    """The buttons of the add-in have theirs in `tests/live/test_commands.py`."""
    loaded = [name for name in last_line_of(f"{statement}\n{MODULES}") if name.startswith(unasked)]
    assert loaded == []
