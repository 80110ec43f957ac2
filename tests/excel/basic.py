"""LibreOffice as a second reader of the macros: what it loads, what it compiles, what it runs.

A script for a Python that has UNO (Debian's python3-uno), which is not the one of the tests. It
reads one JSON object from its input and prints one:

    {"office": program, "profile": folder, "load": [files], "compile": {module: source},
     "run": {"file": file, "calls": [[module.function, argument…]]}}
    {"loaded": {file: {library: {module: source}}}, "compiled": {module: bool}, "answers": […]}
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

FILTER = "Calc MS Excel 2007 VBA XML"
"""An add-in is no document to LibreOffice, unless it is told to take it for a workbook."""

ALWAYS_EXECUTE = 4
VBA = "Option VBASupport 1\n"
PROBE, ANSWER = "Probe", 42
ASKING = f"{VBA}Function Answer() As Variant\n    Answer = {ANSWER}\nEnd Function\n"
STARTING, PAUSE = 60.0, 0.1
"""In seconds."""


def main(orders: dict[str, Any]) -> dict[str, Any]:
    """Carry out the orders in an office of their own."""
    pipe = f"pipe,name=sopxl{os.getpid()}"
    command = [orders["office"], f"-env:UserInstallation={Path(orders['profile']).as_uri()}"]
    command += ["--headless", "--norestore", "--nologo", f"--accept={pipe};urp;"]
    office = subprocess.Popen(command, start_new_session=True)
    try:
        desktop = _desktop(pipe)
        loaded = {file: _libraries(_opened(desktop, file)) for file in orders["load"]}
        modules = orders["compile"].items()
        compiled = {name: _compiles(desktop, name, source) for name, source in modules}
        return {"loaded": loaded, "compiled": compiled, "answers": _run(desktop, **orders["run"])}
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(office.pid, signal.SIGKILL)


def _desktop(pipe: str) -> Any:
    """Return the desktop of the office that is starting."""
    context = uno.getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = context.ServiceManager.createInstanceWithContext(name, context)
    end = time.monotonic() + STARTING
    while True:
        try:
            there = resolver.resolve(f"uno:{pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(PAUSE)
        else:
            return there.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", there
            )


def _opened(desktop: Any, file: str) -> Any:
    hidden = {"Hidden": True, "MacroExecutionMode": ALWAYS_EXECUTE, "FilterName": FILTER}
    return desktop.loadComponentFromURL(Path(file).as_uri(), "_blank", 0, _properties(hidden))


def _properties(values: dict[str, object]) -> tuple[Any, ...]:
    properties = []
    for name, value in values.items():
        properties.append(PropertyValue())
        properties[-1].Name, properties[-1].Value = name, value
    return tuple(properties)


def _libraries(document: Any) -> dict[str, dict[str, str]]:
    libraries = document.BasicLibraries
    found = {
        name: {module: libraries.getByName(name).getByName(module) for module in modules}
        for name in libraries.ElementNames
        for modules in [libraries.getByName(name).ElementNames]
    }
    document.close(True)
    return found


def _compiles(desktop: Any, name: str, source: str) -> bool:
    """Tell whether a module compiles: one that does not lets nothing of its library be run."""
    new = ("private:factory/scalc", "_blank", 0)
    hidden = {"Hidden": True, "MacroExecutionMode": ALWAYS_EXECUTE}
    document = desktop.loadComponentFromURL(*new, _properties(hidden))
    library = document.BasicLibraries.createLibrary("Alone")
    library.insertByName(name, source)
    library.insertByName(PROBE, ASKING)
    answer = _called(document, f"Alone.{PROBE}.Answer")
    document.close(True)
    return bool(answer == ANSWER)


def _run(desktop: Any, file: str, calls: list[list[str]]) -> list[object]:
    document = _opened(desktop, file)
    library = next(name for name in document.BasicLibraries.ElementNames if name != "Standard")
    answers = [_called(document, f"{library}.{name}", *words) for name, *words in calls]
    document.close(True)
    return answers


def _called(document: Any, function: str, *arguments: str) -> object:
    address = f"vnd.sun.star.script:{function}?language=Basic&location=document"
    return document.getScriptProvider().getScript(address).invoke(arguments, (), ())[0]


if __name__ == "__main__":
    print(json.dumps(main(json.load(sys.stdin))))  # noqa: T201  # the answer
