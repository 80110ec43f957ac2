"""Drawing on the pages of a PDF file with ReportLab; loaded by `pdf` when first used."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sopxl.backends.lettering import lines_of
from sopxl.backends.outlines import arrow_head, outline, shaft
from sopxl.backends.typeface import BOLD, REGULAR
from sopxl.scene import EMU_PER_POINT, Align, Cell, replay
from sopxl.scene.style import ARROW_HEAD, CELL_LINE, INK, LINE, PAPER, SHADE

if TYPE_CHECKING:
    from sopxl.backends.lettering import Line
    from sopxl.scene import Box, Edge, Label, Node, Page, Point, Scene

FONT_NAMES = {False: "sopxl-gambar", True: "sopxl-gambar-tebal"}
"""By whether the letters are bold; names of our own, for the register of fonts is ReportLab's."""

COVER, NUMBERED = "Sampul", "Halaman {number}"
MAKER = "sopxl"
BLACK, WHITE, GREY = (HexColor(f"#{colour}") for colour in (INK, PAPER, SHADE))


def drawn(scene: Scene) -> bytes:
    """Return a PDF file of all pages of `scene`."""
    _register_fonts()
    file = BytesIO()
    regular = FONT_NAMES[False]
    canvas = Canvas(file, invariant=1, pageCompression=1, lang="id-ID", initialFontName=regular)
    canvas.setTitle(scene.title)
    canvas.setSubject(scene.subject)
    canvas.setAuthor(scene.author)
    canvas.setCreator(MAKER)
    for page in scene.pages:
        canvas.setPageSize(tuple(length / EMU_PER_POINT for length in page.paper))
        _bookmark(canvas, page)
        replay(page, PdfCanvas(canvas, page))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


class PdfCanvas:
    """Draws one page; in a PDF y grows upwards."""

    def __init__(self, canvas: Canvas, page: Page) -> None:
        """Draw on the page that `canvas` has open."""
        self.canvas, self.scale, self.height = canvas, page.scale, page.paper[1]
        canvas.setFillColor(BLACK)
        canvas.setStrokeColor(BLACK)

    def symbol(self, node: Node) -> None:
        """Draw a symbol and its text."""
        line = outline(node.shape, node.box)
        path = self.canvas.beginPath()
        path.moveTo(*self._at(line.start))
        for segment in line.segments:
            draw = path.lineTo if len(segment) == 1 else path.curveTo
            draw(*(length for point in segment for length in self._at(point)))
        path.close()
        self._pen(LINE)
        self.canvas.setFillColor(WHITE)
        self.canvas.drawPath(path, stroke=1, fill=1)
        self.canvas.setFillColor(BLACK)
        self._write(lines_of(node, self.scale))

    def arrow(self, edge: Edge) -> None:
        """Draw an arrow, its head filled."""
        head = ARROW_HEAD * self.scale // 100
        self._pen(LINE)
        self._line(shaft(edge, head), closed=False)
        if edge.arrow:
            self._line(arrow_head(edge, head), closed=True)

    def words(self, item: Label | Cell) -> None:
        """Write words, and the frame of a cell."""
        if isinstance(item, Cell) and (item.border or item.shaded):
            self._pen(CELL_LINE)
            self.canvas.setFillColor(GREY if item.shaded else WHITE)
            x, y = self._at(item.box)
            width, height = item.box.width / EMU_PER_POINT, item.box.height / EMU_PER_POINT
            stroke, fill = int(item.border), int(item.shaded)
            self.canvas.rect(x, y - height, width, height, stroke=stroke, fill=fill)
            self.canvas.setFillColor(BLACK)
        self._write(lines_of(item, self.scale))

    def _line(self, points: tuple[Point, ...], *, closed: bool) -> None:
        path = self.canvas.beginPath()
        start, *others = map(self._at, points)
        path.moveTo(*start)
        for point in others:
            path.lineTo(*point)
        if closed:
            path.close()
        self.canvas.drawPath(path, stroke=int(not closed), fill=int(closed))

    def _write(self, lines: tuple[Line, ...]) -> None:
        for line in lines:
            self.canvas.setFont(FONT_NAMES[line.bold], line.size / EMU_PER_POINT)
            x, y = line.x / EMU_PER_POINT, (self.height - line.baseline) / EMU_PER_POINT
            match line.align:
                case Align.LEFT:
                    self.canvas.drawString(x, y, line.text)
                case Align.CENTRE:
                    self.canvas.drawCentredString(x, y, line.text)
                case Align.RIGHT:
                    self.canvas.drawRightString(x, y, line.text)

    def _pen(self, width: int) -> None:
        self.canvas.setLineWidth(width * self.scale / 100 / EMU_PER_POINT)

    def _at(self, point: Point | Box) -> tuple[float, float]:
        return point.x / EMU_PER_POINT, (self.height - point.y) / EMU_PER_POINT


def _bookmark(canvas: Canvas, page: Page) -> None:
    """Name the page in the list at the side of the reader."""
    title = COVER if page.cover else NUMBERED.format(number=page.number)
    key = f"halaman-{page.number}"
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(title, key)


@cache
def _register_fonts() -> None:
    for bold, name in FONT_NAMES.items():
        registerFont(TTFont(name, str(BOLD if bold else REGULAR)))
