"""A workbook under watch: what each save brings about."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest

from sopxl.cli.main import exit_code
from sopxl.model.errors import UsageError
from sopxl.model.ref import identity_ref
from sopxl.pipeline import watching
from sopxl.pipeline.checking.single import Task, read
from sopxl.pipeline.drawing.drawn import draw
from sopxl.pipeline.drawing.on_paper import DrawnAs
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


def test_a_save_that_is_on_its_way_is_waited_for(form: Path) -> None:
    whole = form.read_bytes()
    form.write_bytes(whole[: len(whole) // 2])
    threading.Timer(1.0, form.write_bytes, [whole]).start()
    assert next(watched(form, TASK)).done is Done.PREVIEW


def test_a_save_in_many_small_pieces_is_waited_for(form: Path) -> None:
    whole = form.read_bytes()
    form.write_bytes(b"")

    def arrive() -> None:
        pieces = [whole[at : at + len(whole) // 6] for at in range(0, len(whole), len(whole) // 6)]
        with form.open("ab", buffering=0) as file:
            for piece in pieces:
                file.write(piece)
                sleep(0.1)

    threading.Thread(target=arrive).start()
    assert next(watched(form, TASK)).done is Done.PREVIEW


def test_what_cannot_be_drawn_is_told_and_the_watch_goes_on(
    form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "PATIENCE", 0.1)
    form.write_bytes(b"broken")
    events = watched(form, TASK)
    event = next(events)
    assert event.done is Done.FAILED
    assert event.error is not None


def test_a_save_during_the_drawing_is_not_overwritten(
    form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = build_sop(replace(EXAMPLE, identity=replace(EXAMPLE.identity, title="Judul baru")))

    def drawing(*words: Any, **options: Any) -> Any:
        made = draw(*words, **options)
        if words[2] is DrawnAs.XLSX and form.read_bytes() == older:
            form.write_bytes(newer)
        return made

    older = form.read_bytes()
    monkeypatch.setattr(watching, "draw", drawing)
    events = watched(form, TASK)
    done = [next(events) for _ in range(3)]
    assert [event.done for event in done] == [Done.PREVIEW, Done.PREVIEW, Done.DRAWN]
    assert read(form).entries[identity_ref("title")].text == "Judul baru"


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="tidak ada"):
        watched(tmp_path / "x.xlsx", TASK)


def test_a_folder_is_no_file_to_watch(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="adalah folder"):
        watched(tmp_path, TASK)


def test_nobody_is_told_that_a_missing_file_is_watched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["watch", str(tmp_path / "x.xlsx")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "tidak ada" in said.err
