"""Who works on whose papers: an output of one SOP that another one asks for.

Only SOPs of one office are held against each other. What an SOP makes for itself comes from nobody
else, and a paper that many make (`MOST_GIVERS`) tells nothing about any of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from sopxl.model.titles import normal_title
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.model.ref import Ref
    from sopxl.model.sop import Sop

MOST_GIVERS = 5
FEWEST_LETTERS = 4
"""A shorter name is no name of a paper: «-», «ATK»."""

_BETWEEN_ITEMS = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that a step makes or needs: its name as compared, as typed, and where it stands."""

    name: str
    text: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Paperwork:
    """The papers of one SOP; `handle` is whatever the caller knows it by."""

    handle: str
    satker: str
    made: tuple[Paper, ...]
    needed: tuple[Paper, ...]

    @classmethod
    def of(cls, handle: str, sop: Sop) -> Paperwork:
        """Return the papers of an SOP."""
        made = (_papers(step.output, step.ref("output")) for step in sop.steps)
        needed = (_papers(step.requirements, step.ref("requirements")) for step in sop.steps)
        return cls(
            handle,
            sop.identity.satker,
            tuple(paper for papers in made for paper in papers),
            tuple(paper for papers in needed for paper in papers),
        )


@dataclass(frozen=True, slots=True)
class Exchange:
    """A paper that goes from one SOP to another, with the places that say so."""

    giver: str
    receiver: str
    given: Paper
    taken: Paper


def exchanges(works: Iterable[Paperwork]) -> Iterator[Exchange]:
    """Yield what goes from SOP to SOP, each paper once between two of them."""
    everything = tuple(works)
    makers: defaultdict[tuple[str, str], dict[str, Paper]] = defaultdict(dict)
    for work in everything:
        for paper in work.made:
            makers[work.satker, paper.name].setdefault(work.handle, paper)
    for work in everything:
        yield from _received(work, makers)


def _received(
    work: Paperwork, makers: defaultdict[tuple[str, str], dict[str, Paper]]
) -> Iterator[Exchange]:
    own = {paper.name for paper in work.made}
    needed = {paper.name: paper for paper in reversed(work.needed) if paper.name not in own}
    for name, taken in reversed(needed.items()):
        givers = makers.get((work.satker, name), {})
        if len(givers) <= MOST_GIVERS:
            for giver, given in givers.items():
                yield Exchange(giver, work.handle, given, taken)


@lru_cache(maxsize=65_536)
def _papers(text: str, ref: Ref) -> tuple[Paper, ...]:
    """Return the papers in a cell; offices with one form say the same over and over."""
    items = ((normal_title(item), item.strip()) for item in _BETWEEN_ITEMS.split(text))
    return tuple(Paper(name, typed, ref) for name, typed in items if len(name) >= FEWEST_LETTERS)
