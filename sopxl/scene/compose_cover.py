"""The cover: the official head of the procedure, laid out as on the sheet Identitas."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from sopxl.layout.geometry import EMU_PER_MM, EMU_PER_POINT, Align, Box
from sopxl.layout.text import wrap
from sopxl.scene.items import Cell, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.layout.form import Form
    from sopxl.model.dates import FormDate
    from sopxl.model.identity import Identity

HEADING = "STANDAR OPERASIONAL PROSEDUR ADMINISTRASI PEMERINTAHAN"
UNIT, SUBUNIT = "Unit Kerja", "Subunit"
NUMBER, TITLE = "Nomor SOP", "Nama SOP"
CREATED, REVISED, EFFECTIVE = "Tanggal Pembuatan", "Tanggal Revisi", "Tanggal Efektif"
APPROVED, SIGNATURE, NAME, NIP = "Disahkan oleh", "Tanda tangan dan stempel", "Nama pejabat", "NIP"
LEGAL_BASIS, QUALIFICATIONS = "Dasar Hukum", "Kualifikasi Pelaksana"
RELATED, EQUIPMENT = "Keterkaitan", "Peralatan/Perlengkapan"
CAUTIONS, RECORDS = "Peringatan", "Pencatatan dan Pendataan"
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
DATE = "{day} {month} {year}"
ITEM = "{number}. {text}"

LEFT_SHARE, LABEL_SHARE = 54, 32
"""Percent: of the page for the left half, of a half for the labels in it."""
HEADING_HEIGHT, LINE, SIGNING = 10 * EMU_PER_MM, 7 * EMU_PER_MM, 17 * EMU_PER_MM
HEADING_SIZE, OFFICE_SIZE, TEXT_SIZE = 14 * EMU_PER_POINT, 13 * EMU_PER_POINT, 10 * EMU_PER_POINT
SMALLEST_SIZE, SIZE_STEP = 3 * EMU_PER_POINT, EMU_PER_POINT // 2
INSET = 2 * EMU_PER_MM
FEWEST_LINES = 2


@dataclass(frozen=True, slots=True)
class _Head:
    """The measures of the head: two halves side by side, lists below them."""

    identity: Identity
    office: str
    area: Box

    @property
    def middle(self) -> int:
        return self.area.x + self.area.width * LEFT_SHARE // 100

    def cells(self) -> Iterator[Cell]:
        area = self.area
        top = area.y + HEADING_HEIGHT
        yield _text(HEADING, Box(area.x, area.y, area.width, HEADING_HEIGHT), HEADING_SIZE)
        bottom = top + 8 * LINE + SIGNING
        yield from self._owner(top, bottom)
        yield from self._approval(top)
        yield from self._lists(bottom)

    def _owner(self, top: int, bottom: int) -> Iterator[Cell]:
        """Write office and unit at the left; over the office stays room for the emblem."""
        area, identity = self.area, self.identity
        width = self.middle - area.x
        units = bottom - 2 * LINE
        yield Cell(box=Box(area.x, top, width, units - top))
        third = (units - top) // 3
        office = Box(area.x, units - third, width, third)
        yield _text(self.office.upper(), office, OFFICE_SIZE)
        pairs = ((UNIT, identity.unit), (SUBUNIT, identity.subunit))
        for row, (label, value) in enumerate(pairs):
            yield from _pair(label, value, Box(area.x, units + row * LINE, width, LINE))

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
            yield from _pair(
                label, value, Box(self.middle, y, self.area.right - self.middle, height)
            )
            y += height

    def _lists(self, top: int) -> Iterator[Cell]:
        """Write the six lists in the largest letters in which they all fit."""
        identity = self.identity
        rows = (
            ((LEGAL_BASIS, identity.legal_basis), (QUALIFICATIONS, identity.qualifications)),
            ((RELATED, identity.related), (EQUIPMENT, identity.equipment)),
            ((CAUTIONS, identity.cautions), (RECORDS, identity.records)),
        )
        room = self.area.bottom - top
        size, heights = self._fitted([(left[1], right[1]) for left, right in rows], room)
        edges = accumulate(heights, initial=top)
        for y, height, pair in zip(edges, heights, rows, strict=False):
            for (x, width), (label, items) in zip(self._halves(), pair, strict=True):
                yield _label(label, Box(x, y, width, LINE))
                body = Box(x, y + LINE, width, height - LINE)
                lines = _numbered(items, width, size)
                yield Cell(box=body, lines=lines, size=size, middle=False)

    def _halves(self) -> tuple[tuple[int, int], tuple[int, int]]:
        return (self.area.x, self.middle - self.area.x), (
            self.middle,
            self.area.right - self.middle,
        )

    def _fitted(
        self, rows: list[tuple[tuple[str, ...], tuple[str, ...]]], room: int
    ) -> tuple[int, list[int]]:
        """Return the size of the letters and the heights of the rows, which fill the page."""
        size = TEXT_SIZE
        heights = self._heights(rows, size)
        while sum(heights) > room and size > SMALLEST_SIZE:
            size -= SIZE_STEP
            heights = self._heights(rows, size)
        spare = max(0, room - sum(heights)) // len(heights)
        return size, [height + spare for height in heights]

    def _heights(self, rows: list[tuple[tuple[str, ...], tuple[str, ...]]], size: int) -> list[int]:
        heights = []
        for pair in rows:
            counts = (
                len(_numbered(items, width, size))
                for (_, width), items in zip(self._halves(), pair, strict=True)
            )
            lines = max(FEWEST_LINES, *counts)
            heights.append(LINE + lines * _pitch(size) + INSET)
        return heights


def cover(identity: Identity, form: Form, office: str) -> Page:
    """Return the cover, page number 0; it shows no flow."""
    left, top, right, bottom = frame(form)
    area = Box(left, top, right - left, bottom - top)
    return Page(
        number=0,
        paper=form.paper,
        frame=(left, top, right, bottom),
        items=tuple(_Head(identity, office, area).cells()),
        cover=True,
    )


def frame(form: Form) -> tuple[int, int, int, int]:
    """Return the corners of what lies between the margins."""
    margins = form.margins
    right, bottom = form.paper[0] - margins.right, form.paper[1] - margins.bottom
    return margins.left, margins.top, right, bottom


def _text(words: str, box: Box, size: int) -> Cell:
    lines = wrap(words, box.width - 2 * INSET, size, bold=True)
    return Cell(box=box, lines=lines, size=size, bold=True, align=Align.CENTRE, border=False)


def _label(words: str, box: Box) -> Cell:
    size, lines = _fitting(words, box, bold=True)
    return Cell(box=box, lines=lines, size=size, bold=True, shaded=True)


def _pair(label: str, value: str, box: Box) -> Iterator[Cell]:
    """Write a label and its value side by side."""
    split = box.width * LABEL_SHARE // 100
    yield _label(label, Box(box.x, box.y, split, box.height))
    value_box = Box(box.x + split, box.y, box.width - split, box.height)
    size, lines = _fitting(value, value_box)
    yield Cell(box=value_box, lines=lines, size=size)


def _fitting(words: str, box: Box, *, bold: bool = False) -> tuple[int, tuple[str, ...]]:
    """Return the largest size at which words fit a box, and their lines."""
    size = TEXT_SIZE
    lines = wrap(words, box.width - 2 * INSET, size, bold=bold)
    while len(lines) * _pitch(size) > box.height and size > SMALLEST_SIZE:
        size -= SIZE_STEP
        lines = wrap(words, box.width - 2 * INSET, size, bold=bold)
    return size, lines


def _pitch(size: int) -> int:
    """Return the distance of two lines on paper, where no cell of a sheet rounds it."""
    return size * 6 // 5


def _numbered(items: tuple[str, ...], width: int, size: int) -> tuple[str, ...]:
    """Return the lines of a list; a list of one needs no numbers."""
    if len(items) == 1:
        return wrap(items[0], width - 2 * INSET, size)
    return tuple(
        line
        for number, text in enumerate(items, start=1)
        for line in wrap(ITEM.format(number=number, text=text), width - 2 * INSET, size)
    )


def _date(date: FormDate) -> str:
    """Return a date as the form shows it: «4 Mei 2026», or as typed where it could not be read."""
    if date.day is None:
        return date.text
    day = date.day
    return DATE.format(day=day.day, month=MONTHS[day.month - 1], year=day.year)
