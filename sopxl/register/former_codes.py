"""Codes that processes had in the maps before: who is who is known by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.titles import normal_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.model.process import ProcessTree


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
