"""A workbook that is open in Excel: read as a draft, judged, mended, drawn on.

Every action reads first, thinks under a time limit, and writes last: whatever stops it before the
end leaves the workbook as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sopxl.intake.locate.sop import HELPERS, locate
from sopxl.live.canvas import SheetCanvas
from sopxl.live.limit import within
from sopxl.model.errors import UserError
from sopxl.pipeline.measuring import SheetPlace
from sopxl.pipeline.sheet_scene import drawable, scene_on_sheet
from sopxl.pipeline.single import judge
from sopxl.scene.style import LOOKS
from sopxl.template.sop_ap import DRAW_LIST, META, PROCEDURE

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft
    from sopxl.live.canvas import Measures
    from sopxl.live.macros import Macros
    from sopxl.live.told import Told
    from sopxl.pipeline.outcome import Outcome
    from sopxl.pipeline.single import Task

UNREAD = HELPERS - {META}
"""Sheets whose cells are not even asked for."""

SECONDS = 30.0
"""How long checking and laying out may take."""

LOCKED_SHEET = "Lembar «{sheet}» terproteksi, sehingga tidak dapat diubah."
UNLOCK_SHEET = (
    "Buka Tinjau > Buka Proteksi Lembar (Review > Unprotect Sheet), lalu ulangi. "
    "Sesudahnya lembar boleh diproteksi lagi."
)
LOCKED_BOOK = "Susunan buku kerja ini terproteksi, sehingga lembar bantu tidak dapat ditambahkan."
UNLOCK_BOOK = "Buka Tinjau > Proteksi Buku Kerja (Review > Protect Workbook), lalu ulangi."


def locked(sheet: str) -> UserError:
    """Return the error that tells of a protected sheet."""
    return UserError(LOCKED_SHEET.format(sheet=sheet), UNLOCK_SHEET, "sheet-protected")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn: the verdict on the SOP, and what its author should know of the drawing."""

    outcome: Outcome
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenBook:
    """An open workbook as it was when it was read: what it says, and what in it is protected."""

    macros: Macros
    told: Told

    @classmethod
    def read(cls, macros: Macros) -> OpenBook:
        """Read the workbook, all of it in one go."""
        return cls(macros, macros.tell(UNREAD))

    def draft(self) -> Draft:
        """Return what the workbook says.

        Raises UserError for a workbook that holds no SOP.
        """
        return locate(self.macros.name, self.told.sheets, self.told.names)

    def judged(self, task: Task) -> Outcome:
        """Return the SOP in the workbook with its findings."""
        with within(SECONDS):
            draft = self.draft()
            return judge(draft, task.settings(draft), task, self.macros.name)

    def draw(self, task: Task) -> Drawn:
        """Draw the flowchart into the sheet of the steps, in the place of an earlier one.

        Raises UserError for a workbook without a step to draw, and for a protected one.
        """
        outcome = self.judged(task)
        sop = drawable(outcome, self.macros.name)
        draft = outcome.draft or self.draft()
        sheet = SheetPlace.of(draft, sop).sheet
        self.refuse_protected(sheet)
        canvas = SheetCanvas(sheet, self.macros)
        measures = self._measured(canvas)
        settings = task.settings(draft)
        with within(SECONDS):
            scene = scene_on_sheet(draft, sop, measures.geometry(), settings)
        canvas.draw(scene, measures, LOOKS[settings.theme])
        return Drawn(outcome, scene.told)

    def clear(self) -> None:
        """Remove our drawing and give the sheet of the steps back what it changed.

        Raises UserError for a workbook without a sheet of steps, and for a protected one.
        """
        sheet = self._sheet_of_steps()
        self.refuse_protected(sheet)
        canvas = SheetCanvas(sheet, self.macros)
        canvas.clear(self._measured(canvas))

    def refuse_protected(self, *sheets: str, ours: tuple[str, ...] = (DRAW_LIST,)) -> None:
        """Raise UserError where one of the sheets is locked, or one of our own cannot be added."""
        for sheet in sheets:
            if sheet in self.told.protected:
                raise locked(sheet)
        if self.told.fixed and not self.told.lists.issuperset(ours):
            raise UserError(LOCKED_BOOK, UNLOCK_BOOK, "structure-protected")

    def _sheet_of_steps(self) -> str:
        """Return the sheet of the steps; one whose steps are gone may still have a drawing."""
        if any(sheet.name == PROCEDURE for sheet in self.told.sheets):
            return PROCEDURE
        entries = self.draft().entries.items()
        return next(entry.sheet for ref, entry in entries if ref.part == "steps")

    def _measured(self, canvas: SheetCanvas) -> Measures:
        """Return the measures of all that is used of a sheet."""
        end = self.told.ends[canvas.sheet]
        return canvas.measure(end.column, end.row)
