"""LibreOffice, the other reader of VBA, loads the files and compiles and runs what it can.

Its Basic knows no connectors and none of Excel's dialogues, and cannot compile the module of
xlwings; a library with one module that fails runs nothing. So each module of ours is compiled by
itself.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sopxl.intake.locate.sop import locate
from sopxl.live.addin import install
from sopxl.live.book import UNREAD
from sopxl.live.machine import Machine, System
from sopxl.live.told import RECORD, told
from sopxl.template.example import EXAMPLE
from sopxl.workbook.build.form import build_sop
from sopxl.workbook.read.form import read
from sopxl.workbook.vba import Module, PackageKind, addin, self_contained_form, with_macros
from sopxl.workbook.vba.sources import own_modules, xlwings_modules
from tests.conftest import missing, real_part

ROOT = Path(__file__).parents[2]
MACROS = ROOT / "macros"
OFFICE_SCRIPT = ROOT / "tests" / "excel" / "basic.py"
PYTHONS = ("/usr/bin/python3", "python3")
OWN = own_modules(MACROS)
BROKEN = "Option VBASupport 1\nSub Broken()\n    If True Then\nEnd Sub\n"
READ_SETTING = re.compile(
    r"^Function GetConfigFromFile\(.*?^End Function\n", re.MULTILINE | re.DOTALL
)
SETTING = """
Public Function Setting(ByVal file As String, ByVal name As String) As String
    Dim value As String
    If GetConfigFromFile(file, name, value) Then Setting = value
End Function
"""
PASSED_OVER = "".join(f"{sheet}/" for sheet in sorted(UNREAD))
LIMIT = 180


def python_with_uno() -> str:
    for python in map(real_part, PYTHONS):
        asked = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
        if asked.returncode == 0:
            return python
    return missing("python3-uno is not installed")


def as_loaded(module: Module) -> str:
    """Return the source of a module as LibreOffice takes it over from a workbook."""
    lines = module.source.splitlines()
    return "\n".join(
        ["Option VBASupport 1", *(line for line in lines if not line.startswith("Attribute"))]
    )


def settings_reader() -> Module:
    """Return a module with the function of xlwings that reads a line of the settings file."""
    function = READ_SETTING.search(xlwings_modules()[0].source)
    assert function is not None
    return Module("Settings", f'Attribute VB_Name = "Settings"\n{function[0]}{SETTING}')


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the two files that are shipped, and a form with our modules alone."""
    folder = tmp_path_factory.mktemp("office")
    form, ribbon = build_sop(EXAMPLE), (MACROS / "ribbon.xml").read_bytes()
    (folder / "sopxl.xlam").write_bytes(addin(MACROS))
    (folder / "sop-ap.xlsm").write_bytes(self_contained_form(form, MACROS))
    ours = with_macros(form, (*OWN, settings_reader()), ribbon, PackageKind.WORKBOOK, "sop_ap")
    (folder / "ours.xlsm").write_bytes(ours)
    install(Machine(System.WINDOWS, folder, {}), resident=True)
    return folder


@pytest.fixture(scope="module")
def office(folder: Path, libreoffice: str) -> dict[str, Any]:
    """Return what one run of LibreOffice tells of these files."""
    settings = str(folder / ".sopxl" / "sopxl.conf")
    orders = {
        "office": libreoffice,
        "profile": str(folder / "profile"),
        "load": [str(folder / name) for name in ("sopxl.xlam", "sop-ap.xlsm")],
        "compile": {module.name: as_loaded(module) for module in OWN} | {"Broken": BROKEN},
        "run": {
            "file": str(folder / "ours.xlsm"),
            "calls": [
                ["SopxlCells.FormalInstrument", "uu"],
                ["SopxlRead.TellBook", "ours.xlsm", PASSED_OVER],
                ["SopxlRead.TellMore", "30000"],
                ["Settings.Setting", settings, "INTERPRETER_WIN"],
                ["Settings.Setting", settings, "USE UDF SERVER"],
                ["Settings.Setting", settings, "SHOW CONSOLE"],
            ],
        },
    }
    run = subprocess.run(
        [python_with_uno(), str(OFFICE_SCRIPT)],
        input=json.dumps(orders),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=LIMIT,
    )
    return dict(json.loads(run.stdout.splitlines()[-1]))


@pytest.mark.parametrize(("name", "library"), [("sopxl.xlam", "sopxl"), ("sop-ap.xlsm", "sop_ap")])
def test_every_module_is_loaded_as_vba(
    office: dict[str, Any], folder: Path, name: str, library: str
) -> None:
    modules = office["loaded"][str(folder / name)][library]
    assert {module.name for module in OWN} | {"xlwings", "Dictionary"} <= modules.keys()
    assert all("Option VBASupport 1" in source for source in modules.values())
    for module in OWN:
        assert as_loaded(module).partition("Option Explicit")[2] in modules[module.name]


@pytest.mark.parametrize("name", [module.name for module in OWN])
def test_every_module_of_ours_compiles(office: dict[str, Any], name: str) -> None:
    assert office["compiled"][name]


def test_a_module_that_does_not_compile_would_be_seen(office: dict[str, Any]) -> None:
    assert not office["compiled"]["Broken"]


def test_a_function_that_only_thinks_answers(office: dict[str, Any]) -> None:
    assert office["answers"][0] == "Undang-Undang"


def test_the_macro_that_reads_a_workbook_reads_it_as_its_file_is_read(
    office: dict[str, Any], folder: Path
) -> None:
    length, _, text = office["answers"][1].partition(RECORD)
    text += office["answers"][2].partition(RECORD)[2]
    assert len(text) == int(length)
    heard, closed = told(text), read(folder / "ours.xlsm")
    live = locate("ours.xlsm", heard.sheets, heard.names)
    assert {ref: (e.text, e.sheet, e.cell, e.found) for ref, e in live.entries.items()} == {
        ref: (e.text, e.sheet, e.cell, e.found) for ref, e in closed.entries.items()
    }


def test_xlwings_reads_the_settings_that_the_installation_writes(office: dict[str, Any]) -> None:
    assert office["answers"][3:] == [sys.executable, "True", ""]
