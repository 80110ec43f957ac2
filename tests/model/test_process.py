"""A process map by the paths of its codes."""

from __future__ import annotations

import pytest

from sopxl.model.process import Process, ProcessTree

TREE = ProcessTree(
    Process(code=code)
    for code in ("KPU.01", "KPU.01.01", "KPU.01.01.CFM.01", "KPU.01.02", "KPU.02", "KPU.02")
)


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("KPU.01", ["KPU.01"]),
        ("KPU.01.01.CFM.01", ["KPU.01", "KPU.01.01", "KPU.01.01.CFM.01"]),
        ("KPU.09", []),
        ("", []),
    ],
)
def test_a_path_leads_from_the_top_down(code: str, path: list[str]) -> None:
    assert [process.code for process in TREE.path(code)] == path


def test_a_level_that_the_map_leaves_out_is_passed_over() -> None:
    deep = ProcessTree((Process(code="KPU.01"), Process(code="KPU.01.02.03")))
    parent = deep.parent(deep.processes[1])
    assert parent is not None
    assert parent.code == "KPU.01"


def test_the_ends_of_the_branches_are_where_procedures_hang() -> None:
    assert [process.code for process in TREE.leaves] == [
        *("KPU.01.01.CFM.01", "KPU.01.02"),
        *("KPU.02", "KPU.02"),
    ]


def test_a_code_that_stands_twice_means_its_first_process() -> None:
    assert TREE.find("KPU.02") is TREE.processes[4]


@pytest.mark.parametrize(("code", "is_map"), [("KPU.01.CFM.02", True), ("KPU.01.02", False)])
def test_a_cross_functional_map_is_known_by_its_code(code: str, *, is_map: bool) -> None:
    assert Process(code=code).cross_functional is is_map
