"""The open workbook on its way into a register, without an Excel."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from sopxl.live import registering
from sopxl.model.errors import UserError
from sopxl.pipeline.checking.judging import Task
from sopxl.pipeline.progress import Progressed
from sopxl.pipeline.register.summary import Summary

if TYPE_CHECKING:
    from pathlib import Path

    from sopxl.live.macros import Macros
    from sopxl.pipeline.register.run import Order

TASK = Task(dt.date(2026, 11, 21), {})


def front(file: Path) -> Macros:
    return cast("Macros", SimpleNamespace(book=SimpleNamespace(fullname=str(file))))


def test_a_workbook_that_cannot_be_read_is_not_said_to_be_in_the_register(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"no workbook")
    with pytest.raises(UserError, match=r"a\.xlsx"):
        registering.registered(front(file), str(tmp_path / "register"), TASK)


def test_the_open_workbook_is_left_to_a_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders: list[Order] = []

    def merged(order: Order, *_: Any) -> Summary:
        orders.append(order)
        return Summary(counts=Progressed(total=1, read=1), sops=1)

    monkeypatch.setattr(registering, "merge", merged)
    file = tmp_path / "a.xlsx"
    file.touch()
    told = registering.registered(front(file), str(tmp_path), TASK)
    assert told == registering.REGISTERED.format(folder=tmp_path, sops=1)
    assert [(order.engine, order.workers) for order in orders] == [(None, 1)]
