"""The flowchart on the sheet of an open workbook: drawn, and taken away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.live.book import SECONDS
from sopxl.live.canvas import SheetCanvas
from sopxl.live.earlier import earlier_drawing
from sopxl.live.limit import within
from sopxl.pipeline.drawing.composing import drawable
from sopxl.pipeline.drawing.keeping_words import NOTHING_KNOWN, NOTHING_MOVED
from sopxl.pipeline.drawing.measuring import SheetPlace
from sopxl.pipeline.drawing.sheet_scene import scene_on_sheet
from sopxl.pipeline.drawing.undone import undone
from sopxl.rules.rule import Severity
from sopxl.scene.style import LOOKS
from sopxl.template.sop_ap import PROCEDURE
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from sopxl.live.book import OpenBook
    from sopxl.live.canvas import Measures
    from sopxl.pipeline.checking.judging import Task
    from sopxl.pipeline.checking.outcome import Outcome


UNASKED = (NOTHING_KNOWN, NOTHING_MOVED)
"""What only somebody is told who has asked for something to be kept."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn: the verdict on the SOP, and what its author should know of the drawing."""

    outcome: Outcome
    told: tuple[str, ...]

    @property
    def errors(self) -> int:
        """How many faults of the SOP the drawing shows as they are."""
        return self.outcome.count(Severity.ERROR)


def draw(book: OpenBook, task: Task, keep: Callable[[], bool]) -> Drawn:
    """Draw the flowchart into the sheet of the steps, in the place of an earlier one.

    Where the user has moved symbols or words of that, `keep` is asked whether they stay there.
    Raises UserError for a workbook without a step to draw, and for a protected one.
    """
    outcome = book.judged(task)
    sop = drawable(outcome, book.macros.name)
    draft = outcome.draft or book.draft()
    sheet = SheetPlace.of(draft, sop).sheet
    book.refuse_protected(sheet)
    canvas = SheetCanvas(sheet, book.macros)
    measures = _measured(book, canvas)
    settings = task.settings(draft)
    earlier = earlier_drawing(measures)
    with within(SECONDS):
        scene = scene_on_sheet(draft, sop, measures.geometry(), settings, earlier)
    if scene.scene != scene.laid_out and not keep():
        with within(SECONDS):
            scene = scene_on_sheet(draft, sop, measures.geometry(), settings)
    canvas.draw(scene, measures, LOOKS[settings.theme])
    told = (sentence for sentence in scene.told if sentence not in UNASKED)
    return Drawn(outcome, (*told, *undone(earlier)))


def clear(book: OpenBook) -> None:
    """Remove our drawing and give the sheet of the steps back what it changed.

    Raises UserError for a workbook without a sheet of steps, and for a protected one.
    """
    sheet = _sheet_of_steps(book)
    book.refuse_protected(sheet)
    canvas = SheetCanvas(sheet, book.macros)
    canvas.clear(_measured(book, canvas))


def _sheet_of_steps(book: OpenBook) -> str:
    """Return the sheet of the steps; one whose steps are gone may still have a drawing."""
    if any(sheet.name == PROCEDURE for sheet in book.told.sheets):
        return PROCEDURE
    entries = book.draft().entries.items()
    return next(entry.sheet for ref, entry in entries if ref.part == "steps")


def _measured(book: OpenBook, canvas: SheetCanvas) -> Measures:
    """Return the measures of all that is used of a sheet."""
    end = book.told.ends[canvas.sheet]
    return canvas.measure(end.column, end.row)
