"""The process map against itself and against the one before: codes are paths, without gaps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.model.ref import Ref
from sopxl.model.titles import normal_title
from sopxl.register.raised import Raised
from sopxl.rules import register as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.model.process import Process, ProcessTree
    from sopxl.rules.rule import Finding

PATH = re.compile(r"[A-Z][A-Z0-9]*(\.\d{2})+(\.CFM\.\d{2})?|[A-Z][A-Z0-9]*|\d{2}(\.\d{2})*")
"""`KPU.01.02.CFM.01`, `KPU`, or a code without the sign of its institution, `01.02`."""

BETWEEN = "."
MAP_STEP = re.compile(r"\.CFM\.\d+$")


def check_map(tree: ProcessTree, map_path: str) -> Iterator[Raised]:
    """Yield what is wrong with the rows of a map, each in its own cell."""
    for position, process in enumerate(tree):
        for finding in _faults(tree, process, Ref("processes", position)):
            yield Raised(map_path, finding, process.place)


def renamed_since(
    before: ProcessTree, now: ProcessTree, former: Mapping[str, str]
) -> Mapping[str, str]:
    """Return today's codes by all that maps ever had; `former` are those known when `before` held.

    What today's map has itself is never taken for a former code.
    """
    fresh = renamed(before, now)
    known = {code: fresh.get(new, new) for code, new in former.items()} | dict(fresh)
    return {code: new for code, new in known.items() if now.find(new) and not now.find(code)}


def renamed(before: ProcessTree, now: ProcessTree) -> Mapping[str, str]:
    """Return the new code of each process whose code has changed, by the code before.

    A process is known by its name; where that changed too, by the new code of a process above it.
    """
    gone = [process for process in before if now.find(process.code) is None]
    came: dict[str, list[str]] = {}
    for process in now:
        if before.find(process.code) is None:
            came.setdefault(normal_title(process.name), []).append(process.code)
    found: dict[str, str] = {}
    for process in gone:
        codes = came.get(normal_title(process.name), [])
        new = codes[0] if len(codes) == 1 else _below_renamed(process.code, found)
        if new and now.find(new):
            found[process.code] = new
    return found


def _below_renamed(code: str, found: Mapping[str, str]) -> str:
    above = (old for old in found if code.startswith(f"{old}."))
    nearest = max(above, key=len, default="")
    return f"{found[nearest]}{code.removeprefix(nearest)}" if nearest else ""


def _faults(tree: ProcessTree, process: Process, ref: Ref) -> Iterator[Finding]:
    """Yield the faults of one row; the sign of the institution alone (`KPU`) need not be a row."""
    code = process.code
    if not PATH.fullmatch(code):
        yield rules.process_code_malformed.finding(ref, code=code)
    first = tree.find(code)
    if first is not None and first is not process:
        yield rules.process_code_twice.finding(ref, code=code, other=first.name)
    parent, above = tree.parent(process), _parent_code(code)
    if BETWEEN in above and tree.find(above) is None:
        yield rules.process_code_gap.finding(ref, code=code, parent=above)
    if parent is not None:
        yield from _against_parent(process, parent, ref)


def _against_parent(process: Process, parent: Process, ref: Ref) -> Iterator[Finding]:
    if not _follows(process, parent):
        yield rules.process_level_wrong.finding(
            ref,
            level=process.level,
            code=process.code,
            parent_level=parent.level,
            expected=(parent.level or 0) + 1,
        )
    if process.group and parent.group and process.group is not parent.group:
        yield rules.process_group_differs.finding(
            ref,
            group=process.group.value,
            parent=parent.code,
            parent_group=parent.group.value,
        )


def _follows(process: Process, parent: Process) -> bool:
    """Tell whether the level of a process follows from that of the nearest one above it."""
    if process.level is None or parent.level is None:
        return True
    if parent.code == _parent_code(process.code):
        return process.level == parent.level + 1
    return process.level > parent.level


def _parent_code(code: str) -> str:
    """Return the code above: of a cross-functional map, that of the process it draws."""
    bare = MAP_STEP.sub("", code)
    return bare if bare != code else code.rpartition(".")[0]
