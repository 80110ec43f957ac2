"""The measures of the sheet that is drawn on: of the user's own, or of the form as shipped."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from sopxl.layout.form import TEXT_SIZE, Form, Margins, shown_width
from sopxl.layout.geometry import EMU_PER_MM, EMU_PER_PIXEL
from sopxl.layout.rows import heading_height
from sopxl.model.ref import Ref
from sopxl.model.settings import Paper
from sopxl.template.address import Spot
from sopxl.template.sop_ap import SOP_AP, STEPS
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from sopxl.intake.draft import Draft
    from sopxl.layout.plan import Layout
    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop
    from sopxl.workbook.drawing.geometry import SheetGeometry

PAPERS = {
    Paper.F4: (330 * EMU_PER_MM, 215 * EMU_PER_MM),
    Paper.A4: (297 * EMU_PER_MM, 210 * EMU_PER_MM),
}
"""Width and height as the paper lies."""

SHIPPED_TITLE_ROWS = (29 * EMU_PER_PIXEL, 20 * EMU_PER_PIXEL, 20 * EMU_PER_PIXEL)
SHIPPED_GROUP_ROW = 20 * EMU_PER_PIXEL
HEADING_ROWS = 2
"""The row with «Pelaksana» and «Mutu Baku», and the row with what stands under them."""
PRINTED = ("number", "activity", "requirements", "duration", "output", "remarks")
AFTER_ACTORS = PRINTED[2:]
"""The printed columns from left to right; those of the actors stand after the second."""

NARROWEST_GAP = EMU_PER_PIXEL
"""What is left of blank rows between two steps: they stay, and nothing is drawn in them."""

WIDENING = 6
"""In percent: LibreOffice makes the columns of a sheet 5.6 % wider than Excel, and Excel itself
makes them up to 5 % wider where the screen is magnified."""


def shipped_form(sop: Sop, settings: Settings, ends: frozenset[int] = frozenset()) -> Form:
    """Return the measures of the form as shipped, with one column for each actor of `sop`.

    `ends` are the positions of the steps after which its author wants a page to end.
    """
    actors = SOP_AP.actors
    actor_width = shown_width(actors.width) if actors else 0
    count = max(1, len(sop.actors))
    widths = {column.field: shown_width(column.width) for column in STEPS}
    return Form(
        number=widths["number"],
        activity=widths["activity"],
        requirements=widths["requirements"],
        duration=widths["duration"],
        output=widths["output"],
        remarks=widths["remarks"],
        actors=(actor_width,) * count,
        actor_at=tuple(range(len(sop.actors))),
        left=sum(shown_width(column.width) for column in STEPS if column.authoring),
        title_rows=SHIPPED_TITLE_ROWS,
        heading_rows=(SHIPPED_GROUP_ROW, heading_height(sop.actors, actor_width, TEXT_SIZE)),
        paper=PAPERS[settings.paper],
        widening=WIDENING,
        ends=ends,
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
        return cls(sheet, tuple(spot(draft, Ref("steps", step.index)).row for step in sop.steps))

    def heights(self, layout: Layout, hidden: Container[int] = ()) -> dict[int, int]:
        """Return the height of every row, EMU by row number; gaps are taken from the row above.

        Rows that are hidden stay so, and take no room.
        """
        last = len(self.rows) - 1
        heights: dict[int, int] = {}
        for index, (row, height) in enumerate(zip(self.rows, layout.row_heights, strict=True)):
            between = range(row + 1, self.rows[index + 1]) if index < last else range(0)
            gap = [blank for blank in between if blank not in hidden]
            heights |= dict.fromkeys(gap, NARROWEST_GAP)
            heights[row] = height - len(gap) * NARROWEST_GAP
        return heights

    def ends(self, breaks: Iterable[int]) -> dict[int, int]:
        """Return the user's page breaks between the steps: the row of each by the step before it.

        Where he has put several between two steps the last one counts, and the rows between are
        blank.
        """
        steps = ((bisect_right(self.rows, row) - 1, row) for row in sorted(breaks))
        return {step: row for step, row in steps if 0 <= step < len(self.rows) - 1}

    def breaks(self, layout: Layout, wanted: Iterable[int] = ()) -> tuple[int, ...]:
        """Return the rows after which a page ends, gaps kept with the page before.

        Where a page ends by one of the `wanted` breaks of the user, that break is the end.
        """
        ends = self.ends(wanted)
        return tuple(ends.get(index, self.rows[index + 1] - 1) for index in layout.breaks)


def sheet_form(draft: Draft, sop: Sop, geometry: SheetGeometry, settings: Settings) -> Form:
    """Return the measures of the sheet that a draft was read from.

    The sheet's own page set-up decides how it is printed, the settings only what it leaves open.
    """
    columns = printed_columns(draft)
    actors = [column for column in room_for_actors(draft, sop) if geometry.column(column)]
    widths = _widths(columns, geometry)
    heading = spot(draft, Ref("steps", 0)).row - 1
    title = range(1, heading - HEADING_ROWS + 1)
    paper, margins = _page(geometry, settings)
    return Form(
        number=widths["number"],
        activity=widths["activity"],
        requirements=widths["requirements"],
        duration=widths["duration"],
        output=widths["output"],
        remarks=widths["remarks"],
        actors=tuple(map(geometry.column, actors)),
        actor_at=tuple(actors.index(column) for column in actor_columns(draft, sop)),
        left=sum(map(geometry.column, range(1, min(columns.values())))),
        title_rows=tuple(geometry.row(row) for row in title),
        heading_rows=tuple(geometry.row(row) for row in range(title.stop, heading + 1)),
        paper=paper,
        margins=margins,
        widening=WIDENING,
        ends=frozenset(SheetPlace.of(draft, sop).ends(geometry.breaks)),
    )


def _page(geometry: SheetGeometry, settings: Settings) -> tuple[tuple[int, int], Margins]:
    usual, page = PAPERS[settings.paper], geometry.page
    return (usual, Margins()) if page is None else (page.paper(usual), Margins(*page.margins))


def _widths(columns: Mapping[str, int], geometry: SheetGeometry) -> Mapping[str, int]:
    """Return the width of each printed column; one that the table does not have takes none."""
    return {field: geometry.column(columns[field]) if field in columns else 0 for field in PRINTED}


def printed_columns(draft: Draft) -> Mapping[str, int]:
    """Return in which column of the sheet each printed one stands; a table may lack some."""
    first = {field: Ref("steps", 0, field) for field in PRINTED}
    return {field: spot(draft, ref).column for field, ref in first.items() if ref in draft.entries}


def in_order(draft: Draft) -> bool:
    """Tell whether the printed columns stand in the order of the form, which a drawing needs."""
    return all(left < right for left, right in pairwise(printed_columns(draft).values()))


def room_for_actors(draft: Draft, sop: Sop) -> range:
    """Return the columns between the activity and what follows the actors."""
    columns = printed_columns(draft)
    activity = columns["activity"]
    after = (column for field, column in columns.items() if field in AFTER_ACTORS)
    last = max(actor_columns(draft, sop), default=activity)
    return range(activity + 1, min(after, default=last + 1))


def has_column_for_each_actor(draft: Draft, sop: Sop) -> bool:
    """Tell whether each actor has a column to draw in, with a head above the steps."""
    heads = [spot(draft, Ref("actors", index)) for index in range(len(sop.actors))]
    room, first = room_for_actors(draft, sop), spot(draft, Ref("steps", 0)).row
    apart = len({head.column for head in heads}) == len(heads)
    return apart and all(head.column in room and head.row < first for head in heads)


def actor_columns(draft: Draft, sop: Sop) -> tuple[int, ...]:
    """Return in which column of the sheet each actor stands, counted from 1."""
    return tuple(spot(draft, Ref("actors", index)).column for index in range(len(sop.actors)))


def spot(draft: Draft, ref: Ref) -> Spot:
    """Return the cell of a part of the procedure."""
    return Spot.at(draft.place(ref).cell)
