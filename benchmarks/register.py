"""How fast many workbooks become a register, against those who only read them.

    python -m benchmarks.register [NUMBER] [FOLDER]

NUMBER workbooks (default 1,000; `register_corpus`) are written to FOLDER, where those of an earlier
run are kept (default: a folder that goes away again). Everything is measured over the same files in
one run, in rounds whose sides take turns, so that a busy machine slows both; told is the median of
the rounds. What one core does is counted in the time of this processor, what workers do in that of
the clock, the first line of them as a user waits for it, in a Python of its own that has yet to
load all: those lines need a machine with nothing else to do.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import deque
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from statistics import median
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from benchmarks.register_corpus import write
from sopxl.pipeline.batch.cluster import Cluster
from sopxl.pipeline.batch.engines import InProcess, Processes, chunked
from sopxl.pipeline.batch.run import Job, read_one
from sopxl.pipeline.checking.single import Task
from sopxl.pipeline.register.run import Order, register
from sopxl.register.entry import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sopxl.pipeline.batch.engines import Engine

TODAY = date(2026, 11, 21)
DEFAULT_NUMBER, ROUNDS, PANDAS_SHARE, AGAIN = 1_000, 3, 25, 3

ENDED_WELL = (0, 1)
"""How the command ends that has read all: without and with errors found."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the issue's table: the ratio that is asked for, and the one that was reached."""

    what: str
    reach: float
    reached: float

    def __str__(self) -> str:
        verdict = "reached" if self.reached >= self.reach else "missed"
        return f"{self.what:66} >= {self.reach:5.1f}x  {self.reached:6.2f}x  {verdict}"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The workbooks, and the folder for what comes of them."""

    paths: list[Path]
    source: Path
    out: Path

    def run(self, name: str, engine: Engine, *, judged: bool = True, again: bool = False) -> None:
        """Make a register, or bring it up to date."""
        out = self.out / name
        if not again:
            rmtree(out, ignore_errors=True)
        task = Task(today=TODAY, chosen={}, judged=judged)
        order = Order(sources=(self.source,), out=out, task=task, engine=engine, workbook=False)
        register(order)

    def command(self) -> None:
        """Make a register from the command line, with one worker."""
        out = self.out / "command"
        rmtree(out, ignore_errors=True)
        words = ("register", self.source, "-o", out, "--no-xlsx", "--workers", "1")
        call = [sys.executable, "-m", "sopxl", *map(str, words)]
        ended = subprocess.run(call, capture_output=True, check=False)
        if ended.returncode not in ENDED_WELL:
            raise RuntimeError(ended.stderr.decode())

    def read(self, engine: Engine, workers: int) -> None:
        """Read and check all workbooks, and keep nothing."""
        jobs = tuple(Job(path, Source(path=str(path), imported="")) for path in self.paths)
        work = partial(read_one, task=Task(today=TODAY, chosen={}))
        deque(engine.run(work, chunked(jobs, workers)), maxlen=0)


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Return how long some work takes: of this processor, so that neighbours do not count."""
    start = clock()
    work()
    return clock() - start


def with_calamine(paths: list[Path]) -> None:
    """Read all sheets of all workbooks and do nothing with them."""
    for path in paths:
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def with_pandas(paths: list[Path]) -> None:
    """Read all sheets of all workbooks as people write it."""
    from pandas import read_excel  # noqa: PLC0415  only this peer pays for loading it

    for path in paths:
        read_excel(path, sheet_name=None, engine="openpyxl")


def on_one_core(corpus: Corpus) -> list[Line]:
    """Compare what one core does, in rounds."""
    number, few = len(corpus.paths), corpus.paths[::PANDAS_SHARE]
    with_pandas(few[:1])
    corpus.run("whole", InProcess())
    rounds = []
    for _ in range(ROUNDS):
        pandas = seconds(lambda: with_pandas(few)) / len(few)
        calamine = seconds(lambda: with_calamine(corpus.paths)) / number
        whole = seconds(lambda: corpus.run("whole", InProcess())) / number
        plain = seconds(lambda: corpus.run("plain", InProcess(), judged=False)) / number
        again = min(
            seconds(lambda: corpus.run("whole", InProcess(), again=True)) for _ in range(AGAIN)
        )
        rounds.append((pandas, calamine, whole, plain, again / number))
    told = ("pandas", "calamine", "register", "without rules", "again")
    for name, times in zip(told, zip(*rounds, strict=True), strict=True):
        print(f"  {name:14} {median(times) * 1000:8.3f} ms a file")
    return [
        Line("read + all rules + merge, against a loop of pandas", 12, _ratio(rounds, 0, 2)),
        Line("the same without the rules", 20, _ratio(rounds, 0, 3)),
        Line("read + all rules + merge, against calamine only reading", 0.4, _ratio(rounds, 1, 2)),
        Line("run again with nothing changed, against the first run", 40, _ratio(rounds, 2, 4)),
    ]


def as_users_wait(corpus: Corpus) -> list[Line]:
    """Compare a whole run with one worker, its start included, with pandas, by the clock."""
    clock, few = time.perf_counter, corpus.paths[::PANDAS_SHARE]
    rounds = []
    for _ in range(ROUNDS):
        pandas = seconds(lambda: with_pandas(few), clock) / len(few)
        waited = seconds(corpus.command, clock) / len(corpus.paths)
        rounds.append((pandas, waited))
    print(f"  {'one worker':14} {median(waited for _, waited in rounds) * 1000:8.3f} ms a file")
    return [Line("one worker, its start included, by the clock (pandas)", 12, _ratio(rounds, 0, 1))]


def on_two_cores(corpus: Corpus) -> list[Line]:
    """Compare two workers with one, and the two of Dask with them, by the clock."""
    clock = time.perf_counter
    rounds = [
        (
            seconds(lambda: corpus.read(Processes(1), 1), clock),
            seconds(lambda: corpus.read(Processes(2), 2), clock),
        )
        for _ in range(ROUNDS)
    ]
    lines = [Line("two workers against one, reading and rules", 1.8, _ratio(rounds, 0, 1))]
    if find_spec("distributed"):
        times = [
            (
                seconds(lambda: corpus.run("two", Processes(2)), clock),
                seconds(lambda: corpus.run("dask", Cluster(workers=2)), clock),
            )
            for _ in range(ROUNDS)
        ]
        lines.append(Line("Dask, two local workers, against processes", 0.6, _ratio(times, 0, 1)))
    return lines


def _ratio(rounds: Sequence[tuple[float, ...]], one: int, other: int) -> float:
    """Return how many times as long `one` takes as the `other`: the median of the rounds."""
    return median(times[one] / times[other] for times in rounds)


def main(number: int = DEFAULT_NUMBER, folder: Path | None = None) -> None:
    """Print every line of the table."""
    with tempfile.TemporaryDirectory() as scratch:
        source = folder or Path(scratch) / "masuk"
        paths = write(source, number)
        print(f"{number} workbooks, Python {sys.version.split()[0]}")
        corpus = Corpus(paths, source, Path(scratch))
        for line in (*on_one_core(corpus), *as_users_wait(corpus), *on_two_cores(corpus)):
            print(line)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *map(Path, sys.argv[2:3]))
