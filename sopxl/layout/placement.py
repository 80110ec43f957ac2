"""Which symbol stands in which columns, and in which of them the flow enters and leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.geometry import EMU_PER_POINT, Shape
from sopxl.model.sop import StepKind
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sopxl.layout.form import Form
    from sopxl.model.flow import Flow
    from sopxl.model.sop import Sop, Step

SHAPES = {
    StepKind.START: Shape.TERMINATOR,
    StepKind.ACTIVITY: Shape.PROCESS,
    StepKind.DECISION: Shape.DECISION,
    StepKind.END: Shape.TERMINATOR,
}
WIDTH = 40 * EMU_PER_POINT
HEIGHTS = {
    Shape.TERMINATOR: 20 * EMU_PER_POINT,
    Shape.PROCESS: 24 * EMU_PER_POINT,
    Shape.DECISION: 28 * EMU_PER_POINT,
    Shape.OFF_PAGE: 18 * EMU_PER_POINT,
}
PENTAGON_WIDTH = 18 * EMU_PER_POINT
BESIDE = 14 * EMU_PER_POINT
"""Kept of a column's width for arrows that pass the symbol."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The symbols of one step: their columns, and those where the flow enters and leaves.

    No columns: no known actor carries the step out, so it has no symbol.
    """

    shape: Shape
    columns: tuple[int, ...] = ()
    entry: int = 0
    leave: int = 0


def size(shape: Shape, column_width: int) -> tuple[int, int]:
    """Return width and height of a symbol in a column; even, so that its middle is exact."""
    wanted = PENTAGON_WIDTH if shape is Shape.OFF_PAGE else WIDTH
    width = max(2, min(wanted, column_width - BESIDE))
    return width - width % 2, HEIGHTS[shape]


def place(sop: Sop, form: Form, flow: Flow) -> tuple[Standing, ...]:
    """Return where every step stands."""
    column_of = dict(zip(reversed(sop.actors), reversed(form.actor_at), strict=False))
    columns = [_columns(step, column_of) for step in sop.steps]
    return tuple(
        _standing(step, columns, flow.predecessors[step.index], flow.successors[step.index])
        for step in sop.steps
    )


def _columns(step: Step, column_of: dict[str, int]) -> tuple[int, ...]:
    """Return the columns of a step's actors, in the order in which its author named them."""
    known = (column_of[actor] for actor in step.actors if actor in column_of)
    return tuple(dict.fromkeys(known))


def _standing(
    step: Step,
    columns: Sequence[tuple[int, ...]],
    predecessors: Iterable[int],
    successors: Iterable[int],
) -> Standing:
    own = columns[step.index]
    shape = SHAPES[step.kind]
    if len(own) < 2:  # noqa: PLR2004  # nothing to choose
        return Standing(shape, own, *(own * 2))
    # The exits of a decision need a free side: only the outer symbols of a linked row have one.
    exits = (min(own), max(own)) if shape is Shape.DECISION else own
    before = [columns[other][0] for other in predecessors if columns[other]]
    after = [columns[other][0] for other in successors if columns[other]]
    return Standing(shape, tuple(sorted(own)), _nearest(own, before), _nearest(exits, after))


def _nearest(columns: Iterable[int], others: Sequence[int]) -> int:
    """Return the column with the shortest way to the others; of equal ones the first named."""
    return min(columns, key=lambda column: sum(abs(column - other) for other in others))
