"""Drawing with matplotlib's Agg, without pyplot and without a screen; loaded by `png`."""

from __future__ import annotations

import math
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextToPath
from matplotlib.transforms import Affine2D

from sopxl.backends.lettering import LEFT_OF_PLACE, lines_of
from sopxl.backends.outlines import arrow_head, outline, shaft
from sopxl.backends.runs import runs
from sopxl.backends.stack import stacked
from sopxl.backends.typeface import BOLD, FURTHER, REGULAR
from sopxl.scene import EMU_PER_POINT, Align, Cell, Label, replay
from sopxl.scene.style import ARROW_HEAD, CELL_LINE, INK, PAPER, SHADE

if TYPE_CHECKING:
    from matplotlib.artist import Artist

    from sopxl.backends.lettering import Line
    from sopxl.backends.outlines import Outline
    from sopxl.backends.runs import Run
    from sopxl.scene import Edge, Node, Page, Scene
    from sopxl.scene.style import Looks

EMU_PER_INCH = 72 * EMU_PER_POINT
LONGEST, LARGEST = 60_000, 50_000_000
"""In dots: Agg draws at most 65,535 in each direction; so many in all fill 200 megabytes."""

FONTS = {font: FontProperties(fname=font) for font in (REGULAR, BOLD, FURTHER)}
ALIGNMENTS: dict[Align, Literal["left", "center", "right"]] = {
    Align.LEFT: "left",
    Align.CENTRE: "center",
    Align.RIGHT: "right",
}
BLACK, WHITE, GREY = f"#{INK}", f"#{PAPER}", f"#{SHADE}"


def drawn(scene: Scene, dots_per_inch: int, looks: Looks) -> bytes:
    """Return a PNG file of all pages of `scene`."""
    stack = stacked(scene.pages)
    width, height = stack.width / EMU_PER_INCH, stack.height / EMU_PER_INCH
    figure = Figure(figsize=(width, height), facecolor=GREY)
    for page, x, y in stack.places:
        replay(page, PngCanvas(figure, page, (x, y), looks))
    dots = min(dots_per_inch, LONGEST / max(width, height), math.sqrt(LARGEST / (width * height)))
    file = BytesIO()
    # Without the name of its maker and version the file is the same on every machine.
    FigureCanvasAgg(figure)
    figure.savefig(file, format="png", dpi=dots, metadata={"Software": None})
    return file.getvalue()


class PngCanvas:
    """Draws one page on a figure, in EMU from the page's upper left corner."""

    def __init__(self, figure: Figure, page: Page, corner: tuple[int, int], looks: Looks) -> None:
        """Draw with the page at `corner`, given in EMU from the figure's upper left corner."""
        self.figure, self.page, self.looks, self.scale = figure, page, looks, page.scale
        height = round(figure.get_figheight() * EMU_PER_INCH)
        on_figure = Affine2D().translate(*corner).scale(1, -1).translate(0, height)
        self.place = on_figure.scale(1 / EMU_PER_INCH) + figure.dpi_scale_trans
        self._put(Rectangle((0, 0), *page.paper, facecolor=WHITE, linewidth=0))

    def symbol(self, node: Node) -> None:
        """Draw a symbol and its text."""
        path = _path(outline(node.shape, node.box))
        paint = self.looks.paint(self.page, node)
        symbol = PathPatch(path, facecolor=f"#{paint.fill}", edgecolor=f"#{paint.line}")
        symbol.set_linewidth(self._pen(self.looks.line))
        self._put(symbol)
        self._write(lines_of(node, self.scale), f"#{paint.ink}")

    def arrow(self, edge: Edge) -> None:
        """Draw an arrow, its head filled."""
        head = ARROW_HEAD * self.scale // 100
        line = PathPatch(Path(shaft(edge, head)), fill=False, capstyle="butt")
        line.set(edgecolor=BLACK, linewidth=self._pen(self.looks.line))
        self._put(line)
        if edge.arrow:
            self._put(Polygon(arrow_head(edge, head), facecolor=BLACK, linewidth=0))

    def words(self, item: Label | Cell) -> None:
        """Write words on the frame of a cell, or on white so that they stay legible on a line."""
        x, y, width, height = item.box
        match item:
            case Label():
                self._put(Rectangle((x, y), width, height, facecolor=WHITE, linewidth=0))
            case Cell() if item.border or item.shaded:
                frame = Rectangle((x, y), width, height, fill=item.shaded, facecolor=GREY)
                frame.set(edgecolor=BLACK, linewidth=self._pen(CELL_LINE) if item.border else 0)
                self._put(frame)
            case Cell():
                pass
        self._write(lines_of(item, self.scale))

    def _write(self, lines: tuple[Line, ...], ink: str = BLACK) -> None:
        for line in lines:
            parts = runs(line.text, bold=line.bold)
            if len(parts) == 1:
                self._write_run(parts[0], line, line.x, line.align, ink)
                continue
            widths = [_width(part, line.size) for part in parts]
            x = line.x - round(sum(widths) * LEFT_OF_PLACE[line.align])
            for part, width in zip(parts, widths, strict=True):
                self._write_run(part, line, x, Align.LEFT, ink)
                x += width

    def _write_run(self, run: Run, line: Line, x: int, align: Align, ink: str) -> None:
        words = Text(
            x,
            line.baseline,
            run.text,
            fontproperties=FONTS[run.font],
            horizontalalignment=ALIGNMENTS[align],
            verticalalignment="baseline",
            parse_math=False,
            color=ink,
        )
        words.set_fontsize(line.size / EMU_PER_POINT)
        self._put(words)

    def _pen(self, width: int) -> float:
        return width * self.scale / 100 / EMU_PER_POINT

    def _put(self, artist: Artist) -> None:
        """Put an artist before all others; left alone, matplotlib draws all words last."""
        artist.set_transform(self.place)
        artist.set_zorder(len(self.figure.get_children()))
        self.figure.add_artist(artist)


def _width(run: Run, size: int) -> int:
    """Return the width of a part of a line whose letters have this size, both in EMU."""
    width, _, _ = TextToPath().get_text_width_height_descent(
        run.text, FONTS[run.font], ismath=False
    )
    return round(width * size / FONTS[run.font].get_size_in_points())


def _path(line: Outline) -> Path:
    points, codes = [line.start], [Path.MOVETO]
    for segment in line.segments:
        points += segment
        codes += [Path.LINETO] if len(segment) == 1 else [Path.CURVE4] * len(segment)
    return Path((*points, line.start), (*codes, Path.CLOSEPOLY))
