"""From a procedure to its drawing: rows, pages, pentagons, arrows."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from sopxl.layout import bands, captions, rows
from sopxl.layout.geometry import Shape
from sopxl.layout.names import Names
from sopxl.layout.offpage import Cuts
from sopxl.layout.page import PageBuilder, PageTask
from sopxl.layout.pages import Breaks, Room
from sopxl.layout.placement import place, size
from sopxl.layout.plan import Layout
from sopxl.model.flow import Flow
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.layout.form import Form
    from sopxl.layout.offpage import Pentagon
    from sopxl.layout.placement import Standing
    from sopxl.layout.plan import PlannedPage
    from sopxl.model.flow import Way
    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop, Step

SMALLEST_SCALE, FULL_SCALE = 10, 100
"""The print scales that Excel knows, in percent."""
PRINTER_RESERVE = 0.99
"""Printers differ a little; a page filled to the last point would be broken by Excel once more."""
WORTH_ONE_PAGE, LEGIBLE_SCALE = 0.85, 60
"""How much smaller than the width allows a procedure is printed for it to fit one page: pentagons
and a page turned cost the reader more. Below that scale its letters are under 6 points."""

MOST_CAPTION_LINES = 6


def lay_out(sop: Sop, form: Form, settings: Settings) -> Layout:
    """Return where everything stands; a step without a known actor gets a row and no symbol."""
    flow = Flow(sop)
    standings = place(sop, form, flow)
    ways = tuple(
        way for way in flow.ways if standings[way.source].columns and standings[way.target].columns
    )
    heights = tuple(rows.height(step, form) for step in sop.steps)
    cuts = Cuts(ways, standings, len(form.actors), settings)
    matter = _Matter(sop.steps, form, standings, ways, heights, cuts)
    breaks = Breaks(sop.steps, heights, ways, cuts.may_stand_beside, form.ends)
    paging = _Paging(matter, breaks.best(matter.room(bands.USUAL_LINES)))
    for lines in range(bands.USUAL_LINES + 1, MOST_CAPTION_LINES):
        if paging.fits:
            break
        paging = _Paging(matter, breaks.best(matter.room(lines)))
    return paging.layout()


@dataclass(frozen=True, slots=True)
class _Matter:
    """What is laid out, whatever the pages will be."""

    steps: tuple[Step, ...]
    form: Form
    standings: Sequence[Standing]
    ways: tuple[Way, ...]
    heights: tuple[int, ...]
    cuts: Cuts

    @property
    def scale(self) -> int:
        """The print scale: the table fills the width, and the tallest row fits a page.

        No row makes the letters of all pages too small to be read. The scale is a little smaller
        where the whole procedure then fits one page.
        """
        across, down = self.form.frame
        percent = across * 100 * 100 // max(1, self.form.width * (100 + self.form.widening))
        tallest = max(self.heights, default=0) + 2 * bands.level_height(bands.USUAL_LINES)
        down_percent = down * 100 // (self.form.first_row + tallest)
        percent = min(FULL_SCALE, percent, max(LEGIBLE_SCALE, down_percent))
        whole = max(1, self.form.first_row + sum(self.heights))
        one_page = int(down * 100 * PRINTER_RESERVE) // whole
        if not self.form.ends and one_page >= max(LEGIBLE_SCALE, percent * WORTH_ONE_PAGE):
            percent = min(percent, one_page)
        return max(SMALLEST_SCALE, percent)

    @property
    def capacity(self) -> int:
        """The height for activity rows on a page that has only headings besides."""
        height = int(self.form.frame[1] * 100 * PRINTER_RESERVE) // self.scale
        return height - sum(self.form.heading_rows)

    def room(self, caption_lines: int) -> Room:
        """Return what a page holds when captions have so many lines."""
        return Room(
            first=self.capacity - sum(self.form.title_rows),
            further=self.capacity,
            level=bands.level_height(caption_lines),
            beside=bands.beside_height(caption_lines),
            columns=max(1, len(self.form.actors)),
            pair=self.cuts.pair,
        )


class _Paging:
    """One way of breaking the rows into pages, with its pentagons and the heights they need."""

    def __init__(self, matter: _Matter, pages: tuple[range, ...]) -> None:
        self._matter = matter
        self._pages = pages
        self._page_of = [number for number, page in enumerate(pages) for _ in page]
        self._pentagons = matter.cuts.made(self._page_of, pages)
        self._captions = {pentagon: self._caption(pentagon) for pentagon in self._pentagons}
        self._head = [self._levels(number, entry=True) for number in range(len(pages))]
        self._foot = [self._levels(number, entry=False) for number in range(len(pages))]
        self._heights = self._row_heights()

    @property
    def fits(self) -> bool:
        """Whether the rows, with all pentagons in them, still fit their pages."""
        titles = sum(self._matter.form.title_rows)
        return all(
            sum(self._heights[page.start : page.stop])
            <= self._matter.capacity - (0 if number else titles)
            or len(page) == 1
            for number, page in enumerate(self._pages)
        )

    def layout(self) -> Layout:
        """Draw all pages."""
        form = self._matter.form
        edges = tuple(accumulate(self._heights, initial=form.first_row))
        names = Names(self._matter.steps)
        return Layout(
            row_heights=tuple(self._heights),
            first_row=form.first_row,
            scale=self._matter.scale,
            pages=tuple(self._page(number, edges, names) for number in range(len(self._pages))),
        )

    def _page(self, number: int, edges: Sequence[int], names: Names) -> PlannedPage:
        rows_of_page = self._pages[number]
        pentagons = tuple(p for p in self._pentagons if p.page == number)
        task = PageTask(
            number=number,
            rows=rows_of_page,
            row_edges=edges,
            head=self._head[number],
            foot=self._foot[number],
            pentagons=pentagons,
            captions=tuple(self._captions[pentagon] for pentagon in pentagons),
            ways=tuple(
                way
                for way in self._matter.ways
                if way.source in rows_of_page and way.target in rows_of_page
            ),
        )
        matter = self._matter
        return PageBuilder(matter.steps, matter.form, matter.standings, task, names).build()

    def _caption(self, pentagon: Pentagon) -> tuple[str, ...]:
        text = captions.caption(pentagon, self._matter.steps, self._page_of)
        width = self._matter.form.actors[pentagon.column]
        if self._arrows_pass(pentagon):
            return captions.lines(text, size(Shape.PROCESS, width)[0])
        return captions.lines(text, width - captions.MARGIN)

    def _arrows_pass(self, pentagon: Pentagon) -> bool:
        """Tell whether arrows may have to pass a caption where only a symbol's gap is left.

        Beside the outer columns there is nothing else, and below an inner level of pentagons all
        arrows to the next level pass.
        """
        if pentagon.beside is not None:
            return pentagon.column in (0, len(self._matter.form.actors) - 1)
        return any(
            (other.page, other.entry, other.beside) == (pentagon.page, pentagon.entry, None)
            and other.level > pentagon.level
            for other in self._pentagons
        )

    def _levels(self, page: int, *, entry: bool) -> tuple[int, ...]:
        return bands.levels(
            (pentagon.level, len(self._captions[pentagon]))
            for pentagon in self._pentagons
            if (pentagon.page, pentagon.entry, pentagon.beside) == (page, entry, None)
        )

    def _row_heights(self) -> list[int]:
        heights = [*self._matter.heights]
        for pentagon in self._pentagons:
            if pentagon.beside is not None:
                needed = bands.beside_height(len(self._captions[pentagon]))
                heights[pentagon.beside] = max(heights[pentagon.beside], needed)
        for page, head, foot in zip(self._pages, self._head, self._foot, strict=True):
            if page:
                heights[page.start] += sum(head)
                heights[page.stop - 1] += sum(foot)
        return [rows.whole_pixels(height) for height in heights]
