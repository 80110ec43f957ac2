"""Who does the work on many files: this process, or several workers on this machine.

An engine does one thing to every job of many chunks and gives the results back chunk by chunk. A
job that kills its worker (a crash or an endless loop inside a library cannot be caught) takes
neither the run nor its neighbours with it: its chunk is halved until the job stands alone.
"""

from __future__ import annotations

import faulthandler
import os
import signal
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import forkserver, get_all_start_methods, get_context, resource_tracker
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

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

AHEAD = 2
"""Chunks handed out per worker: one in work, one waiting, so that nobody idles."""

FEW = 24
"""So many files are read before the first worker would have started."""

CHUNKS_PER_WORKER, LARGEST_CHUNK = 4, 50
"""Small enough to share evenly, large enough that handing over costs nothing."""


@dataclass(frozen=True, slots=True)
class Died:
    """In place of a result: the worker died of this job."""


Job = TypeVar("Job")
Result = TypeVar("Result")
Chunk: TypeAlias = tuple[Job, ...]
Done: TypeAlias = tuple[tuple[Job, ...], tuple[Result | Died, ...]]
"""A chunk, and the results of its jobs in the same order."""


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
    """Workers on this machine."""

    workers: int

    def run(
        self, work: Callable[[Job], Result], chunks: Iterable[Chunk[Job]]
    ) -> Iterator[Done[Job, Result]]:
        """Yield each chunk with its results as they come."""
        waiting = deque(chunks)
        while waiting:
            suspects = yield from _until_one_dies(work, waiting, self.workers)
            for chunk in suspects:
                yield chunk, _alone(work, chunk)


def engine_for(jobs: int, workers: int | None = None) -> Engine:
    """Return the engine for so many jobs; without a number, one worker for each processor."""
    if jobs <= FEW:
        return InProcess()
    return Processes(workers or os.cpu_count() or 1)


def chunked(jobs: Chunk[Job], workers: int) -> Iterator[Chunk[Job]]:
    """Yield the jobs in chunks that share the work evenly."""
    size = max(1, min(LARGEST_CHUNK, len(jobs) // (workers * CHUNKS_PER_WORKER)))
    return (jobs[start : start + size] for start in range(0, len(jobs), size))


def each(work: Callable[[Job], Result], chunk: Chunk[Job]) -> tuple[Result, ...]:
    """Do the work on every job of a chunk, in a worker; a job that never ends ends the worker."""
    results: list[Result] = []
    with Path(os.devnull).open("w") as nowhere:
        for job in chunk:
            # The only alarm that rings inside a library which never comes back to Python.
            faulthandler.dump_traceback_later(JOB_SECONDS, exit=True, file=nowhere)
            results.append(work(job))
        faulthandler.cancel_dump_traceback_later()
    return tuple(results)


def _until_one_dies(
    work: Callable[[Job], Result], waiting: deque[Chunk[Job]], workers: int
) -> Generator[Done[Job, Result], None, tuple[Chunk[Job], ...]]:
    """Yield results while all workers live; return the chunks that were out when one died."""
    running: dict[Future[tuple[Result, ...]], Chunk[Job]] = {}
    pool = _pool(workers)
    try:
        while waiting or running:
            while waiting and len(running) < workers * AHEAD:
                with _ctrl_c_held_back():
                    future = pool.submit(each, work, waiting[0])
                running[future] = waiting.popleft()
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                results = future.result()
                yield running.pop(future), results
    except BrokenProcessPool:
        return tuple(running.values())
    finally:
        pool.shutdown(cancel_futures=True)
    return ()


def _alone(work: Callable[[Job], Result], chunk: Chunk[Job]) -> tuple[Result | Died, ...]:
    """Return the results of a chunk with a worker of its own, in halves where that one dies."""
    with _pool(1) as pool, suppress(BrokenProcessPool):
        return pool.submit(each, work, chunk).result()
    if len(chunk) == 1:
        return (Died(),)
    middle = len(chunk) // 2
    return (*_alone(work, chunk[:middle]), *_alone(work, chunk[middle:]))


def _pool(workers: int) -> ProcessPoolExecutor:
    """Return a pool whose workers inherit no threads; a bare copy of this process would."""
    if "forkserver" not in get_all_start_methods():
        return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_enter)
    context = get_context("forkserver")
    context.set_forkserver_preload(["sopxl.pipeline.batch"])
    resource_tracker.ensure_running()  # it would let Ctrl-C through again when it starts
    with _ctrl_c_held_back():
        forkserver.ensure_running()
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_enter)


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """Start something that never hears Ctrl-C, or finish starting it before Ctrl-C is heard."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows has no such mask
        yield
        return
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def _enter() -> None:
    """Make a worker: Ctrl-C is the main process's to answer, and memory has an end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if resource is not None:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
