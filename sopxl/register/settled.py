"""An SOP as the register counts it: with what people have confirmed about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.model.sop import Step
    from sopxl.register.entry import Entry


def settled(entry: Entry, roles: Mapping[str, str], hung: Mapping[str, str]) -> Entry:
    """Return an entry with its roles under their confirmed names, hung where it hangs.

    `roles` are confirmed names by those written, `hung` process codes by source. The places lead to
    what is written.
    """
    sop = entry.sop
    code = hung.get(entry.source.path, sop.identity.process_code)
    if code != sop.identity.process_code:
        sop = replace(sop, identity=replace(sop.identity, process_code=code))
    if not roles.keys().isdisjoint(_named(sop.actors, sop.steps)):
        actors = _renamed(sop.actors, roles)
        steps = tuple(replace(step, actors=_renamed(step.actors, roles)) for step in sop.steps)
        sop = replace(sop, actors=actors, steps=steps)
    return entry if sop is entry.sop else replace(entry, sop=sop)


def _named(actors: tuple[str, ...], steps: tuple[Step, ...]) -> set[str]:
    return {*actors, *(actor for step in steps for actor in step.actors)}


def _renamed(actors: tuple[str, ...], roles: Mapping[str, str]) -> tuple[str, ...]:
    """Return roles under their confirmed names; two that are one become one."""
    return tuple(dict.fromkeys(roles.get(actor, actor) for actor in actors))
