"""What pyOpenVBA lacks of Excel's pages and add-ins: the page set-up, page breaks, `IsAddin`.

What a file says of them is read from its part; what macros set stands beside it.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree
from pyopenvba.apps.excel import Range, Workbook, Worksheet
from pyopenvba.interpreter._objects import MemberSpec, VBAObject, member, setter
from pyopenvba.interpreter._values import VBAInt, error, to_number

MANUAL, NONE = -4135, -4142
SMALLEST_SCALE, LARGEST_SCALE = 10, 400
PORTRAIT, LANDSCAPE = 1, 2
POINTS_TO_THE_INCH = 72
WORKBOOK = "xl/workbook.xml"
MARGINS = {"LeftMargin": 0.7, "TopMargin": 0.75, "RightMargin": 0.7, "BottomMargin": 0.75}
"""In inches, where a file says nothing."""

BREAKS: dict[int, tuple[Worksheet, set[int]]] = {}
SETTINGS: dict[int, tuple[Worksheet, dict[str, object]]] = {}


class PageSetup(VBAObject):
    """The page set-up of one sheet, as far as macros of ours touch it."""

    vba_library = "excel"

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.said = SETTINGS.setdefault(id(sheet), (sheet, _said(sheet)))[1]

    @member
    def Zoom(self) -> object:  # noqa: N802
        return self.said["Zoom"]

    @setter("Zoom")
    def _set_zoom(self, value: object) -> None:
        if value is not False and not SMALLEST_SCALE <= to_number(value) <= LARGEST_SCALE:
            raise error(1004, "Unable to set the Zoom property of the PageSetup class")
        self.said["Zoom"] = value if value is False else VBAInt(int(to_number(value)), "Long")

    @member
    def PrintArea(self) -> object:  # noqa: N802
        return self.said["PrintArea"]

    @setter("PrintArea")
    def _set_print_area(self, value: object) -> None:
        self.said["PrintArea"] = str(value)


def _said(sheet: Worksheet) -> dict[str, object]:
    """Return what the file says of a sheet's pages, in the words of Excel's object model."""
    setup, margins, fit = (
        _element(sheet, name) for name in ("pageSetup", "pageMargins", "pageSetUpPr")
    )
    scale = VBAInt(int(setup.get("scale", "100")), "Long")
    landscape = setup.get("orientation") == "landscape"
    return {
        "PrintArea": _print_area(sheet),
        "Zoom": False if fit.get("fitToPage") in {"1", "true"} else scale,
        "PaperSize": VBAInt(int(setup.get("paperSize", "1")), "Long"),
        "Orientation": VBAInt(LANDSCAPE if landscape else PORTRAIT, "Long"),
    } | {
        name: float(margins.get(name.removesuffix("Margin").lower(), usual)) * POINTS_TO_THE_INCH
        for name, usual in MARGINS.items()
    }


def _print_area(sheet: Worksheet) -> str:
    """Return the print area without the name of its sheet, as Excel tells it."""
    package = sheet.book.package
    if package is None or not package.has(WORKBOOK):
        return ""
    root = etree.fromstring(package.read(WORKBOOK))
    titles = [one.get("name") for one in root.iter("{*}sheet")]
    for named in root.iter("{*}definedName"):
        index = named.get("localSheetId")
        ours = index is not None and titles[int(index)] == sheet.name
        if ours and named.get("name") == "_xlnm.Print_Area":
            return (named.text or "").rpartition("!")[2]
    return ""


def _element(sheet: Worksheet, name: str) -> etree._Element:
    package = sheet.book.package
    if package is None or not sheet.part_name or not package.has(sheet.part_name):
        return etree.Element(name)
    root = etree.fromstring(package.read(sheet.part_name))
    return next(root.iter(f"{{*}}{name}"), etree.Element(name))


def breaks(sheet: Worksheet) -> set[int]:
    """Return the rows above which a page was broken by hand."""
    if id(sheet) not in BREAKS:
        ends = {int(one.get("id")) for one in _element(sheet, "rowBreaks")}
        BREAKS[id(sheet)] = (sheet, {row + 1 for row in ends})
    return BREAKS[id(sheet)][1]


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
    SETTINGS.clear()
    is_addin = MemberSpec(
        "IsAddin", "property", getter=lambda book: Path(book.name).suffix == ".xlam"
    )
    Workbook._vba_members["isaddin"] = is_addin
    Worksheet._vba_members["pagesetup"] = MemberSpec("PageSetup", "property", getter=PageSetup)
    for name in ("PaperSize", "Orientation", *MARGINS):
        PageSetup._vba_members[name.lower()] = MemberSpec(
            name, "property", getter=lambda page, name=name: page.said[name]
        )
    Range._vba_members["pagebreak"] = MemberSpec(
        "PageBreak", "property", getter=_page_break, setter=_set_page_break
    )
