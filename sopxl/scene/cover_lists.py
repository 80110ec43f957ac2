"""The six lists of the cover: on it as long as they can be read there, else on further pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sopxl.layout.geometry import EMU_PER_POINT, Box
from sopxl.layout.text import wrap
from sopxl.scene.cover_cells import INSET, LINE, SIZE_STEP, TEXT_SIZE, label, pitch
from sopxl.scene.items import Cell
from sopxl.template.sop_ap import SOP_AP
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sopxl.model.identity import Identity

LEGAL_BASIS, QUALIFICATIONS, RELATED, EQUIPMENT, CAUTIONS, RECORDS = (
    SOP_AP.field(name).label
    for name in ("legal_basis", "qualifications", "related", "equipment", "cautions", "records")
)
ITEM = "{number}. {text}"
CONTINUED = "{label} (lanjutan)"

LEGIBLE_SIZE = 6 * EMU_PER_POINT
"""The smallest letters in which the lists are pressed onto one page."""

CONTINUED_SIZE = 9 * EMU_PER_POINT
"""Their letters where they take more pages anyway."""

FEWEST_LINES = 2

Named: TypeAlias = tuple[str, tuple[str, ...]]
"""A list with its label."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Two lists side by side, or the part of them that stands on one page."""

    labels: tuple[str, str]
    lines: tuple[tuple[str, ...], tuple[str, ...]]
    height: int


@dataclass(frozen=True, slots=True)
class Lists:
    """Writes the lists of an identity into two halves, one at each side of `middle`."""

    identity: Identity
    area: Box
    middle: int

    def pages(self, top: int, further_top: int) -> tuple[tuple[Cell, ...], ...]:
        """Return the cells page by page; they begin at `top`, on further pages at `further_top`."""
        bottom = self.area.bottom
        size, rows = TEXT_SIZE, self._rows(TEXT_SIZE)
        while sum(row.height for row in rows) > bottom - top and size > LEGIBLE_SIZE:
            size -= SIZE_STEP
            rows = self._rows(size)
        spare = (bottom - top - sum(row.height for row in rows)) // len(rows)
        if spare >= 0:
            return (tuple(self._cells(rows, top, size, spare)),)
        size = CONTINUED_SIZE
        parts = _parted(self._rows(size), bottom - top, bottom - further_top, pitch(size))
        tops = (top, *(further_top for _ in parts[1:]))
        return tuple(
            tuple(self._cells(page, start, size)) for page, start in zip(parts, tops, strict=True)
        )

    def _rows(self, size: int) -> list[_Row]:
        identity = self.identity
        rows: tuple[tuple[Named, Named], ...] = (
            ((LEGAL_BASIS, identity.legal_basis), (QUALIFICATIONS, identity.qualifications)),
            ((RELATED, identity.related), (EQUIPMENT, identity.equipment)),
            ((CAUTIONS, identity.cautions), (RECORDS, identity.records)),
        )
        return [self._row(left, right, size) for left, right in rows]

    def _row(self, left: Named, right: Named, size: int) -> _Row:
        (_, left_wide), (_, right_wide) = self._halves()
        lines = _numbered(left[1], left_wide, size), _numbered(right[1], right_wide, size)
        count = max(FEWEST_LINES, *map(len, lines))
        return _Row((left[0], right[0]), lines, LINE + count * pitch(size) + INSET)

    def _cells(self, rows: Sequence[_Row], top: int, size: int, spare: int = 0) -> Iterator[Cell]:
        y = top
        for row in rows:
            height = row.height + spare
            for (x, width), words, lines in zip(self._halves(), row.labels, row.lines, strict=True):
                yield label(words, Box(x, y, width, LINE))
                body = Box(x, y + LINE, width, height - LINE)
                yield Cell(box=body, lines=lines, size=size, middle=False)
            y += height

    def _halves(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return where each half begins and how wide it is."""
        area, middle = self.area, self.middle
        return (area.x, middle - area.x), (middle, area.right - middle)


def _parted(rows: Sequence[_Row], first: int, further: int, line: int) -> list[list[_Row]]:
    """Return the rows of each page, of which the first has so much room and all others so much."""
    pages: list[list[_Row]] = [[]]
    room = first
    for row in rows:
        left, right = row.lines
        done, count = 0, max(FEWEST_LINES, len(left), len(right))
        while done < count:
            taken = min((room - LINE - INSET) // line, count - done)
            if taken < min(FEWEST_LINES, count - done):
                pages.append([])
                room = further
                continue
            end = done + taken
            height = LINE + taken * line + INSET
            part = _Row(_labels(row, done), (left[done:end], right[done:end]), height)
            pages[-1].append(part)
            room, done = room - height, end
    return pages


def _labels(row: _Row, done: int) -> tuple[str, str]:
    """Return the labels of what is left of two lists; a list that has ended needs none."""
    if not done:
        return row.labels
    left, right = (
        CONTINUED.format(label=words) if lines[done:] else ""
        for words, lines in zip(row.labels, row.lines, strict=True)
    )
    return left, right


def _numbered(items: tuple[str, ...], width: int, size: int) -> tuple[str, ...]:
    """Return the lines of a list; a list of one needs no numbers."""
    if len(items) == 1:
        return wrap(items[0], width - 2 * INSET, size)
    return tuple(
        line
        for number, text in enumerate(items, start=1)
        for line in wrap(ITEM.format(number=number, text=text), width - 2 * INSET, size)
    )
