"""What nobody foresaw: it stops no other file, and is told like every other error."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from sopxl.cli import explain
from sopxl.cli.main import exit_code
from sopxl.pipeline.batch.engines import InProcess
from sopxl.pipeline.drawing.forms import written_form
from sopxl.template.example import EXAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable

WITH_RESULT = {
    "check": ["check", "."],
    "check --annotate": ["check", ".", "--annotate", "hasil"],
    "draw": ["draw", ".", "-o", "hasil"],
    "draw --to pdf": ["draw", ".", "-o", "hasil", "--to", "pdf"],
    "fix": ["fix", ".", "-o", "hasil"],
    "export": ["export", ".", "-o", "hasil", "--to", "json"],
}
JUDGED_BY = {
    "draw": "sopxl.pipeline.drawing.drawn.judge",
    "draw --to pdf": "sopxl.pipeline.drawing.drawn.judge",
    "fix": "sopxl.pipeline.fixing.fixed.judge",
}


class PanicError(BaseException):
    """What a library in another language raises; it is no Exception."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in with three workbooks; records of failures lie beside it."""
    monkeypatch.setattr("sopxl.pipeline.failures._record", lambda: tmp_path / "rincian.txt")
    work = tmp_path / "sop"
    work.mkdir()
    monkeypatch.chdir(work)
    for name in ("a.xlsx", "b.xlsx", "c.xlsx"):
        (work / name).write_bytes(written_form(EXAMPLE))
    return work


def failing_on_the_second(
    place: str, failure: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, _, name = place.rpartition(".")
    real: Callable[..., object] = getattr(__import__(module, fromlist=[name]), name)
    calls = iter(range(1_000))

    def sometimes(*words: object, **named: object) -> object:
        if next(calls) == 1:
            raise failure
        return real(*words, **named)

    monkeypatch.setattr(place, sometimes)
    # A worker is another process, which this failure would not reach.
    for run in ("sopxl.pipeline.register.run", "sopxl.pipeline.returning.trip"):
        monkeypatch.setattr(f"{run}.engine_for", lambda *_, **__: InProcess())


@pytest.mark.parametrize("words", WITH_RESULT.values(), ids=list(WITH_RESULT))
@pytest.mark.parametrize("failure", [IndexError("x"), PanicError()], ids=["error", "panic"])
def test_a_failure_on_one_file_stops_no_other_and_is_told_with_what_to_do(
    words: list[str],
    failure: BaseException,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = JUDGED_BY.get(" ".join(words[:1] + words[4:]), "sopxl.pipeline.checking.single.judge")
    failing_on_the_second(place, failure, monkeypatch)
    assert exit_code(words) == 1
    said = capsys.readouterr()
    assert (
        f"Berkas «b.xlsx» tidak dapat diolah: galat di dalam program ({type(failure).__name__})."
        " Buka berkas itu di Excel, simpan ulang"
    ) in said.out
    assert "Traceback" not in said.out + said.err
    done = {path.stem for path in (folder / "hasil").glob("?.*")}
    assert done == ({"a", "c"} if "hasil" in words else set())


def test_the_technical_details_stand_in_a_file_that_the_error_names(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing_on_the_second("sopxl.pipeline.checking.single.judge", IndexError("x"), monkeypatch)
    assert exit_code(["check", str(folder), "--format", "json"]) == 1
    errors = [record["error"] for record in json.loads(capsys.readouterr().out)]
    assert [error and error["code"] for error in errors] == [None, "program-failed", None]
    (record,) = re.findall("beserta rincian teknis dalam «(.+)»", errors[1]["message"])
    details = Path(record).read_text(encoding="utf-8")
    assert details.startswith("b.xlsx\nTraceback")
    assert "IndexError: x" in details


def test_a_failure_outside_any_file_is_one_sentence_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(_: object) -> NoReturn:
        raise KeyError("x")

    monkeypatch.setattr(explain, "explain", failing)
    assert exit_code(["explain", "F202"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("sopxl: Perintah ini tidak selesai: galat di dalam program (KeyError).")
    assert said.count("\n") == 1


def test_details_that_cannot_be_written_are_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    monkeypatch.setattr("sopxl.pipeline.failures._record", lambda: folder)
    failing_on_the_second("sopxl.pipeline.checking.single.judge", IndexError("x"), monkeypatch)
    assert exit_code(["check", str(folder)]) == 1
    assert "kepada pengelola sopxl.\n" in capsys.readouterr().out
