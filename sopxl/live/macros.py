"""The macros of the add-in, called on one open workbook: the only way from Python to Excel.

Python and Excel speak through few, large calls. Only texts cross `Application.Run`, so that Windows
and macOS behave alike; what is too much for a text is written to a very hidden sheet in one block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.live.told import RECORD, Told, told
from sopxl.model.errors import UserError
from sopxl.template.address import letter
from sopxl.template.sop_ap import DRAW_LIST
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sopxl.live.light import xlwings

FAILED = "-"
ESCAPE = 18
"""The number of the error that the Escape key raises in a macro."""

STOPPED = "Dihentikan dengan tombol Esc. Lembar sudah dikembalikan seperti semula."
AGAIN = "Tekan tombol itu lagi bila ingin mengulang."


class MacroError(Exception):
    """A macro that failed and has taken back what it did."""


@dataclass(frozen=True, slots=True)
class Macros:
    """The macros in the open file `host`, for the open workbook called `name`."""

    book: xlwings.Book
    name: str
    host: str

    def run(self, macro: str, *arguments: str) -> str:
        """Run a macro («SopxlRead.TellBook») and return what it answers.

        Raises UserError when the user has stopped it, MacroError when it failed.
        """
        answer = self._answer(macro, self.name, *arguments)
        if not answer.startswith(FAILED):
            return answer
        number, _, description = answer[1:].partition(" ")
        if int(number) == ESCAPE:
            raise UserError(STOPPED, AGAIN, "stopped")
        raise MacroError(description)

    def tell(self, unread: Iterable[str]) -> Told:
        """Return all that the workbook says, without the sheets that are not to be read."""
        passed_over = "".join(f"{sheet}/" for sheet in sorted(unread))
        return told(self.heard("SopxlRead.TellBook", passed_over))

    def heard(self, macro: str, *arguments: str) -> str:
        """Return the whole text of a macro that hands it over in pages."""
        length, _, text = self.run(macro, *arguments).partition(RECORD)
        while len(text) < int(length):
            text += self._answer("SopxlRead.TellMore", str(len(text))).partition(RECORD)[2]
        return text

    def write(self, rows: Sequence[Sequence[object]]) -> str:
        """Write a block of rows to the list sheet, which must be there; return their number."""
        # Raw, and by its address: converting values, xlwings would ask Excel a dozen times more.
        area = f"A1:{letter(len(rows[0]))}{len(rows)}"
        block = [["" if value is None else value for value in row] for row in rows]
        self.book.sheets[DRAW_LIST].range(area).raw_value = block
        return str(len(rows))

    def _answer(self, macro: str, *arguments: str) -> str:
        host = self.host.replace("'", "''")
        return str(self.book.app.macro(f"'{host}'!{macro}")(*arguments) or "")
