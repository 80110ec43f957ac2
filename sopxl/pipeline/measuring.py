"""The measures of the sheet that is drawn on: of the user's own, or of the form as shipped."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sopxl.layout.form import Form, column_width
from sopxl.layout.geometry import EMU_PER_MM, EMU_PER_PIXEL
from sopxl.model.ref import Ref
from sopxl.model.settings import Paper
from sopxl.template.address import Spot
from sopxl.template.sop_ap import SOP_AP, STEPS

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft
    from sopxl.layout.plan import Layout
    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop
    from sopxl.workbook.sheet_patch_geometry import SheetGeometry

PAPERS = {
    Paper.F4: (330 * EMU_PER_MM, 215 * EMU_PER_MM),
    Paper.A4: (297 * EMU_PER_MM, 210 * EMU_PER_MM),
}
"""Width and height as the paper lies."""

SHIPPED_TITLE_ROWS = (24 * EMU_PER_PIXEL, 24 * EMU_PER_PIXEL, 20 * EMU_PER_PIXEL)
SHIPPED_HEADING_ROWS = (24 * EMU_PER_PIXEL, 48 * EMU_PER_PIXEL)
HEADING_ROWS = len(SHIPPED_HEADING_ROWS)
PRINTED = ("number", "activity", "requirements", "duration", "output", "remarks")
"""The printed columns from left to right; those of the actors stand after the second."""

NARROWEST_GAP = EMU_PER_PIXEL
"""What is left of blank rows between two steps: they stay, and nothing is drawn in them."""


def shipped_form(sop: Sop, settings: Settings) -> Form:
    """Return the measures of the form as shipped, with one column for each actor of `sop`."""
    actors = SOP_AP.actors
    actor_width = column_width(actors.width) if actors else 0
    count = max(1, len(sop.actors))
    widths = {column.field: column_width(column.width) for column in STEPS}
    return Form(
        number=widths["number"],
        activity=widths["activity"],
        requirements=widths["requirements"],
        duration=widths["duration"],
        output=widths["output"],
        remarks=widths["remarks"],
        actors=(actor_width,) * count,
        actor_at=tuple(range(len(sop.actors))),
        left=sum(column_width(column.width) for column in STEPS if column.authoring),
        title_rows=SHIPPED_TITLE_ROWS,
        heading_rows=SHIPPED_HEADING_ROWS,
        paper=PAPERS[settings.paper],
    )


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """Where the steps stand on a worksheet: its name, and the row of each step, counted from 1."""

    sheet: str
    rows: tuple[int, ...]

    @classmethod
    def of(cls, draft: Draft, sop: Sop) -> SheetPlace:
        """Return where the steps of a workbook's draft stand."""
        sheet = draft.place(Ref("steps")).sheet
        return cls(sheet, tuple(_spot(draft, Ref("steps", step.index)).row for step in sop.steps))

    def heights(self, layout: Layout) -> dict[int, int]:
        """Return the height of every row, EMU by row number; gaps are taken from the row above."""
        last = len(self.rows) - 1
        heights: dict[int, int] = {}
        for index, (row, height) in enumerate(zip(self.rows, layout.row_heights, strict=True)):
            gap = range(row + 1, self.rows[index + 1]) if index < last else range(0)
            heights |= dict.fromkeys(gap, NARROWEST_GAP)
            heights[row] = height - len(gap) * NARROWEST_GAP
        return heights

    def breaks(self, layout: Layout) -> tuple[int, ...]:
        """Return the rows after which a page ends, gaps kept with the page before."""
        return tuple(self.rows[index + 1] - 1 for index in layout.breaks)


def sheet_form(draft: Draft, sop: Sop, geometry: SheetGeometry, settings: Settings) -> Form:
    """Return the measures of the sheet that a draft was read from."""
    columns = {field: _spot(draft, Ref("steps", 0, field)).column for field in PRINTED}
    first, after = columns["activity"] + 1, columns["requirements"]
    heading = _spot(draft, Ref("steps", 0)).row - 1
    title = range(1, heading - HEADING_ROWS + 1)
    return Form(
        number=geometry.column(columns["number"]),
        activity=geometry.column(columns["activity"]),
        requirements=geometry.column(columns["requirements"]),
        duration=geometry.column(columns["duration"]),
        output=geometry.column(columns["output"]),
        remarks=geometry.column(columns["remarks"]),
        actors=tuple(geometry.column(column) for column in range(first, after)),
        actor_at=tuple(
            _spot(draft, Ref("actors", index)).column - first for index in range(len(sop.actors))
        ),
        left=sum(geometry.column(column) for column in range(1, columns["number"])),
        title_rows=tuple(geometry.row(row) for row in title),
        heading_rows=tuple(geometry.row(row) for row in range(title.stop, heading + 1)),
        paper=PAPERS[settings.paper],
    )


def in_order(draft: Draft) -> bool:
    """Tell whether the printed columns stand in the order of the form, which a drawing needs."""
    columns = [_spot(draft, Ref("steps", 0, field)).column for field in PRINTED]
    return all(left < right for left, right in pairwise(columns))


def _spot(draft: Draft, ref: Ref) -> Spot:
    return Spot.at(draft.place(ref).cell)
