"""A run killed at any moment: what is stored is whole, and the next run ends as if nothing was."""

from __future__ import annotations

import os
import random
import time
import zipfile
from dataclasses import replace
from multiprocessing import get_all_start_methods, get_context
from typing import TYPE_CHECKING

import pytest

from sopxl.pipeline.batch.engines import Engine, InProcess, Processes
from sopxl.register.entry import State
from sopxl.store.store import Store
from tests.pipeline.registering import dump, run, write_sop

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from sopxl.register.entry import Entry

KILLS = int(os.environ.get("SOPXL_KILLS", "6"))
"""So many in the suite; 50 were made when this was written, and can be made again."""

ENGINES: tuple[Engine, ...] = (InProcess(), InProcess(), Processes(2))
NUMBER = 24


def registering(out: Path, source: Path, engine: Engine) -> None:
    (out.parent / "began").touch()
    run(out, source, engine=engine)


def started(out: Path, source: Path, engine: Engine) -> BaseProcess:
    """Start a run in a process of its own and return it once the run has begun."""
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    context = get_context(method)
    context.set_forkserver_preload(["sopxl.pipeline.register.run"])
    process = context.Process(target=registering, args=(out, source, engine))
    process.start()
    began = out.parent / "began"
    while not began.exists():
        time.sleep(0.001)
    began.unlink()
    return process


def seconds_of(out: Path, source: Path, engine: Engine) -> float:
    process = started(out, source, engine)
    start = time.monotonic()
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - start


def parts(workbook: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(workbook) as file:
        return {name: file.read(name) for name in file.namelist()}


def whole(register: Path) -> dict[str, Entry]:
    """Return the SOPs of a register as they were read, by the paths of their sources."""
    if not Store.is_begun(register):
        return {}
    with Store.read(register) as store:
        read = [source for source in store.sources() if source.state is State.READ]
        entries = {source.path: store.entry(source) for source in read}
        return {
            path: replace(entry, findings=tuple(f for f in entry.findings if f.rule[0] != "R"))
            for path, entry in entries.items()
            if entry
        }


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an undisturbed run, beside its sources."""
    folder = tmp_path_factory.mktemp("tenang")
    for number in range(NUMBER):
        related = [f"Pengelolaan Arsip {number + 1}"] if number % 3 == 0 else []
        write_sop(folder / "masuk", f"{number:02}", f"Pengelolaan Arsip {number}", related=related)
    run(folder / "hasil", folder / "masuk")
    return folder


@pytest.fixture(scope="module")
def seconds(calm: Path) -> dict[Engine, float]:
    """How long a run takes from its beginning to its end, by its engine."""
    return {
        engine: seconds_of(calm / f"kali-{number}", calm / "masuk", engine)
        for number, engine in enumerate(dict.fromkeys(ENGINES))
    }


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_run_killed_at_any_moment_is_taken_up_where_it_was(
    calm: Path, seconds: dict[Engine, float], seed: int
) -> None:
    engine, source, out = ENGINES[seed % len(ENGINES)], calm / "masuk", calm / f"putus-{seed}"
    process = started(out, source, engine)
    time.sleep(random.Random(seed).uniform(0, seconds[engine]))  # noqa: S311  no secret
    process.kill()
    process.join()
    undisturbed = whole(calm / "hasil" / "register.db")
    kept = whole(out / "register.db")
    assert kept == {path: undisturbed[path] for path in kept}
    run(out, source)
    assert dump(out) == dump(calm / "hasil")
    assert parts(out / "register.xlsx") == parts(calm / "hasil" / "register.xlsx")
    for name in ("temuan.json", "karantina.csv"):
        assert (out / name).read_bytes() == (calm / "hasil" / name).read_bytes()
    assert len(list(out.iterdir())) == len(list((calm / "hasil").iterdir()))
