"""How far a long run has come: a bar on a terminal, nothing of the kind elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENOUGH_TO_WAIT = 5
"""Fewer files are done before a bar could be read."""

Item = TypeVar("Item")


def over(items: Sequence[Item], doing: str, *, quiet: bool) -> Iterator[Item]:
    """Yield the items one by one, and show on a terminal how far it has come."""
    if quiet or not sys.stderr.isatty() or len(items) < ENOUGH_TO_WAIT:
        yield from items
        return
    from sopxl.cli.bar import bar  # noqa: PLC0415  the door to rich: only a terminal needs it

    with bar() as progress:
        yield from progress.track(items, description=doing)
