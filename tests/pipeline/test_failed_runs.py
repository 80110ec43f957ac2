"""A run whose engine fails: nothing is left of one that read nothing, all of one that did."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest

from sopxl.model.errors import UserError
from sopxl.pipeline.batch.engines import InProcess
from sopxl.register.entry import State
from sopxl.store.store import Store
from tests.pipeline.registering import run, write_sop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Unreachable:
    """An engine that does so many chunks, and then is not there."""

    after: int = 0

    def run(self, work: Any, chunks: Any) -> Iterator[Any]:
        """Yield the first results, then fail."""
        yield from islice(InProcess().run(work, chunks), self.after)
        raise UserError("Penjadwal tidak menjawab.", "Periksa alamatnya.", "no-scheduler")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "masuk"
    write_sop(folder, "01", "Pengelolaan Arsip")
    return folder


def known(out: Path) -> list[State]:
    with Store.read(out / "register.db") as store:
        return [source.state for source in store.sources()]


def test_a_run_that_read_nothing_leaves_nothing(source: Path, tmp_path: Path) -> None:
    there = tmp_path / "lama"
    there.mkdir()
    (there / "catatan.txt").write_text("tetap", encoding="utf-8")
    for out in (tmp_path / "baru" / "hasil", there):
        with pytest.raises(UserError, match="tidak menjawab"):
            run(out, source, engine=Unreachable())
    assert not (tmp_path / "baru").exists()
    assert [path.name for path in there.iterdir()] == ["catatan.txt"]


def test_what_a_failed_run_has_read_is_kept(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    with pytest.raises(UserError, match="tidak menjawab"):
        run(out, source, engine=Unreachable(after=1))
    assert known(out) == [State.READ]
    assert run(out, source).counts.unchanged == 1


def test_a_failed_run_leaves_the_register_of_an_earlier_one(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    run(out, source)
    write_sop(source, "02", "Baru")
    with pytest.raises(UserError, match="tidak menjawab"):
        run(out, source, engine=Unreachable())
    assert known(out) == [State.READ]
    assert run(out, source).counts.read == 1
