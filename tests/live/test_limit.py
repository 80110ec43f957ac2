"""Python works under a time limit and writes last: a stop leaves the workbook as it was."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from sopxl.live import book, drawing, fixing
from sopxl.live.limit import within
from sopxl.model.errors import UserError
from tests.excel.conditions import coloured
from tests.live.forms import SHORT, example, front, notes, opened, picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIMIT = 0.05


def endless(*_: object, **__: object) -> None:
    while True:
        time.sleep(0.001)


def test_work_that_takes_too_long_is_stopped_and_tells_what_to_do() -> None:
    with pytest.raises(UserError, match=r"0\.05 detik") as stopped, within(LIMIT):
        endless()
    assert "sopxl draw" in str(stopped.value)


def test_work_that_ends_in_time_is_left_alone_afterwards() -> None:
    with within(LIMIT):
        done = True
    time.sleep(2 * LIMIT)
    assert done


def test_what_the_work_itself_raises_is_not_taken_for_a_stop() -> None:
    with pytest.raises(ZeroDivisionError), within(LIMIT):
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("button", "module", "slow"),
    [
        ("CheckSop", book, "judge"),
        ("DrawFlowchart", book, "judge"),
        ("DrawFlowchart", drawing, "scene_on_sheet"),
        ("FixSop", fixing, "mended"),
    ],
)
def test_a_stop_at_the_limit_leaves_the_workbook_as_it_was(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    button: str,
    module: object,
    slow: Callable[..., object],
) -> None:
    desk = opened(tmp_path, example(SHORT))
    sheet = desk.sheet(front(desk), "SOP")
    before = desk.connect().books.active.sheets["SOP"].used_range.value
    heights = [sheet.row_height_points(row) for row in range(1, 50)]
    monkeypatch.setattr(module, "SECONDS", LIMIT)
    monkeypatch.setattr(module, slow, endless)
    desk.press(f"SopxlRibbon.{button}")
    assert desk.alerts[-1].startswith("Pekerjaan ini belum selesai setelah 0.05 detik")
    assert desk.connect().books.active.sheets["SOP"].used_range.value == before
    assert [sheet.row_height_points(row) for row in range(1, 50)] == heights
    assert (picture(desk), notes(sheet), coloured(sheet)) == ([], {}, {})
    assert desk.session.undo is None
