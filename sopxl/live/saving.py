"""What leaves a running Excel: a PDF beside the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.live.book import OpenBook
from sopxl.live.canvas import SheetCanvas
from sopxl.live.on_disk import file_of
from sopxl.pipeline.drawing.composing import drawable
from sopxl.pipeline.drawing.measuring import SheetPlace
from sopxl.pipeline.drawing.on_paper import DrawnAs, as_printed, drawing_on_paper
from sopxl.pipeline.files import replace_file

if TYPE_CHECKING:
    from sopxl.live.macros import Macros
    from sopxl.pipeline.checking.judging import Task

NO_LIST = ""
"""Measuring for a PDF adds no sheet to the workbook."""

SAVED = "PDF disimpan: {file}"


def saved_as_pdf(macros: Macros, task: Task) -> str:
    """Write the open workbook's SOP as a PDF beside it, as it stands now; return what to tell.

    Paper and page breaks are those of the sheet. The workbook stays as it is.
    Raises UserError for a workbook without a folder, and for one without a step to draw.
    """
    book = OpenBook.read(macros)
    outcome = book.judged(task)
    sop = drawable(outcome, macros.name)
    target = file_of(macros).with_suffix(".pdf")
    draft = outcome.draft or book.draft()
    place = SheetPlace.of(draft, sop)
    end = book.told.ends[place.sheet]
    measures = SheetCanvas(place.sheet, macros).measure(end.column, end.row, NO_LIST)
    settings, ends = as_printed(place, measures.geometry(), task, task.settings(draft))
    drawing = drawing_on_paper(sop, settings, DrawnAs.PDF, ends)
    replace_file(target, drawing.content)
    return "\n".join((SAVED.format(file=target), *drawing.told))
