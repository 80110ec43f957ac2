"""RACI derived from a flow: who does, answers for, is consulted in, and is told of an SOP.

The form has no such column. What is derived here is an offer to be reviewed, and is shown as such.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.sop import StepKind
from sopxl.register.course import approves
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sopxl.model.sop import Sop, Step


@dataclass(frozen=True, slots=True)
class Responsibility:
    """The actors of one SOP by what they are to it; one actor may do and answer."""

    responsible: tuple[str, ...]
    accountable: tuple[str, ...]
    consulted: tuple[str, ...]
    informed: tuple[str, ...]


def responsibility(sop: Sop) -> Responsibility:
    """Return who is what.

    Those who let the work pass last answer for it, else those who end it; others who let it pass
    are consulted. Those who do anything else do it, save who only begins or ends: they are told.
    """
    passing = [step for step in sop.steps if approves(step)]
    accountable = _actors((passing or list(sop.steps))[-1:])
    consulted = [one for one in _actors(passing) if one not in accountable]
    doing = _actors(
        step for step in sop.steps if step.kind is StepKind.ACTIVITY and not approves(step)
    )
    known = {*accountable, *consulted, *doing}
    informed = [one for one in _actors(sop.steps) if one not in known]
    return Responsibility(
        responsible=tuple(doing),
        accountable=tuple(accountable),
        consulted=tuple(one for one in consulted if one not in doing),
        informed=tuple(informed),
    )


def _actors(steps: Iterable[Step]) -> list[str]:
    return list(dict.fromkeys(actor for step in steps for actor in step.actors))
