"""A file is written whole or not at all, and whoever refused it is told."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from sopxl.model.errors import UserError
from sopxl.pipeline.files import replacing

if TYPE_CHECKING:
    from pathlib import Path

FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("error", [FULL, FileCreateError(FULL)], ids=["bare", "by XlsxWriter"])
def test_a_full_disk_is_told_and_leaves_what_was_there(tmp_path: Path, error: Exception) -> None:
    target = tmp_path / "register.xlsx"
    target.write_bytes(b"kemarin")

    def write() -> None:
        with replacing(target) as beside:
            beside.write_bytes(b"setengah")
            raise error

    with pytest.raises(UserError, match="tidak dapat ditulis: penyimpanan penuh") as told:
        write()
    assert told.value.remedy == "Kosongkan ruang penyimpanan, lalu ulangi."
    assert target.read_bytes() == b"kemarin"
    assert list(tmp_path.iterdir()) == [target]


def test_xlsxwriter_hands_on_what_the_system_refused(tmp_path: Path) -> None:
    book = Workbook(tmp_path / "tidak ada" / "a.xlsx")
    with pytest.raises(FileCreateError) as told:
        book.close()
    assert isinstance(told.value.args[0], OSError)


def test_a_failure_of_the_program_is_no_refusal(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "a.xlsx"):
        raise ZeroDivisionError
    assert not list(tmp_path.iterdir())
