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
def counting(doing: str, *, quiet: bool) -> Iterator[Progress]:
    """Give the callback that shows how far a run over many files has come."""
    if quiet:
        yield unseen
        return
    if not sys.stderr.isatty():
        yield _Lines(doing)
        return
    from sopxl.cli.bar import bar  # noqa: PLC0415  the door to rich: only a terminal needs it

    with bar() as progress:
        job = progress.add_task(doing, total=None)

        def show(counts: Progressed) -> None:
            told = f"{doing} ({counts.unchanged} tetap, {counts.quarantined} tidak terbaca)"
            progress.update(job, total=counts.total, completed=counts.done, description=told)

        yield show


class _Lines:
    """A line for whoever reads a log, with rate and remaining time."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._began = self._told = time.monotonic()

    def __call__(self, counts: Progressed) -> None:
        now = time.monotonic()
        if now - self._told < SECONDS_BETWEEN_LINES:
            return
        self._told = now
        fresh = counts.done - counts.unchanged
        rate = fresh / (now - self._began)
        rest = f"; sisa {(counts.total - counts.done) / rate:.0f} detik" if rate else ""
        click.echo(
            f"{self._doing}: {counts.done} dari {counts.total}, {rate:.1f} berkas/detik{rest}",
            err=True,
        )
