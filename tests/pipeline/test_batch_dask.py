"""The same work on a Dask cluster."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sopxl.cli.main import exit_code
from sopxl.model.errors import UserError
from sopxl.pipeline.batch.cluster import Cluster
from sopxl.pipeline.batch.engines import Died
from sopxl.pipeline.results import FINDINGS_FILE
from tests.conftest import missing
from tests.pipeline.registering import dump, run, write_sop

if TYPE_CHECKING:
    from collections.abc import Iterator


def dying(number: int) -> int:
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 7:
        time.sleep(60)
    return number


def test_without_dask_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UserError, match=r"sopxl\[cluster\]"):
        list(Cluster().run(dying, [(1,)]))


@pytest.fixture
def dask() -> None:
    """Dask, an extra that most installations do without."""
    if find_spec("distributed") is None:
        missing("distributed is not installed")


@pytest.mark.usefixtures("dask")
@pytest.mark.filterwarnings("ignore")  # of libraries that only this engine loads
def test_a_local_cluster_gives_all_results_and_names_the_poisonous_jobs() -> None:
    chunks = [(1, 2, 3, 4), (5, 6, 7)]
    done = Cluster(workers=2, seconds=2.0).run(dying, chunks)
    found = {job: one for chunk, results in done for job, one in zip(chunk, results, strict=True)}
    deaths = {5: Died(), 7: Died(too_slow=True)}
    assert found == {number: deaths.get(number, number) for number in range(1, 8)}


@pytest.mark.usefixtures("dask")
@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopxl.pipeline.batch.cluster.ANSWER_SECONDS", 0.5)
    with pytest.raises(UserError, match="tidak menjawab"):
        list(Cluster("tcp://127.0.0.1:9").run(dying, [(1,)]))


@pytest.mark.usefixtures("dask")
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_makes_the_same_register_as_processes(root: Path, tmp_path: Path) -> None:
    words = ["register", str(root / "examples"), "--no-xlsx", "--quiet", "--tanggal", "2026-11-21"]
    found = []
    for engine in ("processes", "dask"):
        out = tmp_path / engine
        exit_code([*words, "-o", str(out), "--engine", engine, "--workers", "2"])
        found.append((out / FINDINGS_FILE).read_bytes())
    assert found[0] == found[1]
    assert found[0].count(b'"sop":{') > 1


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler with a worker, each a process of its own as on a cluster."""
    about = tmp_path / "penjadwal.json"
    dask = (sys.executable, "-m", "dask")
    told = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    words = ("--scheduler-file", str(about))
    starting: Any = {"cwd": Path(__file__).parents[2], **told}
    with (
        subprocess.Popen(
            [*dask, "scheduler", *words, "--port", "0", "--no-dashboard"], **starting
        ) as one,
        subprocess.Popen(
            [*dask, "worker", *words, "--nthreads", "1", "--no-dashboard"], **starting
        ) as other,
    ):
        while not (about.exists() and about.read_text()):
            time.sleep(0.05)
        yield json.loads(about.read_text())["address"]
        other.terminate()
        one.terminate()


@pytest.mark.usefixtures("dask")
@pytest.mark.filterwarnings("ignore")
def test_the_cluster_of_a_scheduler_makes_the_same_register(scheduler: str, tmp_path: Path) -> None:
    for code in ("01", "02", "03"):
        write_sop(tmp_path / "masuk", code, f"Pengelolaan Arsip {code}")
    run(tmp_path / "tenang", tmp_path / "masuk")
    cluster = Cluster(scheduler)
    assert run(tmp_path / "hasil", tmp_path / "masuk", engine=cluster).counts.read == 3
    assert dump(tmp_path / "hasil") == dump(tmp_path / "tenang")
