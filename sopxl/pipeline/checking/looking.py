"""What is drawn on the sheet of a procedure, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.errors import UserError
from sopxl.model.ref import Ref
from sopxl.rules.drawing import found_in
from sopxl.template.address import Spot
from sopxl.workbook.guard.opening import open_guarded
from sopxl.workbook.read.drawn import drawn_on

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft
    from sopxl.model.drawn import Drawn
    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Finding
    from sopxl.workbook.guard.file import File


def drawn_in(path: File, draft: Draft) -> Drawn | None:
    """Return what is drawn on the sheet of the steps; a drawing that cannot be read is none."""
    sheet = draft.place(Ref("steps")).sheet
    try:
        return drawn_on(open_guarded(path), sheet) if sheet else None
    except UserError:
        return None


def found_in_drawing(drawn: Drawn, draft: Draft, sop: Sop) -> tuple[Finding, ...]:
    """Return the findings in a drawing, each at the step in whose row it stands."""
    rows = {Spot.at(draft.place(step.ref("activity")).cell).row: step for step in sop.steps}
    heads = (draft.place(Ref("actors", place)).cell for place in range(len(sop.actors)))
    return tuple(found_in(drawn, rows, {Spot.at(cell).column for cell in heads}))
