"""The drawing as JSON: the contract that other programs read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sopxl.scene.text import to_json
from tests.scene.procedures import SCENE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PRINT_SCENE = """
import sys
from sopxl.scene.text import to_json
from tests.scene.procedures import SCENE
sys.stdout.buffer.write(to_json(SCENE).encode())
"""
READ = json.loads(to_json(SCENE))


def test_the_text_form_of_a_scene(same_as_golden: Callable[[str, str], None]) -> None:
    same_as_golden(to_json(SCENE), "scene/pelayanan_informasi.json")


def test_pages_with_a_flow_are_told_and_nothing_else() -> None:
    assert READ["unit"] == "emu"
    assert [page["number"] for page in READ["pages"]] == [1, 2]
    keys = ["number", "frame", "columns", "rows", "nodes", "edges", "labels"]
    assert all(list(page) == keys for page in READ["pages"])


def test_items_have_the_keys_of_the_contract() -> None:
    page = READ["pages"][0]
    assert list(page["nodes"][0]) == ["id", "step", "shape", "box", "text"]
    edge = ["id", "source", "target", "points", "from_step", "to_step", "answer"]
    assert list(page["edges"][0]) == edge
    assert list(page["labels"][0]) == ["edge", "box", "text"]
    assert {node["shape"] for node in page["nodes"]} <= {
        "terminator",
        "process",
        "decision",
        "offpage",
    }


def test_all_lengths_are_whole() -> None:
    numbers = [
        number
        for page in READ["pages"]
        for edge in page["edges"]
        for point in edge["points"]
        for number in point
    ]
    assert numbers
    assert all(isinstance(number, int) for number in numbers)


@pytest.mark.parametrize("seed", ["1", "77"])
def test_the_bytes_do_not_depend_on_the_order_of_hashes(seed: str, root: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", PRINT_SCENE]
    run = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=True)
    assert run.stdout.decode() == to_json(SCENE)
