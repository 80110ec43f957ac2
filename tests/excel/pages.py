"""What pyOpenVBA lacks of Excel's pages and add-ins: the print scale, page breaks, `IsAddin`."""

from __future__ import annotations

from pathlib import Path

from pyopenvba.apps.excel import Range, Workbook, Worksheet
from pyopenvba.interpreter._objects import MemberSpec, VBAObject, member, setter
from pyopenvba.interpreter._values import VBAInt, error, to_number

MANUAL, NONE = -4135, -4142
SMALLEST_SCALE, LARGEST_SCALE = 10, 400
BREAKS: dict[int, tuple[Worksheet, set[int]]] = {}
SCALES: dict[int, tuple[Worksheet, object]] = {}


class PageSetup(VBAObject):
    """The page set-up of one sheet, as far as macros of ours touch it."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet

    @member
    def Zoom(self) -> object:  # noqa: N802
        _, scale = SCALES.get(id(self.sheet), (self.sheet, 100))
        return scale if isinstance(scale, bool) else VBAInt(int(to_number(scale)), "Long")

    @setter("Zoom")
    def _set_zoom(self, value: object) -> None:
        if value is not False and not SMALLEST_SCALE <= to_number(value) <= LARGEST_SCALE:
            raise error(1004, "Unable to set the Zoom property of the PageSetup class")
        SCALES[id(self.sheet)] = (self.sheet, value)


def breaks(sheet: Worksheet) -> set[int]:
    """Return the rows above which a page was broken by hand."""
    return BREAKS.setdefault(id(sheet), (sheet, set()))[1]


def _page_break(rows: Range) -> object:
    row = int(to_number(rows.vba_get("Row")))
    return VBAInt(MANUAL if row in breaks(rows.sheet) else NONE, "Long")


def _set_page_break(rows: Range, value: object) -> None:
    row = int(to_number(rows.vba_get("Row")))
    match int(to_number(value)):
        case -4135:
            breaks(rows.sheet).add(row)
        case -4142:
            breaks(rows.sheet).discard(row)
        case _:
            raise error(1004, "Unable to set the PageBreak property of the Range class")


def install() -> None:
    """Teach pyOpenVBA's classes the members above."""
    BREAKS.clear()
    SCALES.clear()
    is_addin = MemberSpec(
        "IsAddin", "property", getter=lambda book: Path(book.name).suffix == ".xlam"
    )
    Workbook._vba_members["isaddin"] = is_addin
    Worksheet._vba_members["pagesetup"] = MemberSpec("PageSetup", "property", getter=PageSetup)
    Range._vba_members["pagebreak"] = MemberSpec(
        "PageBreak", "property", getter=_page_break, setter=_set_page_break
    )
