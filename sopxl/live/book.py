"""A workbook that is open in Excel: read as a draft, and judged.

Every action reads first, thinks under a time limit, and writes last: whatever stops it before the
end leaves the workbook as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.intake.locate.sop import HELPERS, locate
from sopxl.live.limit import within
from sopxl.model.errors import UserError
from sopxl.pipeline.checking.judging import judge
from sopxl.template.sop_ap import DRAW_LIST, META
from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft
    from sopxl.live.macros import Macros
    from sopxl.live.told import Told
    from sopxl.pipeline.checking.judging import Task
    from sopxl.pipeline.checking.outcome import Outcome

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

    def refuse_protected(self, *sheets: str, ours: tuple[str, ...] = (DRAW_LIST,)) -> None:
        """Raise UserError where one of the sheets is locked, or one of our own cannot be added."""
        for sheet in sheets:
            if sheet in self.told.protected:
                raise locked(sheet)
        if self.told.fixed and not self.told.lists.issuperset(ours):
            raise UserError(LOCKED_BOOK, UNLOCK_BOOK, "structure-protected")
