"""The house keeps its own measures: small modules, small functions, nothing left undone."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "sopxl").rglob("*.py"))
MODULE_LINES, FUNCTION_LINES = 400, 40

every_module = pytest.mark.parametrize(
    "module", MODULES, ids=lambda path: str(path.relative_to(ROOT))
)


def functions(module: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


@every_module
def test_a_module_is_one_subject(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) < MODULE_LINES


@every_module
def test_a_function_fits_on_a_screen(module: Path) -> None:
    sizes = {found.name: (found.end_lineno or 0) - found.lineno + 1 for found in functions(module)}
    assert {name: size for name, size in sizes.items() if size > FUNCTION_LINES} == {}


@every_module
def test_nothing_is_left_undone(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert not re.search(r"\b(TODO|FIXME|XXX|NotImplementedError)\b", text)


@every_module
def test_an_import_inside_a_function_is_a_door_with_its_reason(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").splitlines()
    hidden = [
        lines[node.lineno - 1]
        for function in functions(module)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert all(re.search(r"# noqa: PLC0415 +\S", line) for line in hidden), hidden


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
