"""A worksheet part: its children, its rows, and where a new child belongs."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sopxl.model.errors import UserError
from sopxl.values import dataclass
from sopxl.workbook.package.markup import Edit, Element, appended, outline, prefix_of, spliced
from sopxl.workbook.package.parts import OFFICE, SPREADSHEET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CHILD, DEPTH = 2, 3
"""The worksheet, its children, and theirs: rows, breaks, columns; not the cells."""

SEQUENCE = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
    *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState"),
    *("dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting"),
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup"),
    *("headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches"),
    *("ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF"),
    *("picture", "oleObjects", "controls"),
    # In Excel's own files this wraps oleObjects or controls.
    "AlternateContent",
    *("webPublishItems", "tableParts", "extLst"),
)
"""The children of a worksheet stand in a fixed sequence (ISO 29500-1, 18.3.1.99)."""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The bytes of a worksheet part with its elements down to the rows."""

    part: bytes
    elements: tuple[Element, ...]

    @classmethod
    @lru_cache(maxsize=4)
    def read(cls, part: bytes) -> Worksheet:
        """Return the worksheet in a part; raises UserError for a dialog, a macro sheet, a chart.

        The last parts read are remembered: a large sheet takes a second to search, and is asked
        for again at each step of a change.
        """
        elements = outline(part, DEPTH)
        if elements[0].name != f"{{{SPREADSHEET}}}worksheet":
            raise UserError(
                "Lembar ini bukan lembar kerja biasa.",
                "Pindahkan isinya ke lembar kerja biasa dengan nama yang sama.",
                "no-worksheet",
            )
        return cls(part, elements)

    def edited(self, edits: Iterable[Edit]) -> Worksheet:
        """Return the worksheet with edits made."""
        return Worksheet.read(spliced(self.part, edits))

    def child(self, name: str) -> Element | None:
        """Return the child of this name, if there is one."""
        return next((e for e in self.elements if e.depth == CHILD and e.local == name), None)

    def children_of(self, parent: Element | None) -> tuple[Element, ...]:
        """Return what stands directly in a child, or nothing where there is no such child."""
        if parent is None:
            return ()
        return tuple(element for element in self.elements if parent.holds(element))

    def rows(self) -> Mapping[int, Element]:
        """Return the rows that are written in the file, by their number."""
        rows: dict[int, Element] = {}
        number = 0
        for element in self.children_of(self.child("sheetData")):
            number = int(element.attributes.get("r", number + 1))
            rows[number] = element
        return rows

    def tag(self, name: str, attributes: str) -> bytes:
        """Return an element without content, written with the sheet's own prefix."""
        return f"<{self.prefix}{name} {attributes}/>".encode()

    def insertion(self, name: str, content: bytes) -> Edit:
        """Return the edit that puts the child `name` in its place in the sequence."""
        children = (element for element in self.elements if element.depth == CHILD)
        behind = SEQUENCE[SEQUENCE.index(name) + 1 :]
        follower = next((child for child in children if child.local in behind), None)
        if follower is None:
            return appended(self.part, self.elements[0], content)
        return Edit(follower.start, follower.start, content)

    @property
    def prefix(self) -> str:
        """The prefix of the sheet's elements with its colon, mostly nothing."""
        return prefix_of(self.part, self.elements[0])

    @property
    def drawing_key(self) -> str | None:
        """The key of the relationship to the drawing part, if the sheet has one."""
        element = self.child("drawing")
        return None if element is None else element.attributes.get(f"{{{OFFICE}}}id")
