"""Workbooks and the office program that several tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sopxl.workbook.build.form import build_sop
from tests.workbook.author import Author
from tests.workbook.procedures import SOUND

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def author(libreoffice: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Author]:
    """LibreOffice at work as an author."""
    found = Author(libreoffice, tmp_path_factory.mktemp("author"))
    yield found
    found.close()


@pytest.fixture(scope="session")
def blank() -> bytes:
    """The blank form."""
    return build_sop()


@pytest.fixture(scope="session")
def filled() -> bytes:
    """A form filled with a sound procedure."""
    return build_sop(SOUND)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test may write one workbook."""
    return tmp_path / "sop.xlsx"
