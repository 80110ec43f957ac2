"""Numbers put in order again, and every way led to the step that it led to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.model.sop import Sop


def new_numbers(sop: Sop) -> Mapping[int, int]:
    """Return the right number of each step by its present one; nothing where that is not safe.

    A way must lead to exactly one step: with two steps of its number, or none, nobody can tell
    which step its author meant. Numbers that are in order need no other ones.
    """
    borne = Counter(step.number for step in sop.steps)
    targets = {way.target for step in sop.steps for way in step.ways_out}
    if any(borne[target] != 1 for target in targets):
        return {}
    numbers = {step.number: step.index + 1 for step in sop.steps}
    in_order = all(step.number == step.index + 1 for step in sop.steps)
    return {} if in_order else numbers
