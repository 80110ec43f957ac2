"""A workbook under watch: what each save brings about."""

from __future__ import annotations

import datetime as dt
import threading
from typing import TYPE_CHECKING

import pytest

from sopxl.model.errors import UsageError
from sopxl.pipeline.checking.single import Task
from sopxl.pipeline.watching import Done, is_open, watched
from sopxl.template.example import EXAMPLE
from sopxl.workbook.build.form import build_sop

if TYPE_CHECKING:
    from pathlib import Path

TASK = Task(dt.date(2026, 11, 21), {})


@pytest.fixture
def form(tmp_path: Path) -> Path:
    file = tmp_path / "sop.xlsx"
    file.write_bytes(build_sop(EXAMPLE))
    return file


def test_a_closed_workbook_gets_its_preview_and_its_drawing(form: Path) -> None:
    before = form.read_bytes()
    events = watched(form, TASK)
    assert [next(events).done for _ in range(2)] == [Done.PREVIEW, Done.DRAWN]
    assert form.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    assert form.read_bytes() != before


@pytest.mark.parametrize("lock", ["~$sop.xlsx", ".~lock.sop.xlsx#"])
def test_an_open_workbook_is_drawn_into_once_it_is_closed(form: Path, lock: str) -> None:
    held = form.with_name(lock)
    held.touch()
    assert is_open(form)
    before = form.read_bytes()
    events = watched(form, TASK)
    assert next(events).done is Done.PREVIEW
    assert form.read_bytes() == before
    threading.Timer(1.0, held.unlink).start()
    assert next(events).done is Done.DRAWN
    assert form.read_bytes() != before


def test_what_cannot_be_drawn_is_told_and_the_watch_goes_on(form: Path) -> None:
    form.write_bytes(b"broken")
    events = watched(form, TASK)
    event = next(events)
    assert event.done is Done.FAILED
    assert event.error is not None


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="tidak ada"):
        next(watched(tmp_path / "x.xlsx", TASK))
