"""Workers that die, and runs that do not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from multiprocessing import active_children, get_all_start_methods
from pathlib import Path

import pytest

from sopxl.model.errors import UserError
from sopxl.pipeline.batch import engines
from sopxl.pipeline.batch.engines import (
    LOADED_ONCE,
    SERVED,
    Died,
    InProcess,
    Processes,
    chunked,
    engine_for,
)

POISON = (9, 17)


LEFT_ALONE = """
import os
import time
from sopxl.pipeline.batch.engines import Processes

def told(number):
    return os.getpid()

if __name__ == "__main__":
    for _, (worker,) in Processes(1).run(told, [(number,) for number in range(9)]):
        print(worker, flush=True)
        time.sleep(60)
"""


def squared(number: int) -> int:
    return number * number


def dying(number: int) -> int:
    if number in POISON:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def hanging(number: int) -> int:
    if number == POISON[0]:
        time.sleep(60)
    return number


def failing(number: int) -> int:
    raise ValueError(number)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"


def results(engine: object, work: object, count: int, size: int = 8) -> dict[int, object]:
    chunks = [tuple(range(start, min(start + size, count))) for start in range(0, count, size)]
    run = engine.run(work, chunks)  # type: ignore[attr-defined]  # any engine
    return {job: one for chunk, found in run for job, one in zip(chunk, found, strict=True)}


@pytest.mark.parametrize("engine", [InProcess(), Processes(2)], ids=["in process", "processes"])
def test_every_engine_gives_every_job_its_result(engine: object) -> None:
    assert results(engine, squared, 20) == {number: number**2 for number in range(20)}


def test_a_job_that_kills_its_worker_is_found_and_its_neighbours_are_not_lost() -> None:
    found = results(Processes(2), dying, 20, 4)
    assert [job for job, result in found.items() if result == Died()] == sorted(POISON)
    assert all(result == job for job, result in found.items() if job not in POISON)


def is_loaded(module: str) -> bool:
    return module in sys.modules


@pytest.mark.skipif(SERVED not in get_all_start_methods(), reason="each worker loads for itself")
def test_a_worker_has_loaded_all_that_files_need_before_its_first() -> None:
    run = Processes(1).run(is_loaded, [LOADED_ONCE])
    assert [results for _, results in run] == [(True,) * len(LOADED_ONCE)]


class Unloadable:
    """Work that no worker can load, as where half of an installation is missing."""

    def __reduce__(self) -> tuple[object, ...]:
        return failing, (0,)


def test_workers_that_never_begin_are_given_up_and_no_job_is_blamed() -> None:
    with pytest.raises(UserError, match="tidak dapat dijalankan") as told:
        results(Processes(1), Unloadable(), 3)
    assert told.value.code == "no-workers"


def test_a_mistake_of_our_own_is_not_taken_for_a_poisonous_job() -> None:
    with pytest.raises(ValueError, match="0"):
        results(Processes(1), failing, 1)


def test_a_job_that_never_ends_is_given_up_and_its_neighbours_are_not_lost() -> None:
    found = results(Processes(2, seconds=1.0), hanging, 10, 3)
    assert found.pop(POISON[0]) == Died(too_slow=True)
    assert found == {job: job for job in range(9)}


def test_a_worker_ends_with_a_main_process_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(LEFT_ALONE, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    ) as process:
        assert process.stdout
        worker = int(process.stdout.readline())
        process.kill()
    patience = time.monotonic() + 10
    while _is_alive(worker) and time.monotonic() < patience:
        time.sleep(0.02)
    assert not _is_alive(worker)


def test_a_run_that_is_left_early_leaves_no_worker_behind() -> None:
    before = set(active_children())
    run = Processes(1).run(partial(squared), [(number,) for number in range(50)])
    next(iter(run))
    assert set(active_children()) > before
    run.close()  # type: ignore[attr-defined]  # a generator
    assert set(active_children()) <= before


def test_few_harmless_files_start_no_worker_and_all_others_do() -> None:
    assert engine_for(engines.FEW, harmless=True) == InProcess()
    assert engine_for(engines.FEW + 1, 3, harmless=True) == Processes(3)
    assert engine_for(1, 3) == Processes(3)


@pytest.mark.parametrize("count", [0, 1, 7, 400, 100_000])
def test_chunks_hold_every_job_once_and_shrink_to_single_ones(count: int) -> None:
    jobs = tuple(range(count))
    chunks = list(chunked(jobs, 2))
    assert tuple(job for chunk in chunks for job in chunk) == jobs
    sizes = list(map(len, chunks))
    assert sizes == sorted(sizes, reverse=True)
    assert max(sizes, default=0) <= engines.LARGEST_CHUNK
    assert sizes[-1:] in ([], [1])
