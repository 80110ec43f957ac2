"""The same drawing to the byte, whatever the hash seed and whichever Python draws it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DIGEST = """
import hashlib
from benchmarks.layout_corpus import dense, form_for, handmade, standard
from sopxl.layout.laying_out import lay_out
from sopxl.model.settings import Settings

sops = [standard(30, 4), standard(60, 7), dense(30, 3), *(sop for _, sop in handmade())]
drawings = [repr(lay_out(sop, form_for(sop), Settings())) for sop in sops]
print(hashlib.sha256("".join(drawings).encode()).hexdigest())
"""
"""Run in a process of its own; the layout needs nothing but the standard library."""


def digest(python: str, seed: int) -> str:
    settings = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [python, "-c", DIGEST], env=settings, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def other_python() -> str | None:
    """Return another Python from 3.11 on: on the path, or among the versions of pyenv."""
    minors = [minor for minor in (14, 13, 12, 11) if minor != sys.version_info.minor]
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    for minor in minors:
        installed = sorted(versions.glob(f"3.{minor}.*/bin/python"))
        for python in (shutil.which(f"python3.{minor}"), *map(str, installed)):
            if python and works(python):
                return python
    return None


def works(python: str) -> bool:
    """Tell whether a Python runs: a shim without its version behind it does not."""
    return subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode == 0


def test_no_hash_seed_changes_a_drawing() -> None:
    assert len({digest(sys.executable, seed) for seed in (0, 1, 77)}) == 1


def test_another_python_draws_the_same() -> None:
    other = other_python()
    if other is None:
        pytest.skip("no second Python from 3.11 on is installed")
    assert digest(other, 5) == digest(sys.executable, 0)
