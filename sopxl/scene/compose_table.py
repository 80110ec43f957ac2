"""The printed table on a page: title, headings, the words of every row, the page number."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from sopxl.layout.form import CELL_PADDING
from sopxl.layout.geometry import EMU_PER_POINT, Align, Box
from sopxl.layout.text import line_height, widest_part, width, wrap
from sopxl.scene.items import Cell
from sopxl.scene.row_words import RowWords, row_words
from sopxl.template.sop_ap import ACTORS_HEADING, STANDARDS, STEPS
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sopxl.layout.form import Form
    from sopxl.layout.plan import Layout, PlannedPage
    from sopxl.model.sop import Sop
    from sopxl.scene.projection import Projection

NUMBER, ACTIVITY, REMARKS = (STEPS.column(name).label for name in ("number", "activity", "remarks"))
STANDARD_HEADINGS = tuple(
    STEPS.column(name).label for name in ("requirements", "duration", "output")
)
UNNAMED = "(TANPA JUDUL)"
NUMBERED = "Nomor: {number}"
FOOTER = "Halaman {page} dari {pages}"
HEADER, HEADER_SHORT = "{title} ({number})", "{title}"
MARGIN_SIZE, SMALLEST_MARGIN = 8 * EMU_PER_POINT, 4 * EMU_PER_POINT
"""The letters in the margins above and below the table."""

SMALLEST_HEADING = 5 * EMU_PER_POINT
CENTRED = (0, 3)
"""The columns of `rows.texts` whose words stand in the middle: number and duration."""


@dataclass(frozen=True, slots=True)
class Table:
    """Writes the cells of the table; boxes are on the sheet until they are projected."""

    sop: Sop
    layout: Layout
    form: Form
    office: str

    def cells(self, page: PlannedPage, projection: Projection) -> tuple[Cell, ...]:
        """Return all cells of one page, from top to bottom."""
        top = projection.sheet_origin.y - sum(self.form.heading_rows)
        found: list[Cell] = []
        if page.number == 1:
            found += self._titles(top - sum(self.form.title_rows))
        found += self._headings(top)
        for step in range(page.first, page.last + 1):
            found += self._row(step)
        return tuple(_printed(cell, projection) for cell in found if cell.box.width)

    def margins(self, page: PlannedPage) -> Iterator[Cell]:
        """Write into the margins, on paper: which page it is, and from the second on of what."""
        form, identity = self.form, self.sop.identity
        words = FOOTER.format(page=page.number, pages=len(self.layout.pages))
        yield self._in_margin(words, form.paper[1] - form.margins.bottom, form.margins.bottom)
        if page.number > 1:
            header = HEADER if identity.number else HEADER_SHORT
            words = header.format(title=identity.title or UNNAMED, number=identity.number)
            yield self._in_margin(words, 0, form.margins.top)

    def _in_margin(self, words: str, top: int, tall: int) -> Cell:
        """Return one line in the middle of a margin, in letters in which it fits."""
        across, size = self.form.frame[0], MARGIN_SIZE
        while width(words, size) > across and size > SMALLEST_MARGIN:
            size -= EMU_PER_POINT // 2
        height = line_height(size)
        box = Box(self.form.margins.left, top + (tall - height) // 2, across, height)
        return Cell(box=box, lines=(words,), size=size, align=Align.CENTRE, border=False)

    def _titles(self, top: int) -> Iterator[Cell]:
        """Write title, office and number over the table, as the sheet does."""
        number = self.sop.identity.number
        words = (
            self.sop.identity.title.upper() or UNNAMED,
            self.office.upper(),
            NUMBERED.format(number=number) if number else "",
        )
        edges = accumulate(self.form.title_rows, initial=top)
        for index, (y, bottom) in enumerate(pairwise(edges)):
            if index < len(words):
                size = self.form.subtitle_size if index else self.form.title_size
                box = Box(self.form.left, y, self.form.width, bottom - y)
                yield _heading(words[index], box, size, border=False, shaded=False)

    def _headings(self, top: int) -> Iterator[Cell]:
        form = self.form
        edges = form.column_edges
        heights = form.heading_rows
        upper = heights[0] if len(heights) > 1 else 0
        whole, lower = sum(heights), sum(heights) - upper
        actors = len(form.actors)
        last = len(edges) - 2

        def cell(words: str, first: int, end: int, y: int, height: int) -> Cell:
            box = Box(edges[first], y, edges[end] - edges[first], height)
            return _heading(words, box, form.heading_size)

        yield cell(NUMBER, 0, 1, top, whole)
        yield cell(ACTIVITY, 1, 2, top, whole)
        if upper:
            if actors:
                yield cell(ACTORS_HEADING, 2, 2 + actors, top, upper)
            yield cell(STANDARDS, 2 + actors, last, top, upper)
        for column, name in enumerate(self._actor_names(), start=2):
            yield cell(name, column, column + 1, top + upper, lower)
        for column, name in enumerate(STANDARD_HEADINGS, start=2 + actors):
            yield cell(name, column, column + 1, top + upper, lower)
        yield cell(REMARKS, last, last + 1, top, whole)

    def _actor_names(self) -> Sequence[str]:
        names = [""] * len(self.form.actors)
        for actor, column in zip(self.sop.actors, self.form.actor_at, strict=False):
            names[column] = actor
        return names

    def _row(self, step: int) -> Iterator[Cell]:
        """Write the cells of one row; those of the actors are blank."""
        form = self.form
        y, bottom = self.layout.row_edges[step : step + 2]
        words = row_words(self.sop.steps[step], form, bottom - y)
        columns = [0, 1, *range(2 + len(form.actors), len(form.column_edges) - 1)]
        content = dict(zip(columns, enumerate(words), strict=True))
        blank = (0, RowWords((), form.text_size))
        for column, (left, right) in enumerate(pairwise(form.column_edges)):
            position, cell = content.get(column, blank)
            yield Cell(
                box=Box(left, y, right - left, bottom - y),
                lines=cell.lines,
                size=cell.size,
                align=Align.CENTRE if position in CENTRED else Align.LEFT,
            )


def _heading(words: str, box: Box, size: int, *, border: bool = True, shaded: bool = True) -> Cell:
    """Return a heading cell in the largest size at which its words fit the cell uncut."""
    across = max(EMU_PER_POINT, box.width - CELL_PADDING)
    lines = wrap(words, across, size, bold=True)
    while size > SMALLEST_HEADING and (
        len(lines) * line_height(size) > box.height or widest_part(words, size, bold=True) > across
    ):
        size -= EMU_PER_POINT // 2
        lines = wrap(words, across, size, bold=True)
    return Cell(
        box=box,
        lines=lines,
        size=size,
        bold=True,
        align=Align.CENTRE,
        border=border,
        shaded=shaded,
    )


def _printed(cell: Cell, projection: Projection) -> Cell:
    return Cell(
        box=projection.box(cell.box),
        lines=cell.lines,
        size=projection.length(cell.size),
        bold=cell.bold,
        align=cell.align,
        middle=cell.middle,
        border=cell.border,
        shaded=cell.shaded,
    )
