"""What a fix puts into its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.intake.draft import FoundBy
from sopxl.model.ref import Ref
from sopxl.template.address import Spot, letter
from sopxl.template.sop_ap import SOP_AP
from sopxl.workbook.build.formulas import row_number
from sopxl.workbook.cells.values import Formula

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft
    from sopxl.pipeline.fixing.mending import Change
    from sopxl.workbook.cells.values import Value


def is_current(draft: Draft) -> bool:
    """Tell whether a workbook is the form of today, its cells still known by their names."""
    heading = draft.entries.get(Ref("steps"))
    named = heading is not None and heading.found is FoundBy.NAME
    return named and draft.template == SOP_AP.key


def cell_value(change: Change, draft: Draft) -> Value:
    """Return a text, or the number that a cell for numbers takes; the form counts its own."""
    match change.ref:
        case Ref("steps", int(index), "number"):
            return _number(index, int(change.new), draft)
        case Ref("steps", int(), "ways_out"):
            return int(change.new)
        case _:
            return change.new


def _number(index: int, number: int, draft: Draft) -> Value:
    kind = draft.entries.get(Ref("steps", index, "kind"))
    activity = draft.entries.get(Ref("steps", index, "activity"))
    head = draft.entries.get(Ref("actors", 0))
    if not is_current(draft) or kind is None or activity is None or head is None:
        return number
    (row, own), (_, first) = Spot.at(activity.cell), Spot.at(kind.cell)
    formula = row_number(letter(first), letter(own), Spot.at(head.cell).row, row)
    return Formula(formula, number)
