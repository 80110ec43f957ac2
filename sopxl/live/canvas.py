"""A worksheet in a running Excel to draw on: measured, drawn and cleared by the macro `SopxlDraw`.

One call measures, one writes the draw list, one carries it out. What a drawing changes of the sheet
besides shapes is remembered just as in a workbook that was drawn on while closed, so that each can
take back what the other drew.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sopxl.backends.drawlist import commands as drawlist
from sopxl.backends.drawlist.canvas import render
from sopxl.live.moved import ROUNDING, followed, moved_rows
from sopxl.live.told import RECORD
from sopxl.scene import EMU_PER_POINT
from sopxl.scene.sheet import BLANK_COLUMN, BLANK_ROW, SheetGrid
from sopxl.template.sop_ap import DRAW_LIST
from sopxl.values import dataclass
from sopxl.workbook.drawing.geometry import SheetGeometry
from sopxl.workbook.drawing.memory import (
    MEMORY,
    Memory,
    PrintMemory,
    RowMemory,
    memory_from,
    place_notes,
)
from sopxl.workbook.drawing.paper import told_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sopxl.backends.drawlist.commands import Command
    from sopxl.live.macros import Macros
    from sopxl.pipeline.drawing.sheet_scene import SheetScene
    from sopxl.scene.style import Looks
    from sopxl.workbook.drawing.paper import PageSetup

DRAWING, CLEARING = "Gambar", "Hapus Gambar"
"""What is undone, in Excel's menu."""

LANDSCAPE = "2"
"""Excel's number for paper that lies on its long side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """A sheet as the macro `MeasureSheet` found it.

    `columns` and `rows` are edges in points, `breaks` the rows that begin a page by hand, `scale`
    is the print scale in percent, 0 where the sheet is fitted to pages, `page` how the sheet is
    printed, `print_end` the last row of its print area, 0 where that is not one piece, `memory`
    what the last drawing changed, by the rows as they are now, `moved` those by the rows that it
    knew, and `drawing` where it is now (`live/earlier.py` reads that). Rows count from 1.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    breaks: tuple[int, ...]
    scale: int
    page: PageSetup
    print_end: int
    memory: Memory
    drawing: str
    moved: Mapping[int, int]

    @classmethod
    def told(cls, answer: str) -> Measures:
        """Return what the macro answered."""
        answer, _, drawing = answer.partition(RECORD)
        columns, rows, breaks, scale, page, print_end, memory = answer.split("|", 6)
        paper, orientation, *margins = page.split()
        left, top, right, bottom = map(float, margins)
        edges, remembered = tuple(map(float, rows.split())), memory_from(memory)
        heights = [below - above for above, below in pairwise(edges)]
        moved = moved_rows(remembered.rows, heights)
        return cls(
            columns=tuple(map(float, columns.split())),
            rows=edges,
            breaks=tuple(map(int, breaks.split())),
            scale=int(scale),
            page=told_page(
                int(paper),
                landscape=orientation == LANDSCAPE,
                margins=(left, top, right, bottom),
            ),
            print_end=int(print_end),
            memory=followed(remembered, moved),
            drawing=drawing,
            moved=moved,
        )

    def height(self, row: int) -> float:
        """Return how high a row is now, in points."""
        return self.rows[row] - self.rows[row - 1]

    def undrawn_rows(self) -> dict[int, float]:
        """Return the heights that our drawing changed, as they were; 0 where Excel had chosen.

        Rows that somebody has given another height since then are theirs.
        """
        return {
            row.number: float(row.height or 0)
            for row in self.memory.rows
            if row.number < len(self.rows)
            and abs(self.height(row.number) - float(row.drawn)) < ROUNDING
        }

    def undrawn_scale(self) -> int:
        """Return the print scale before our drawing; what somebody has set since then stays."""
        printing = self.memory.printing
        if printing is None or str(self.scale) != printing.drawn:
            return self.scale
        return 0 if printing.fit else int(printing.scale or 100)

    def undrawn_print_end(self) -> int | None:
        """Return the last row of the print area before our drawing ended it, None if it did not.

        What somebody has set since then stays.
        """
        area = self.memory.area
        return area.before if area and area.drawn == self.print_end else None

    def geometry(self) -> SheetGeometry:
        """Return the measures of the sheet as they are without our drawing."""
        undrawn = self.undrawn_rows()
        heights = (
            undrawn.get(row) or below - above
            for row, (above, below) in enumerate(pairwise(self.rows), start=1)
        )
        return SheetGeometry(
            columns=tuple(_emu(right - left) for left, right in pairwise(self.columns)),
            rows=tuple(map(_emu, heights)),
            blank_column=BLANK_COLUMN,
            blank_row=BLANK_ROW,
            first_id=1,
            page=self.page,
            breaks=self.own_breaks(),
        )

    def grid(self) -> SheetGrid:
        """Return the columns and rows as they are now."""
        return SheetGrid(tuple(map(_emu, self.columns)), tuple(map(_emu, self.rows)))

    def own_breaks(self) -> tuple[int, ...]:
        """Return the rows after which the user ends a page."""
        return tuple(row - 1 for row in self.breaks if row - 1 not in self.memory.breaks)


@dataclass(frozen=True, slots=True)
class SheetCanvas:
    """One sheet of an open workbook."""

    sheet: str
    macros: Macros

    def measure(self, columns: int, rows: int, draw_list: str = DRAW_LIST) -> Measures:
        """Return the measures of so many columns and rows, in one call.

        The sheet for the draw list is made ready; without its name the workbook stays as it is.
        """
        area = (str(columns), str(rows), MEMORY)
        return Measures.told(
            self.macros.heard("SopxlDraw.MeasureSheet", self.sheet, draw_list, *area)
        )

    def draw(self, drawing: SheetScene, measures: Measures, looks: Looks) -> int:
        """Draw in the place of an earlier drawing of ours; return how many shapes there are.

        When Excel refuses a part of it, the sheet stays as it was and MacroError goes on.
        """
        shapes = render(drawing.scene, drawing.grid, looks)
        commands = (drawlist.clear(), *_prepare(drawing, measures), *shapes)
        return self.carry_out(commands, DRAWING)

    def clear(self, measures: Measures) -> None:
        """Take our drawing away and give the sheet back what it changed."""
        rows = (drawlist.row_height(*row) for row in measures.undrawn_rows().items())
        breaks = (drawlist.page_break(row + 1, wanted=False) for row in measures.memory.breaks)
        scale = _scale(measures.undrawn_scale(), measures)
        area = _print_end(measures)
        self.carry_out((drawlist.clear(), *rows, *breaks, *scale, *area), CLEARING)

    def carry_out(self, commands: Iterable[Command], title: str) -> int:
        """Carry out commands as one action that the user can undo under its title."""
        count = self.macros.write(drawlist.rows(commands))
        return int(self.macros.run("SopxlDraw.DrawList", self.sheet, DRAW_LIST, count, title))


def _prepare(drawing: SheetScene, measures: Measures) -> Iterator[Command]:
    """Yield what gives the sheet the heights, breaks and scale of the drawing.

    The memory comes first, so that whatever follows can be taken back.
    """
    heights = {row: emu / EMU_PER_POINT for row, emu in drawing.row_heights.items()}
    yield drawlist.memory(MEMORY, _memory(drawing, heights, measures).to_text())
    for name, text in place_notes(drawing.places):
        yield drawlist.memory(name, text)
    for row, height in {**measures.undrawn_rows(), **heights}.items():
        yield drawlist.row_height(row, height)
    for row in sorted(set(measures.memory.breaks) - set(drawing.breaks)):
        yield drawlist.page_break(row + 1, wanted=False)
    for row in drawing.breaks:
        yield drawlist.page_break(row + 1, wanted=True)
    yield from _scale(drawing.scale, measures)
    yield from _print_end(measures)


def _scale(wanted: int, measures: Measures) -> tuple[Command, ...]:
    """Return what sets the print scale; Excel is slow at it, so only where it differs."""
    return (drawlist.scale(wanted),) if wanted != measures.scale else ()


def _print_end(measures: Measures) -> tuple[Command, ...]:
    """Return what gives the print area the rows back that a drawing in the file took from it.

    In a running Excel the next step is typed below at any moment, and must be printed.
    """
    before = measures.undrawn_print_end()
    return () if before is None else (drawlist.print_end(before),)


def _memory(drawing: SheetScene, heights: Mapping[int, float], measures: Measures) -> Memory:
    """Return what the drawing changes, as it was; breaks that are there already are not ours."""
    undrawn, scale = measures.undrawn_rows(), measures.undrawn_scale()
    theirs = measures.own_breaks()
    return Memory(
        rows=tuple(
            _remembered(row, height, undrawn.get(row, measures.height(row)))
            for row, height in sorted(heights.items())
        ),
        breaks=tuple(row for row in drawing.breaks if row not in theirs),
        printing=PrintMemory(
            drawn=str(drawing.scale), scale=str(scale or 100), fit=None if scale else "1"
        ),
    )


def _remembered(row: int, drawn: float, before: float) -> RowMemory:
    if not before:
        return RowMemory(row, f"{drawn:g}")
    return RowMemory(row, f"{drawn:g}", f"{before:g}", "1")


def _emu(points: float) -> int:
    return round(points * EMU_PER_POINT)
