"""The paper a worksheet is printed on, as its page set-up says (ISO 29500-1, 18.3.1.62-64)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.scene import EMU_PER_MM, EMU_PER_POINT
from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.workbook.package.worksheet import Worksheet

EMU_PER_INCH = 72 * EMU_PER_POINT
LETTER = (17 * EMU_PER_INCH // 2, 11 * EMU_PER_INCH)
FOLIO = (215 * EMU_PER_MM, 330 * EMU_PER_MM)
SIZES = {
    "1": LETTER,
    "2": LETTER,
    "5": (17 * EMU_PER_INCH // 2, 14 * EMU_PER_INCH),
    "8": (297 * EMU_PER_MM, 420 * EMU_PER_MM),
    "9": (210 * EMU_PER_MM, 297 * EMU_PER_MM),
    "10": (210 * EMU_PER_MM, 297 * EMU_PER_MM),
    "14": FOLIO,
    "41": FOLIO,
}
"""Width and height, upright, by Excel's code. Excel has no code for F4, which stands under that of
Folio (215.9 × 330.2 mm) and is a hair smaller. A printer's own sizes have
codes that mean nothing elsewhere."""

UNSAID_SIZE = "1"
"""Excel leaves the code of Letter out."""

MARGINS = {"left": 0.7, "top": 0.75, "right": 0.7, "bottom": 0.75}
"""In inches, where the sheet says nothing; from left to bottom, as in `PageSetup`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """The paper of a sheet, in EMU: `upright` is None where the sheet does not name a known one.

    `margins` are left, top, right and bottom.
    """

    upright: tuple[int, int] | None = None
    landscape: bool = False
    margins: tuple[int, int, int, int]

    def paper(self, usual: tuple[int, int]) -> tuple[int, int]:
        """Return width and height as the paper lies; `usual` is the size where none is named."""
        short, long = sorted(self.upright or usual)
        return (long, short) if self.landscape else (short, long)


def told_page(
    code: int, *, landscape: bool, margins: tuple[float, float, float, float]
) -> PageSetup:
    """Return how a sheet of a running Excel is printed, from its `PageSetup`.

    `code` is its `PaperSize`, whose numbers are those of the file format; margins are points, left,
    top, right and bottom.
    """
    left, top, right, bottom = (round(margin * EMU_PER_POINT) for margin in margins)
    return PageSetup(
        upright=SIZES.get(str(code)), landscape=landscape, margins=(left, top, right, bottom)
    )


def page_setup(sheet: Worksheet) -> PageSetup:
    """Return how a sheet is printed."""
    setup, margins = sheet.child("pageSetup"), sheet.child("pageMargins")
    said = {} if margins is None else margins.attributes
    left, top, right, bottom = (
        round(float(said.get(side, usual)) * EMU_PER_INCH) for side, usual in MARGINS.items()
    )
    chosen = {} if setup is None else setup.attributes
    code = "" if setup is None else chosen.get("paperSize", UNSAID_SIZE)
    return PageSetup(
        upright=SIZES.get(code),
        landscape=chosen.get("orientation") == "landscape",
        margins=(left, top, right, bottom),
    )
