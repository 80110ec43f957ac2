"""What a process takes from the one above it: where in the tree that is broken, and who follows.

A process that says something else than the one above calls for may be the one that is wrong, or the
one above may be. So whoever agrees with the process above it, or with what that one should say, is
in order; only where neither holds is a break. Siblings that break in the same way are one break.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Generic, TypeVar

from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sopxl.model.process import Process, ProcessGroup, ProcessTree

Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class Break:
    """A process that does not follow the one above it.

    `likewise` are the codes of its siblings that say the same, and of all below that follow them.
    """

    process: Process
    parent: Process
    likewise: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Inheritance(Generic[Said]):
    """What is inherited: what a process says of it, what follows below, and what may stand there.

    The last is asked with what the one above says, and whether that is the very next above.
    """

    said: Callable[[Process], Said | None]
    below: Callable[[Said], Said]
    fits: Callable[[Said, Said, bool], bool]


def breaks_of_levels(tree: ProcessTree) -> Iterator[Break]:
    """Yield where a level is not one more than that above; more, where a process is missing."""

    def fits(level: int, above: int, direct: bool) -> bool:  # noqa: FBT001  one of three facts
        return level == above + 1 if direct else level > above

    return _breaks(tree, _Inheritance(_level, lambda level: level + 1, fits))


def breaks_of_groups(tree: ProcessTree) -> Iterator[Break]:
    """Yield where the group is another than that above."""
    return _breaks(
        tree, _Inheritance(_group, lambda group: group, lambda group, above, _: group is above)
    )


def _level(process: Process) -> int | None:
    return process.level


def _group(process: Process) -> ProcessGroup | None:
    return process.group


def _breaks(tree: ProcessTree, kind: _Inheritance[Said]) -> Iterator[Break]:
    should: dict[str, Said] = {}
    causes: dict[tuple[str, Said], Break] = {}
    broken: dict[str, Break] = {}
    for process in sorted(tree, key=lambda one: len(one.code)):  # those above come first
        said, parent = kind.said(process), tree.parent(process)
        if said is None or tree.find(process.code) is not process:
            continue
        above = kind.said(parent) if parent else None
        if parent is None or above is None:
            should[process.code] = said
            continue
        direct = parent.code == process.parent_code
        right = should.get(parent.code, above)
        if kind.fits(said, right, direct):
            should[process.code] = said
            continue
        should[process.code] = kind.below(right)
        known = causes.get((parent.code, said))
        if kind.fits(said, above, direct):
            known = broken.get(parent.code)
        if known is None:
            known = causes[parent.code, said] = Break(process, parent)
        else:
            known.likewise.append(process.code)
        broken[process.code] = known
    yield from causes.values()
