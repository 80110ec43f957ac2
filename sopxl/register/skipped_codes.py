"""Codes that a process map passes over: it has KPU.01 and KPU.03, and none in between."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from typing import TYPE_CHECKING

from sopxl.model.process import BETWEEN_LEVELS
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from sopxl.model.process import Process, ProcessTree


@dataclass(frozen=True, slots=True)
class Skipped:
    """The codes that are not there among the processes of one parent, and the first beyond them."""

    beyond: Process
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Series:
    """Processes that are counted together, by their numbers: those below one, or its CFM."""

    stem: str
    processes: dict[int, Process] = field(default_factory=dict)

    def skipped(self) -> Iterator[Skipped]:
        """Yield each run of missing numbers."""
        expected = 1
        for number, process in sorted(self.processes.items()):
            if missing := range(expected, number):
                codes = tuple(f"{self.stem}{BETWEEN_LEVELS}{one:02}" for one in missing)
                yield Skipped(process, codes)
            expected = number + 1


def skipped_codes(
    tree: ProcessTree, is_path: Callable[[Process], bool], told: Container[str]
) -> Iterator[Skipped]:
    """Yield what is skipped below each parent; codes that were `told` of otherwise do not count.

    Where a code is no path, nobody knows whether it is the one that is missing.
    """
    families: defaultdict[str, list[Process]] = defaultdict(list)
    for process in tree:
        if process.code and process.parent_code not in told:
            families[process.parent_code].append(process)
    for family in families.values():
        if not all(map(is_path, family)):
            continue
        runs = [run for series in _counted(family) for run in series.skipped()]
        codes = [code for run in runs for code in run.codes if code not in told]
        if codes:
            beyond = next(run.beyond for run in runs if codes[0] in run.codes)
            yield Skipped(beyond, tuple(codes))


def _counted(family: list[Process]) -> tuple[_Series, ...]:
    """Return the series of a family; a sign alone (`KPU`) counts for none."""
    series: dict[str, _Series] = {}
    for process in family:
        stem, _, number = process.code.rpartition(BETWEEN_LEVELS)
        if stem and number.isdecimal():
            series.setdefault(stem, _Series(stem)).processes.setdefault(int(number), process)
    return tuple(series.values())
