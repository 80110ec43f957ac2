"""Golden files, read and approved by a person; real parts demanded or skipped by name."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable

# The same examples on every machine; the first draw of a cold run is slow by nature.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def same_as_golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a golden file; with --update-golden, write the file instead."""

    def compare(text: str, name: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_text(encoding="utf-8"), f"differs from {file}"

    return compare


def real_part(*programs: str) -> str:
    """Return the path of the first program found; skip without it, or fail where all are wanted."""
    for program in programs:
        if found := shutil.which(program):
            return found
    return missing(f"{programs[0]} is not installed")


def missing(part: str) -> NoReturn:
    """Skip for a missing part, or fail where all are wanted."""
    if os.environ.get("SOPXL_REQUIRE") == "all":
        pytest.fail(part)
    pytest.skip(part)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def libreoffice() -> str:
    """LibreOffice, which opens, recalculates and renders what we write."""
    return real_part("soffice", "libreoffice")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Chromium, which shows the web report."""
    return real_part("chromium", "chromium-browser", "google-chrome")
