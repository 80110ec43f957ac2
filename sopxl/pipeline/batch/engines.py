"""Who does the work on many files: this process, or several workers on this machine.

An engine does one thing to every job of many chunks and gives the results back chunk by chunk. A
job that kills its worker (a crash or an endless loop inside a library cannot be caught) takes
neither the run nor its neighbours with it: a worker leaves a mark before each job, and whatever job
was marked when a worker died is done once more, alone. Only one that kills again is given up.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import (
    active_children,
    forkserver,
    get_all_start_methods,
    get_context,
    parent_process,
    resource_tracker,
)
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar
from uuid import uuid4

from sopxl.model.errors import UserError
from sopxl.values import dataclass

try:
    import resource
except ImportError:  # there are no such limits on Windows
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future

JOB_SECONDS = 60.0
"""A form takes milliseconds; what takes so long never ends."""

MEMORY_BYTES = 4 * 1024**3
"""A worker needs some 80 MB; one that asks for so much is being fed a bomb."""

NOWHERE = Path(os.devnull)

SERVED = "forkserver"
"""How workers are started where they can be copies of a process that has loaded everything."""

LOADED_ONCE = ("sopxl.pipeline.batch.run", "snowballstemmer", "rapidfuzz.distance")
"""What workers need, and what one of their first files would load in each of them."""

AHEAD = 2
"""Chunks handed out per worker: one in work, one waiting, so that nobody idles."""

FEW = 24
"""So many files are read before the first worker would have started."""

STARTS = 3
"""So often workers are started in vain before they are given up."""

NO_WORKERS = (
    "Proses pembaca tidak dapat dijalankan di komputer ini.",
    "Tutup program lain agar memori cukup, lalu ulangi; bila tetap gagal, pasang ulang sopxl.",
    "no-workers",
)

CHUNKS_PER_WORKER, LARGEST_CHUNK = 2, 50
"""Into so many chunks the work that is left is parted, unless they would be too large."""


@dataclass(frozen=True, slots=True)
class Died:
    """In place of a result: the worker died of this job, or was ended since it took too long."""

    too_slow: bool = False


Job = TypeVar("Job")
Result = TypeVar("Result")
Chunk: TypeAlias = tuple[Job, ...]
Done: TypeAlias = tuple[tuple[Job, ...], tuple[Result | Died, ...]]
"""A chunk, and the results of its jobs in the same order."""

Lost: TypeAlias = tuple[tuple[Job, ...], Path]
"""A chunk that a worker had when it died, and the file that it marked."""


class Engine(Protocol):
    """Whoever can do one thing to many jobs."""

    def run(
        self, work: Callable[[Job], Result], chunks: Iterable[Chunk[Job]]
    ) -> Iterator[Done[Job, Result]]:
        """Yield each chunk with its results, in any order; what is yielded is finished."""
        ...


@dataclass(frozen=True, slots=True)
class InProcess:
    """No workers: for a few files, because starting workers would take longer."""

    def run(
        self, work: Callable[[Job], Result], chunks: Iterable[Chunk[Job]]
    ) -> Iterator[Done[Job, Result]]:
        """Yield each chunk with its results, in order."""
        for chunk in chunks:
            yield chunk, tuple(map(work, chunk))


@dataclass(frozen=True, slots=True)
class Processes:
    """Workers on this machine; each job gets so many seconds."""

    workers: int
    seconds: float = JOB_SECONDS

    def run(
        self, work: Callable[[Job], Result], chunks: Iterable[Chunk[Job]]
    ) -> Iterator[Done[Job, Result]]:
        """Yield each chunk with its results as they come; jobs of one that was lost come apart.

        Raises UserError where workers die again and again before they begin.
        """
        waiting = deque(chunks)
        in_vain = 0
        with TemporaryDirectory(prefix="sopxl-") as marks:
            while waiting:
                left = _jobs_in(waiting)
                lost = yield from self._until_one_dies(work, waiting, Path(marks))
                for chunk, mark in lost:
                    suspect, others = _parted(chunk, mark)
                    if others:
                        waiting.append(others)
                    for job in suspect:
                        yield (job,), (self._alone(work, job, mark),)
                in_vain = in_vain + 1 if _jobs_in(waiting) == left else 0
                if in_vain == STARTS:
                    raise UserError(*NO_WORKERS)

    def _until_one_dies(
        self, work: Callable[[Job], Result], waiting: deque[Chunk[Job]], marks: Path
    ) -> Generator[Done[Job, Result], None, tuple[Lost[Job], ...]]:
        """Yield results while all workers live; return the chunks that were out when one died."""
        running: dict[Future[tuple[Result, ...]], Lost[Job]] = {}
        with _workers(self.workers) as pool, suppress(BrokenProcessPool):
            while waiting or running:
                while waiting and len(running) < self.workers * AHEAD:
                    mark = marks / uuid4().hex
                    with ctrl_c_held_back():
                        future = pool.submit(each, work, waiting[0], self.seconds, mark)
                    running[future] = (waiting.popleft(), mark)
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    results = future.result()
                    chunk, mark = running.pop(future)
                    mark.unlink()
                    yield chunk, results
        return tuple(running.values())

    def _alone(self, work: Callable[[Job], Result], job: Job, mark: Path) -> Result | Died:
        """Return the result of one job with a worker of its own."""
        mark.touch()
        with _workers(1) as pool:
            try:
                return pool.submit(each, work, (job,), self.seconds, mark).result()[0]
            except BrokenProcessPool:
                # The mark is as old as the job: starting the worker does not count.
                return Died(too_slow=time.time() - mark.stat().st_mtime >= self.seconds)


def engine_for(jobs: int, workers: int | None = None, *, harmless: bool = False) -> Engine:
    """Return the engine for so many jobs; without a number, one worker for each processor.

    A few are done in this process where they are `harmless`: nothing that could crash or hang the
    reader. A workbook may, whoever wrote it.
    """
    if harmless and jobs <= FEW:
        return InProcess()
    return Processes(workers or os.cpu_count() or 1)


def chunked(jobs: Chunk[Job], workers: int) -> Iterator[Chunk[Job]]:
    """Yield the jobs in chunks, the last ever smaller, so that all workers end together."""
    start = 0
    while left := len(jobs) - start:
        size = max(1, min(LARGEST_CHUNK, left // (workers * CHUNKS_PER_WORKER)))
        yield jobs[start : start + size]
        start += size


def each(
    work: Callable[[Job], Result], chunk: Chunk[Job], seconds: float, mark: Path = NOWHERE
) -> tuple[Result, ...]:
    """Do the work on every job of a chunk, in a worker; one that takes longer ends the worker.

    The file `mark` grows by a byte before each job.
    """
    results: list[Result] = []
    with NOWHERE.open("w") as unheard, mark.open("wb", buffering=0) as marked:
        for job in chunk:
            marked.write(b".")
            # The only alarm that rings inside a library which never comes back to Python.
            faulthandler.dump_traceback_later(seconds, exit=True, file=unheard)
            results.append(work(job))
        faulthandler.cancel_dump_traceback_later()
    return tuple(results)


@contextmanager
def _workers(count: int) -> Iterator[ProcessPoolExecutor]:
    """Give a pool; whoever leaves it early stops the workers as well, for they only read."""
    others = set(active_children())
    pool = _pool(count)
    try:
        yield pool
    except BaseException:
        for worker in set(active_children()) - others:
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _jobs_in(chunks: Iterable[Chunk[Job]]) -> int:
    return sum(map(len, chunks))


def _parted(chunk: Chunk[Job], mark: Path) -> tuple[Chunk[Job], Chunk[Job]]:
    """Return the job at which a chunk stopped, none for one that never began, and the others."""
    done = mark.stat().st_size if mark.exists() else 0
    here = max(0, done - 1)
    return chunk[here:done], chunk[:here] + chunk[done:]


def get_ready() -> None:
    """Let what workers are copied from load beside whatever goes on, so that nobody waits for it.

    On Windows each worker is started by itself and loads for itself.
    """
    if SERVED in get_all_start_methods():
        get_context(SERVED).set_forkserver_preload(list(LOADED_ONCE))
        with ctrl_c_held_back():
            forkserver.ensure_running()


def _pool(workers: int) -> ProcessPoolExecutor:
    """Return a pool whose workers inherit no threads; a bare copy of this process would."""
    get_ready()
    method = SERVED if SERVED in get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(workers, mp_context=get_context(method), initializer=_enter)


@contextmanager
def ctrl_c_held_back() -> Iterator[None]:
    """Start something that never hears Ctrl-C, or finish starting it before Ctrl-C is heard."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows has no such mask
        yield
        return
    resource_tracker.ensure_running()  # it would let Ctrl-C through again when it starts
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def _enter() -> None:
    """Make a worker: it hears no Ctrl-C, ends with the main process, and its memory has an end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_main_process, daemon=True).start()
    if resource is not None:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _end_with_the_main_process() -> None:
    """Wait for the main process to end, however it ends: a worker would wait for it for ever."""
    if main_process := parent_process():
        main_process.join()
        os._exit(1)
