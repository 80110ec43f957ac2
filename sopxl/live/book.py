"""A workbook that is open in Excel: read as a draft, judged, drawn on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sopxl.intake.locate.cells import SheetCells
from sopxl.intake.locate.sop import HELPERS, locate
from sopxl.live.canvas import SheetCanvas
from sopxl.pipeline.measuring import SheetPlace
from sopxl.pipeline.sheet_scene import drawable, scene_on_sheet
from sopxl.pipeline.single import judge
from sopxl.template.address import Spot
from sopxl.template.sop_ap import META, PROCEDURE

if TYPE_CHECKING:
    import xlwings

    from sopxl.intake.draft import Draft
    from sopxl.live.canvas import Measures
    from sopxl.pipeline.outcome import Outcome
    from sopxl.pipeline.single import Task

UNREAD = HELPERS - {META}
"""Sheets whose cells are not even asked for."""


@dataclass(frozen=True, slots=True)
class OpenBook:
    """An open workbook, and the name of the open file that holds the macros."""

    book: xlwings.Book
    host: str

    def draft(self) -> Draft:
        """Return what the workbook says, each sheet read in one block.

        Raises UserError for a workbook that holds no SOP.
        """
        sheets = [_cells(sheet) for sheet in self.book.sheets if sheet.name not in UNREAD]
        names = {name.name: name.refers_to or "" for name in self.book.names}
        return locate(self.book.name, sheets, names)

    def judged(self, task: Task) -> Outcome:
        """Return the SOP in the workbook with its findings."""
        draft = self.draft()
        return judge(draft, task.settings(draft), task, self.book.name)

    def draw(self, task: Task) -> None:
        """Draw the flowchart into the sheet of the steps, in the place of an earlier one.

        Raises UserError for a workbook without a step to draw.
        """
        draft = self.draft()
        settings = task.settings(draft)
        sop = drawable(judge(draft, settings, task, self.book.name), self.book.name)
        canvas = self._canvas(SheetPlace.of(draft, sop).sheet)
        measures = _measured(canvas)
        canvas.draw(scene_on_sheet(draft, sop, measures.geometry(), settings), measures)

    def clear(self) -> None:
        """Remove our drawing and give the sheet of the steps back what it changed."""
        named = PROCEDURE in self.book.sheet_names
        canvas = self._canvas(PROCEDURE if named else self.book.sheets.active.name)
        canvas.clear(_measured(canvas))

    def _canvas(self, sheet: str) -> SheetCanvas:
        return SheetCanvas(self.book.sheets[sheet], self.host)


def _cells(sheet: xlwings.Sheet) -> SheetCells:
    used = sheet.used_range
    rows = used.options(ndim=2, err_to_str=True).value
    return SheetCells(sheet.name, rows, Spot(used.row, used.column))


def _measured(canvas: SheetCanvas) -> Measures:
    """Return the measures of all that is used of a sheet."""
    last = canvas.sheet.used_range.last_cell
    return canvas.measure(last.column, last.row)
