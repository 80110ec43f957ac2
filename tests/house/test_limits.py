"""The house keeps its own measures: small modules, small functions, nothing left undone."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "sopxl").rglob("*.py"))
MODULE_LINES, FUNCTION_LINES = 400, 40

TEXTS = {
    module.relative_to(ROOT).as_posix(): module.read_text(encoding="utf-8") for module in MODULES
}


def functions(text: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)]


def test_a_module_is_one_subject() -> None:
    lines = {module: len(text.splitlines()) for module, text in TEXTS.items()}
    assert {module: count for module, count in lines.items() if count >= MODULE_LINES} == {}


def test_a_function_fits_on_a_screen() -> None:
    sizes = {
        (module, found.name): (found.end_lineno or 0) - found.lineno + 1
        for module, text in TEXTS.items()
        for found in functions(text)
    }
    assert {where: size for where, size in sizes.items() if size > FUNCTION_LINES} == {}


def test_nothing_is_left_undone() -> None:
    undone = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    assert [module for module, text in TEXTS.items() if undone.search(text)] == []


def test_an_import_inside_a_function_is_a_door_with_its_reason() -> None:
    hidden = {
        (module, text.splitlines()[node.lineno - 1])
        for module, text in TEXTS.items()
        for function in functions(text)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert {door for door in hidden if not re.search(r"# noqa: PLC0415 +\S", door[1])} == set()


NOT_OURS = {"node_modules", "out", "dist"}
FORBIDDEN = re.compile(r"(?<![\w.])/(?:root|home|Users|work)/\w|https?://\S*/simple\b")


def test_no_path_of_a_machine_stands_in_the_repository() -> None:
    kinds = {".py", ".md", ".toml", ".bas", ".xml", ".json", ".csv", ".html", ".css", ".js"}
    texts = [
        file
        for file in ROOT.rglob("*")
        if file.suffix in kinds and file != Path(__file__)
        if not any(
            part.startswith(".") or part in NOT_OURS for part in file.relative_to(ROOT).parts[:-1]
        )
    ]
    found = [file for file in texts if FORBIDDEN.search(file.read_text(encoding="utf-8"))]
    assert len(texts) > len(MODULES)
    assert found == []
