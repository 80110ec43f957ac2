"""What a file tells besides its cells: whether it is whole, and what is drawn on its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.errors import UserError
from sopxl.model.ref import Ref
from sopxl.rules.drawing import found_in
from sopxl.rules.reading.workbook import damaged_part
from sopxl.template.address import Spot
from sopxl.workbook.guard import damage
from sopxl.workbook.guard.opening import open_guarded
from sopxl.workbook.read.drawn import drawn_on

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft
    from sopxl.model.drawn import Drawn
    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Finding
    from sopxl.workbook.guard.file import File
    from sopxl.workbook.guard.opening import Guarded


def found_besides_cells(path: File, draft: Draft, sop: Sop) -> tuple[Finding, ...]:
    """Return what a workbook breaks besides what its cells say; a text has nothing else."""
    sheet = draft.place(Ref("steps")).sheet
    if not sheet:
        return ()
    guarded = open_guarded(path)
    drawn = _drawn(guarded, sheet)
    return (*_damage(guarded), *(_in_drawing(drawn, draft, sop) if drawn else ()))


def _damage(guarded: Guarded) -> tuple[Finding, ...]:
    part = damage.damaged_part(guarded)
    return (damaged_part.finding(Ref("workbook"), part=part),) if part else ()


def _drawn(guarded: Guarded, sheet: str) -> Drawn | None:
    """Return what is drawn on the sheet of the steps; a drawing that cannot be read is none."""
    try:
        return drawn_on(guarded, sheet)
    except (UserError, ValueError):
        return None


def _in_drawing(drawn: Drawn, draft: Draft, sop: Sop) -> tuple[Finding, ...]:
    """Return the findings in a drawing, each at the step in whose row it stands."""
    rows = {Spot.at(draft.place(step.ref("activity")).cell).row: step for step in sop.steps}
    heads = (draft.place(Ref("actors", place)).cell for place in range(len(sop.actors)))
    columns = (Spot.at(cell).column for cell in heads)
    return tuple(found_in(drawn, rows, dict(zip(columns, sop.actors, strict=True))))
