"""What pyOpenVBA does over and over, done once: the same answers, sooner.

A test opens a new Excel, and each Excel parses the same modules and the same formulas of the form;
a macro that goes through cells asks for each of them again whether some module declares `Chr$`, and
whether some formula reads a cell of a sheet that no formula reads.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pyopenvba.apps.excel._calc import Calculator
from pyopenvba.apps.excel._engine_book import EngineBook
from pyopenvba.interpreter import _runtime as runtime

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyopenvba.interpreter import _ast as ast

PARSED: dict[str, object] = {}
MEASURING = frozenset({"len", "lenb"})
"""Built-in functions that look at the declaration of what they are given."""

PLAIN_CALL = runtime.Interpreter._call_name
PLAIN_READ = EngineBook.read
PLAIN_READING, PLAIN_KEEP = Calculator._reading, Calculator._keep
DECLARED: dict[int, tuple[runtime.Interpreter, int, frozenset[str]]] = {}
BLOCK_SHEETS: dict[int, tuple[Calculator, frozenset[str]]] = {}


def _declared(interpreter: runtime.Interpreter) -> frozenset[str]:
    """Return every name on the level of a module, looked up again when a module was added."""
    kept = DECLARED.get(id(interpreter))
    if kept is None or kept[0] is not interpreter or kept[1] != len(interpreter.modules):
        interpreter.initialise()
        names = frozenset(
            name
            for module in interpreter.modules.values()
            for among in (module.constants, module.variables, module.procedures, module.declares)
            for name in among
        )
        kept = DECLARED[id(interpreter)] = (interpreter, len(interpreter.modules), names)
    return kept[2]


def _call_name(
    interpreter: runtime.Interpreter,
    callee: ast.Name,
    args: Sequence[ast.Argument],
    frame: runtime.Frame | None,
    *,
    statement_context: bool = False,
) -> object:
    """Call a built-in function at once where nothing in the project has its name."""
    key = runtime._bare(callee.name)
    if (
        key in interpreter._intrinsics
        and key not in MEASURING
        and frame is not None
        and frame.me is None
        and key not in frame.locals
        and key not in _declared(interpreter)
    ):
        positional, named = interpreter._arguments(args, frame, intrinsic=key)
        return interpreter.call_intrinsic(key, positional, named)
    return PLAIN_CALL(interpreter, callee, args, frame, statement_context=statement_context)


def _reading(calculator: Calculator, name: str, row: int, column: int) -> set[object]:
    """Return the formulas that read a cell, at once where none reads blocks of its sheet."""
    owner, sheets = BLOCK_SHEETS.get(id(calculator), (None, frozenset()))
    if owner is not calculator:
        blocks = calculator._blocks.values()
        sheets = frozenset(area.sheet.lower() for areas in blocks for area in areas)
        BLOCK_SHEETS[id(calculator)] = (calculator, sheets)
    if name in sheets:
        return PLAIN_READING(calculator, name, row, column)
    return set(calculator._readers.get((name, row, column), ()))


def _keep(calculator: Calculator, key: object, compiled: object) -> None:
    """Keep a formula; it may read a sheet that none has read so far."""
    if compiled is not None:
        BLOCK_SHEETS.pop(id(calculator), None)
    PLAIN_KEEP(calculator, key, compiled)


def _read(book: EngineBook, formula: str) -> object:
    """Return what a formula is made of; only the names of tables make that depend on the book."""
    if book.table_names():
        return PLAIN_READ(book, formula)
    if formula not in PARSED:
        PARSED[formula] = PLAIN_READ(book, formula)
    return PARSED[formula]


def install() -> None:
    """Teach pyOpenVBA's classes to hurry; installing twice changes nothing."""
    DECLARED.clear()
    BLOCK_SHEETS.clear()
    if runtime.Interpreter._call_name is _call_name:
        return
    runtime._bare = lru_cache(runtime._bare)
    runtime.parse_module = lru_cache(runtime.parse_module)
    runtime.Interpreter._call_name = _call_name
    EngineBook.read = _read
    Calculator._reading, Calculator._keep = _reading, _keep
