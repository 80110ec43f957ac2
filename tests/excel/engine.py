"""An engine for unmodified xlwings: its books, sheets and cells are those of Excel in memory.

It stands where xlwings' own engine speaks to Excel through COM. Every question or order that would
cross from Python to Excel is counted in `Desk.crossings`.
"""

from __future__ import annotations

import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import xlwings
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.cfb import CFB
from pyopenvba.interpreter._objects import VBAObject, method
from pyopenvba.interpreter._values import MISSING, NOTHING, VBAErrorValue, error, to_text
from pyopenvba.vba import parse_vba_project
from xlwings import base_classes, utils

from tests.excel import application, conditions, drawing, pace, pages
from tests.excel.values import get, put, to_python, to_vba

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyopenvba.apps.excel import Workbook, Worksheet

PROJECT = "xl/vbaProject.bin"
# The module of xlwings that starts a process on Windows or macOS: the one part of the built files
# that is not executed. Its public function hands the command over to `Desk.run_python`.
RUN_PYTHON = """\
Public Function RunPython(PythonCommand As String)
    CreateObject("Sopxl.Python").Run PythonCommand
End Function
"""
ERRORS = {2000: "#NULL!", 2007: "#DIV/0!", 2015: "#VALUE!", 2023: "#REF!", 2029: "#NAME?"}
ERRORS |= {2036: "#NUM!", 2042: "#N/A"}


class Desk:
    """One running Excel with some files open; the first that holds macros runs them."""

    def __init__(self, *files: Path) -> None:
        drawing.install()
        pages.install()
        conditions.install()
        pace.install()
        self.session = application.install()
        self.excel = ExcelApplication()
        self.crossings = 0
        self.alerts: list[str] = []
        self.answer = "ok"
        """What the person presses when asked."""

        self.excel.interpreter.host.create = self._create
        for file in files:
            self.open(file)

    def open(self, file: Path) -> Workbook:
        """Open a workbook and load its macros, as a user does."""
        book = self.excel.open_workbook(file)
        if file.suffix in {".xlam", ".xlsm"}:
            self.excel.application._this_workbook = book
            self._load_macros(file)
        return book

    def _load_macros(self, file: Path) -> None:
        for name, source, kind in modules_of(file):
            if name == "xlwings":
                self.excel.add_module(RUN_PYTHON, name=name)
            elif kind == "standard":
                self.excel.add_module(source, name=name)

    def press(self, macro: str) -> None:
        """Press a button of the ribbon: run the macro that `onAction` names."""
        self.excel.run(macro, NOTHING)

    @property
    def messages(self) -> list[str]:
        """What macros have told in boxes of their own."""
        return [dialog[1] for dialog in self.excel.interpreter.dialogs]

    def undo(self) -> None:
        """Press Ctrl+Z: run the macro that the last action has offered."""
        assert self.session.undo
        _, macro = self.session.undo
        self.session.undo = None
        self.excel.run(macro.rpartition("!")[2])

    def moments(self, count: int) -> list[int]:
        """Return so many moments, from first to last, at which Escape could have been pressed."""
        last = self.session.heeding
        return sorted({1 + (last - 1) * moment // (count - 1) for moment in range(count)})

    def press_escape_at(self, moment: int) -> None:
        """Let the person press Escape at a moment of the next action."""
        self.session.heeding, self.session.escape_at = 0, moment

    def sheet(self, book: str, name: str) -> Worksheet:
        """Return a sheet to look at from outside."""
        return next(sheet for sheet in self._book(book).sheets_ if sheet.name == name)

    def _book(self, name: str) -> Workbook:
        return next(book for book in self.excel.workbooks() if book.name == name)

    def _create(self, name: str) -> VBAObject:
        if name != "Sopxl.Python":
            message = f"no double for CreateObject({name!r})"
            raise LookupError(message)
        return PythonProcess(self.run_python)

    def run_python(self, command: str) -> None:
        """Run what RunPython would give to a new interpreter."""
        exec(command, {})  # noqa: S102  # that is what it is for

    def connect(self) -> xlwings.App:
        """Make this Excel the one that xlwings finds, and its front workbook the caller."""
        engine = xlwings.Engine(impl=Engine(self))
        xlwings.engines.add(engine)
        xlwings.engines.active = engine
        xlwings.apps.active.books.active.set_mock_caller()
        return xlwings.apps.active


class PythonProcess(VBAObject):
    """What stands behind RunPython."""

    vba_type_name = "PythonProcess"

    def __init__(self, run: Callable[[str], None]) -> None:
        self.run = run

    @method
    def Run(self, Command: object = MISSING) -> None:  # noqa: N802, N803
        self.run(to_text(Command))


def modules_of(file: Path) -> tuple[tuple[str, str, str], ...]:
    """Return name, source and kind of every module in the built file."""
    with zipfile.ZipFile(file) as package:
        return _modules(package.read(PROJECT))


@cache
def _modules(project: bytes) -> tuple[tuple[str, str, str], ...]:
    modules = parse_vba_project(CFB.from_bytes(project)).modules
    return tuple((module.name, module.source, module.kind.name) for module in modules)


class Engine:
    name, type = "memory", "desktop"

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.apps = Apps(self)

    @staticmethod
    def clean_value_data(
        data: object,
        _datetime_builder: object,
        empty_as: object,
        number_builder: object,
        error_as_text: bool,  # the order is that of xlwings
    ) -> list[list[object]]:
        def cleaned(value: object) -> object:
            if isinstance(value, VBAErrorValue):
                return ERRORS[value.number] if error_as_text else None
            if value in ("", None):
                return empty_as
            return number_builder(value) if number_builder and isinstance(value, float) else value

        return [[cleaned(value) for value in row] for row in data]

    @staticmethod
    def prepare_xl_data_element(value: object, _: object) -> object:
        return value


class Apps(base_classes.Apps):
    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.app = App(self)

    def keys(self) -> list[int]:
        return [1]

    def __iter__(self) -> Iterator[App]:
        return iter([self.app])

    def __len__(self) -> int:
        return 1

    def __getitem__(self, _: int) -> App:
        return self.app


class App(base_classes.App):
    screen_updating = display_alerts = visible = True
    status_bar = None
    pid = 1
    engine = books = None

    def __init__(self, apps: Apps) -> None:
        self.engine = apps.engine
        self.desk = apps.engine.desk
        self.books = Books(self)

    def run(self, macro: str, arguments: tuple[object, ...]) -> object:
        self.desk.crossings += 1
        for argument in arguments:
            if not isinstance(argument, str):
                message = f"{macro}: only texts cross Application.Run, not {argument!r}"
                raise TypeError(message)
        host, _, name = macro.rpartition("!")
        if not any(f"'{_doubled(book.name)}'" == host for book in self.desk.excel.workbooks()):
            raise error(1004, f"Cannot run the macro '{macro}'.")
        return to_python(self.desk.excel.run(name, *arguments))

    def activate(self, _steal_focus: object = False) -> None:
        """Bring Excel to the front: there is nothing to be seen here."""

    def alert(self, prompt: str, _title: str, buttons: str, *_: object) -> str:
        self.desk.crossings += 1
        self.desk.alerts.append(prompt)
        return self.desk.answer if buttons != "ok" else "ok"


def _doubled(name: str) -> str:
    return name.replace("'", "''")


class Books(base_classes.Books):
    app = None

    def __init__(self, app: App) -> None:
        self.app = app

    def _all(self) -> list[Book]:
        return [Book(self.app, book) for book in self.app.desk.excel.workbooks()]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Book]:
        return iter(self._all())

    def __call__(self, key: int | str) -> Book:
        if isinstance(key, int):
            return self._all()[key - 1]
        return next(book for book in self._all() if key in (book.name, book.fullname))

    @property
    def active(self) -> Book:
        return Book(self.app, self.app.desk.excel.application.active_book)


class Book(base_classes.Book):
    app = None

    def __init__(self, app: App, book: Workbook) -> None:
        self.app, self.book = app, book

    api = property(lambda self: self.book)
    fullname = property(lambda self: str(Path(self.book.path) / self.book.name))
    sheets = property(lambda self: Sheets(self))  # noqa: PLW0108  # defined below
    names = property(lambda self: Names(self))  # noqa: PLW0108  # defined below

    @property
    def name(self) -> str:
        self.app.desk.crossings += 1
        return str(self.book.name)

    def activate(self) -> None:
        self.app.desk.crossings += 1
        self.book.vba_get("Activate")


class Sheets(base_classes.Sheets):
    book = None

    def __init__(self, book: Book) -> None:
        self.book = book

    def _all(self) -> list[Sheet]:
        return [Sheet(self.book, sheet) for sheet in self.book.book.sheets_]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Sheet]:
        return iter(self._all())

    def __call__(self, key: int | str) -> Sheet:
        self.book.app.desk.crossings += 1
        if isinstance(key, int):
            return self._all()[key - 1]
        for sheet in self._all():
            if sheet.name.casefold() == key.casefold():
                return sheet
        raise KeyError(key)

    @property
    def active(self) -> Sheet:
        return Sheet(self.book, self.book.book.active_sheet)

    def add(self, _before: Sheet | None, after: Sheet, name: str) -> Sheet:
        self.book.app.desk.crossings += 1
        sheets = self.book.book.vba_get("Sheets")
        added = Sheet(self.book, sheets.vba_get("Add", [MISSING, after.sheet]))
        put(added.sheet, "Name", name)
        return added


class Sheet(base_classes.Sheet):
    book = None

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self.book, self.sheet = book, sheet

    name = property(lambda self: self.sheet.name)
    index = property(lambda self: self.book.book.sheets_.index(self.sheet) + 1)
    api = property(lambda self: self.sheet)

    def range(self, first: object, last: object = None) -> Range:
        return Range(self, first, last)

    @property
    def used_range(self) -> Range:
        self.book.app.desk.crossings += 1
        used = get(self.sheet, "UsedRange")
        return Range(self, str(get(used, "Address")).replace("$", ""))

    def activate(self) -> None:
        self.book.app.desk.crossings += 1
        self.sheet.vba_get("Activate")


class Range(base_classes.Range):
    sheet = None
    has_array = False
    max_cells_per_read = max_cells_per_write = None

    def __init__(self, sheet: Sheet, first: object, last: object = None) -> None:
        self.sheet = sheet
        ends = [_address(end) for end in (first, last) if end is not None]
        self.cells = sheet.sheet.vba_get("Range", ends)

    api = property(lambda self: self.cells)

    @property
    def row(self) -> int:
        return int(get(self.cells, "Row"))

    @property
    def column(self) -> int:
        return int(get(self.cells, "Column"))

    @property
    def shape(self) -> tuple[int, int]:
        rows, columns = get(self.cells, "Rows"), get(self.cells, "Columns")
        return int(get(rows, "Count")), int(get(columns, "Count"))

    @property
    def coords(self) -> tuple[str, int, int, int]:
        return self.sheet.name, self.row, self.column, len(self)

    @property
    def address(self) -> str:
        return str(get(self.cells, "Address"))

    def get_address(self, row_absolute: bool, column_absolute: bool, *_: object) -> str:
        return str(get(self.cells, "Address", row_absolute, column_absolute))

    def __len__(self) -> int:
        rows, columns = self.shape
        return rows * columns

    def __call__(self, row: int, column: int | None = None) -> Range:
        if column is None:
            row, column = (row - 1) // self.shape[1] + 1, (row - 1) % self.shape[1] + 1
        return Range(self.sheet, (self.row + row - 1, self.column + column - 1))

    @property
    def raw_value(self) -> object:
        self.sheet.book.app.desk.crossings += 1
        return get(self.cells, "Value")

    @raw_value.setter
    def raw_value(self, value: object) -> None:
        self.sheet.book.app.desk.crossings += 1
        self.cells.vba_set("Value", to_vba(value))

    @property
    def wrap_text(self) -> object:
        self.sheet.book.app.desk.crossings += 1
        return get(self.cells, "WrapText")

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.sheet.book.app.desk.crossings += 1
        put(self.cells, "WrapText", value)


def _address(end: object) -> str:
    match end:
        case (row, column):
            return f"{utils.col_name(column)}{row}"
        case Range():
            return end.address.replace("$", "")
    return str(end)


class Names(base_classes.Names):
    def __init__(self, book: Book) -> None:
        self.book = book

    def _all(self) -> list[Name]:
        named = self.book.book.names_.vba_items()
        return [Name(self, name) for name in named]

    def __len__(self) -> int:
        return len(self._all())

    def __call__(self, key: int | str) -> Name:
        self.book.app.desk.crossings += 1
        if isinstance(key, int):
            return self._all()[key - 1]
        return next(name for name in self._all() if name.name == key)


class Name(base_classes.Name):
    def __init__(self, names: Names, name: VBAObject) -> None:
        self.names, self.named = names, name

    name = property(lambda self: get(self.named, "Name"))
    refers_to = property(lambda self: get(self.named, "RefersTo"))

    @property
    def refers_to_range(self) -> Range:
        self.names.book.app.desk.crossings += 1
        cells = get(self.named, "RefersToRange")
        sheet = Sheet(self.names.book, get(cells, "Parent"))
        return Range(sheet, str(get(cells, "Address")).replace("$", ""))
