"""The same work on a Dask cluster."""

from __future__ import annotations

import os
import signal
import sys
from importlib.util import find_spec

import pytest

from sopxl.model.errors import UserError
from sopxl.pipeline.engines import Died
from sopxl.pipeline.engines_dask import Cluster


def dying(number: int) -> int:
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_without_dask_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UserError, match=r"sopxl\[cluster\]"):
        list(Cluster().run(dying, [(1,)]))


@pytest.mark.skipif(find_spec("distributed") is None, reason="distributed is not installed")
@pytest.mark.filterwarnings("ignore")  # of libraries that only this engine loads
def test_a_local_cluster_gives_all_results_and_names_the_poisonous_job() -> None:
    chunks = [(1, 2, 3, 4), (5, 6, 7)]
    done = Cluster(workers=2).run(dying, chunks)
    found = {job: one for chunk, results in done for job, one in zip(chunk, results, strict=True)}
    assert found == {number: Died() if number == 5 else number for number in range(1, 8)}


@pytest.mark.skipif(find_spec("distributed") is None, reason="distributed is not installed")
@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_does_not_answer_is_told() -> None:
    with pytest.raises(UserError, match="tidak menjawab"):
        list(Cluster("tcp://127.0.0.1:9").run(dying, [(1,)]))
