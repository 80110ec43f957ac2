"""How far a long run has come: a bar on a terminal, now and then a plain line elsewhere."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from sopxl.pipeline.progress import unseen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sopxl.pipeline.progress import Progress, Progressed

ENOUGH_TO_WAIT = 5
"""Fewer files are done before a bar could be read."""

SECONDS_BETWEEN_LINES = 10.0

OF_READING = "{read} dibaca, {unchanged} tetap, {quarantined} tidak terbaca"
"""What a run over sources counts."""

Item = TypeVar("Item")


def over(items: Sequence[Item], doing: str, *, quiet: bool) -> Iterator[Item]:
    """Yield the items one by one, and show on a terminal how far it has come."""
    if quiet or not sys.stderr.isatty() or len(items) < ENOUGH_TO_WAIT:
        yield from items
        return
    from sopxl.cli.bar import bar  # noqa: PLC0415  the door to rich: only a terminal needs it

    with bar() as progress:
        yield from progress.track(items, description=doing)


@contextmanager
def counting(doing: str, *, quiet: bool, counted: str = OF_READING) -> Iterator[Progress]:
    """Give the callback that shows how far a run over many files has come.

    `counted` says what became of them so far, with the counts of `Progressed` by name.
    """
    if quiet:
        yield unseen
        return
    if not sys.stderr.isatty():
        yield _Lines(doing, counted)
        return
    from sopxl.cli.bar import bar  # noqa: PLC0415  the door to rich: only a terminal needs it

    with bar() as progress:
        job = progress.add_task(doing, total=None)

        def show(counts: Progressed) -> None:
            told = f"{counts.stage or doing} ({_filled(counted, counts)})"
            progress.update(job, total=counts.total, completed=counts.done, description=told)

        yield show


def _filled(counted: str, counts: Progressed) -> str:
    return counted.format(
        read=counts.read, unchanged=counts.unchanged, quarantined=counts.quarantined
    )


class _Lines:
    """A line for whoever reads a log, with rate and remaining time; none for a short run."""

    def __init__(self, doing: str, counted: str) -> None:
        self._doing = doing
        self._counted = counted
        self._began = self._told = time.monotonic()
        self._stage = ""

    def __call__(self, counts: Progressed) -> None:
        now = time.monotonic()
        if now - self._began < SECONDS_BETWEEN_LINES:
            return
        if counts.stage != self._stage:
            self._stage = counts.stage
            click.echo(f"{counts.stage} ({_filled(self._counted, counts)}) …", err=True)
        elif now - self._told >= SECONDS_BETWEEN_LINES:
            self._told = now
            click.echo(self._line(counts, now - self._began), err=True)

    def _line(self, counts: Progressed, seconds: float) -> str:
        rate = (counts.done - counts.unchanged) / seconds
        rest = f"; sisa {(counts.total - counts.done) / rate:.0f} detik" if rate else ""
        done = f"{counts.done} dari {counts.total} ({_filled(self._counted, counts)})"
        return f"{self._doing}: {done}, {rate:.1f} berkas/detik{rest}"
