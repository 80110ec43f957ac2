"""The cover: the official head of the procedure, laid out as on the sheet Identitas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.geometry import EMU_PER_MM, EMU_PER_POINT, Box
from sopxl.model.dates import indonesian
from sopxl.scene.cover_cells import LINE, TEXT_SIZE, heading, pair
from sopxl.scene.cover_lists import Lists
from sopxl.scene.items import Cell, Page
from sopxl.template.sop_ap import FORM_TITLE, SIGNATURE, SOP_AP
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.layout.form import Form
    from sopxl.model.dates import FormDate
    from sopxl.model.identity import Identity

HEADING = FORM_TITLE.upper()
UNIT, SUBUNIT, NUMBER, TITLE, CREATED, REVISED, EFFECTIVE, APPROVED, NAME, NIP = (
    SOP_AP.field(name).label
    for name in (
        *("unit", "subunit", "number", "title", "created", "revised", "effective"),
        *("approver.position", "approver.name", "approver.nip"),
    )
)
FURTHER = "IDENTITAS SOP (LANJUTAN): {title}"
UNNAMED = "(TANPA JUDUL)"

LEFT_SHARE = 54
"""Percent of the page, for its left half."""
HEADING_HEIGHT, SIGNING = 10 * EMU_PER_MM, 17 * EMU_PER_MM
HEADING_SIZE, OFFICE_SIZE = 14 * EMU_PER_POINT, 13 * EMU_PER_POINT


@dataclass(frozen=True, slots=True)
class _Head:
    """The measures of the head: two halves side by side."""

    identity: Identity
    office: str
    area: Box

    @property
    def middle(self) -> int:
        return self.area.x + self.area.width * LEFT_SHARE // 100

    @property
    def bottom(self) -> int:
        """Where the head ends and the lists begin."""
        return self.area.y + HEADING_HEIGHT + 8 * LINE + SIGNING

    def cells(self) -> Iterator[Cell]:
        area = self.area
        top, bottom = area.y + HEADING_HEIGHT, self.bottom
        yield heading(HEADING, Box(area.x, area.y, area.width, HEADING_HEIGHT), HEADING_SIZE)
        yield from self._owner(top, bottom)
        yield from self._approval(top)

    def _owner(self, top: int, bottom: int) -> Iterator[Cell]:
        """Write office and unit at the left; over the office stays room for the emblem."""
        area, identity = self.area, self.identity
        width = self.middle - area.x
        units = bottom - 2 * LINE
        yield Cell(box=Box(area.x, top, width, units - top))
        third = (units - top) // 3
        office = Box(area.x, units - third, width, third)
        yield heading(self.office.upper(), office, OFFICE_SIZE)
        pairs = ((UNIT, identity.unit), (SUBUNIT, identity.subunit))
        for row, (label, value) in enumerate(pairs):
            yield from pair(label, value, Box(area.x, units + row * LINE, width, LINE))

    def _approval(self, top: int) -> Iterator[Cell]:
        identity, approver = self.identity, self.identity.approver
        rows = (
            (NUMBER, identity.number, LINE),
            (CREATED, _date(identity.created), LINE),
            (REVISED, _date(identity.revised), LINE),
            (EFFECTIVE, _date(identity.effective), LINE),
            (APPROVED, approver.position, LINE),
            (SIGNATURE, "", SIGNING),
            (NAME, approver.name, LINE),
            (NIP, approver.nip, LINE),
            (TITLE, identity.title, LINE),
        )
        y = top
        for label, value, height in rows:
            yield from pair(
                label, value, Box(self.middle, y, self.area.right - self.middle, height)
            )
            y += height


def covers(identity: Identity, form: Form, office: str) -> tuple[Page, ...]:
    """Return the cover and the pages on which its lists go on, all number 0 and without flow."""
    left, top, right, bottom = frame(form)
    area = Box(left, top, right - left, bottom - top)
    head = _Head(identity, office, area)
    lists = Lists(identity, area, head.middle).pages(head.bottom, top + HEADING_HEIGHT)
    title = FURTHER.format(title=identity.title.upper() or UNNAMED)
    again = heading(title, Box(left, top, area.width, HEADING_HEIGHT), TEXT_SIZE)
    return tuple(
        Page(
            number=0,
            paper=form.paper,
            frame=(left, top, right, bottom),
            items=(*((again,) if page else head.cells()), *cells),
            cover=True,
        )
        for page, cells in enumerate(lists)
    )


def frame(form: Form) -> tuple[int, int, int, int]:
    """Return the corners of what lies between the margins."""
    margins = form.margins
    right, bottom = form.paper[0] - margins.right, form.paper[1] - margins.bottom
    return margins.left, margins.top, right, bottom


def _date(date: FormDate) -> str:
    """Return a date as the form shows it: «4 Mei 2026», or as typed where it could not be read."""
    return indonesian(date.day) if date.day else date.text
