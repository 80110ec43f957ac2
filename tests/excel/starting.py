"""`RunPython` of xlwings itself, out of the built file, with doubles only for what lies outside.

Outside lie the settings file (a table here), Windows, which starts a process with a command line,
and the library of xlwings that holds the Python that stays. What the two hand over to Python runs
in the Python of the tests.
"""

from __future__ import annotations

import asyncio
import importlib
import re
import sys
import types
from contextlib import contextmanager
from typing import TYPE_CHECKING
from unittest.mock import MagicMock

import xlwings
from pyopenvba.interpreter._objects import VBAObject, method
from pyopenvba.interpreter._values import MISSING, VBAInt, to_text

from tests.excel.engine import Book, modules_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from pyopenvba.apps.excel import Workbook

    from tests.excel.engine import Desk

COMMENT_OF_DIRECTIVE = re.compile(r"^(\s*#.*?)\s+'.*$", re.MULTILINE)
"""A comment behind a directive, which the interpreter cannot read."""

OUTSIDE = {
    "GetConfig": """\
Function GetConfig(key As String, Optional default As String = "") As Variant
    GetConfig = CreateObject("Sopxl.Settings").Value(key, default)
End Function""",
    "XLPy": """\
Function XLPy()
    Set XLPy = CreateObject("Sopxl.Resident")
End Function""",
    "FileExists": """\
Function FileExists(ByVal FileSpec As String) As Boolean
    FileExists = True
End Function""",
    "CreateGUID": """\
Function CreateGUID() As String
    CreateGUID = "guid"
End Function""",
}
"""Functions of the module that speak to Windows, and what stands in their place."""

LINES = {'Environ("Temp")': '"T:"', "Kill LOG_FILE": ""}
"""The same for single lines: where the log lies, and that it is deleted."""

WINDOWS_MODULES = ("win32api", "win32event", "pythoncom", "pywintypes", "win32com")
WINDOWS_MODULES += ("win32com.client", "win32com.server", "win32com.server.dispatcher")
WINDOWS_MODULES += ("win32com.server.policy", "win32com.server.util")


def with_run_python(
    desk: Desk, host: Path, settings: Mapping[str, str], outside: Mapping[str, VBAObject]
) -> None:
    """Let a desk have the `RunPython` of a built file, with settings and doubles by their names."""
    source = next(source for name, source, _ in modules_of(host) if name == "xlwings")
    source = COMMENT_OF_DIRECTIVE.sub(r"\1", source.replace("\r\n", "\n"))
    for name, double in OUTSIDE.items():
        function = rf"^(Private |Public )?Function {name}\(.*?^End Function"
        source, found = re.subn(
            function, lambda _, double=double: double, source, flags=re.MULTILINE | re.DOTALL
        )
        assert found == 1, name
    for words, instead in LINES.items():
        source = source.replace(words, instead)
    desk.excel.add_module(source, name="xlwings")
    known = {"Sopxl.Settings": Settings(settings), **outside}
    desk.excel.interpreter.host.create = known.__getitem__


class Settings(VBAObject):
    """The lines of the settings file; «True» is true at once, where Excel compares it with True."""

    vba_type_name = "Settings"

    def __init__(self, lines: Mapping[str, str]) -> None:
        self.lines = lines

    @method
    def Value(self, Key: object = MISSING, Usual: object = MISSING) -> object:  # noqa: N802, N803
        value = self.lines.get(to_text(Key), to_text(Usual))
        return {"True": True, "False": False}.get(value, value)


class Shell(VBAObject):
    """WScript.Shell: what Windows would start is noted down, and handed to somebody."""

    vba_type_name = "Shell"

    def __init__(self, run: Callable[[str], int]) -> None:
        self.run = run

    @method
    def Run(  # noqa: N802
        self,
        Command: object = MISSING,  # noqa: N803
        WindowStyle: object = MISSING,  # noqa: ARG002, N803
        WaitOnReturn: object = MISSING,  # noqa: N803
    ) -> object:
        assert WaitOnReturn, "Excel must wait for Python"
        return VBAInt(self.run(to_text(Command)), "Long")


class Resident(VBAObject):
    """The Python that stays: xlwings' own server object, without the COM around it."""

    vba_type_name = "XLPython"

    def __init__(self, server: object) -> None:
        self.server = server
        self.done: list[str] = []

    @method
    def Module(self, Name: object = MISSING) -> object:  # noqa: N802, N803
        return Handle(self.server.Module(to_text(Name)))

    @method
    def SetAttr(  # noqa: N802
        self,
        Owner: object = MISSING,  # noqa: N803
        Name: object = MISSING,  # noqa: N803
        Value: object = MISSING,  # noqa: N803
    ) -> None:
        self.server.SetAttr(Owner.held, to_text(Name), Value)

    @method
    def Exec(self, Statement: object = MISSING) -> None:  # noqa: N802, N803
        self.done.append(to_text(Statement))
        self.server.Exec(self.done[-1])


class Handle(VBAObject):
    """Something of Python's in the hands of VBA."""

    vba_type_name = "XLPythonObject"

    def __init__(self, held: object) -> None:
        self.held = held


@contextmanager
def serving(desk: Desk) -> Iterator[Resident]:
    """Yield xlwings' server (`xlwings.com_server`) as it is on Windows, books being the desk's."""
    app = desk.connect().impl
    caller = xlwings.Book._mock_caller
    del xlwings.Book._mock_caller
    platform = types.ModuleType("xlwings._xlwindows")
    platform.BOOK_CALLER = None
    platform.Book = lambda book: _as_xlwings_has_it(app, book)
    fakes = {name: MagicMock(name=name) for name in WINDOWS_MODULES}
    fakes["win32com"].server = fakes["win32com.server"]
    fakes["win32com.server"].util = fakes["win32com.server.util"]
    fakes["win32com.server.util"].wrap = lambda made, *_: made
    fakes["win32com.server.util"].unwrap = lambda made: made
    fakes["pythoncom"].TypeIIDs = MagicMock()
    before = dict(sys.modules)
    plain, xlwings._xlwindows = getattr(xlwings, "_xlwindows", None), platform
    sys.modules.update(fakes, **{"xlwings._xlwindows": platform})
    try:
        com_server = importlib.import_module("xlwings.com_server")
        com_server.PyIDispatch = type(None)
        yield Resident(com_server.XLPython())
        com_server.loop.close()
    finally:
        for name in (*fakes, "xlwings._xlwindows", "xlwings.com_server", "xlwings.udfs"):
            sys.modules.pop(name, None)
            if name in before:
                sys.modules[name] = before[name]
        xlwings._xlwindows = plain
        asyncio.set_event_loop(None)
        xlwings.Book._mock_caller = caller


def _as_xlwings_has_it(app: object, book: Workbook) -> Book:
    return Book(app, book)
