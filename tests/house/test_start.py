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


def loaded_by(statement: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}\n{LOADED}"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


def test_importing_sopxl_loads_the_standard_library_only() -> None:
    assert loaded_by("import sopxl") & {*HEAVY, "click", "rich", "lxml"} == set()


@pytest.mark.parametrize(
    "words", [["--help"], ["check", "--help"], ["explain", "F202"]], ids=" ".join
)
def test_a_light_command_loads_no_heavy_library(words: list[str]) -> None:
    statement = f"from sopxl.cli.main import exit_code; exit_code({words!r})"
    assert loaded_by(statement) & HEAVY == set()


def test_the_help_loads_no_command() -> None:
    statement = """
import sys
from sopxl.cli.main import exit_code
exit_code(["--help"])
print(*sorted(name for name in sys.modules if name.startswith("sopxl.")))
"""
    names = (
        subprocess.run(
            [sys.executable, "-c", statement],
            capture_output=True,
            text=True,
            check=True,
        )
        .stdout.splitlines()[-1]
        .split()
    )
    assert "sopxl.cli.main" in names
    assert not any(name.startswith("sopxl.pipeline") for name in names)
