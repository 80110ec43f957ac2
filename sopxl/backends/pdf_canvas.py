"""Drawing on the pages of a PDF file with ReportLab; loaded by `pdf` when first used."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sopxl.backends.lettering import LEFT_OF_PLACE, lines_of
from sopxl.backends.outlines import arrow_head, outline, shaft
from sopxl.backends.runs import runs
from sopxl.backends.typeface import BOLD, FURTHER, REGULAR
from sopxl.scene import EMU_PER_POINT, Cell, Label, replay
from sopxl.scene.style import ARROW_HEAD, CELL_LINE, INK, PAPER, SHADE

if TYPE_CHECKING:
    from sopxl.backends.lettering import Line
    from sopxl.scene import Box, Edge, Node, Page, Point, Scene
    from sopxl.scene.style import Looks

FONT_NAMES = {
    REGULAR: "sopxl-gambar",
    BOLD: "sopxl-gambar-tebal",
    FURTHER: "sopxl-gambar-lain",
}
"""Names of our own, for the register of fonts is ReportLab's."""


COVER, NUMBERED = "Sampul", "Halaman {number}"
WITH_STEPS = "Halaman {number}: langkah {first}–{last}"
MAKER = "sopxl"
BLACK, WHITE, GREY = (HexColor(f"#{colour}") for colour in (INK, PAPER, SHADE))


def drawn(scene: Scene, looks: Looks) -> bytes:
    """Return a PDF file of all pages of `scene`."""
    embed_type()
    file = BytesIO()
    regular = FONT_NAMES[REGULAR]
    canvas = Canvas(file, invariant=1, pageCompression=1, lang="id-ID", initialFontName=regular)
    canvas.setTitle(scene.title)
    canvas.setSubject(scene.subject)
    canvas.setAuthor(scene.author)
    canvas.setCreator(MAKER)
    for place, page in enumerate(scene.pages):
        canvas.setPageSize(paper_in_points(page))
        _bookmark(canvas, page, place)
        replay(page, PdfCanvas(canvas, page, looks))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def paper_in_points(page: Page) -> tuple[float, float]:
    """Return the size of the paper as a PDF measures it."""
    width, height = page.paper
    return width / EMU_PER_POINT, height / EMU_PER_POINT


class PdfCanvas:
    """Draws one page; in a PDF y grows upwards."""

    def __init__(self, canvas: Canvas, page: Page, looks: Looks) -> None:
        """Draw on the page that `canvas` has open."""
        self.canvas, self.page, self.looks = canvas, page, looks
        self.scale, self.height = page.scale, page.paper[1]
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
        paint = self.looks.paint(self.page, node)
        self._pen(self.looks.line)
        self.canvas.setStrokeColor(HexColor(f"#{paint.line}"))
        self.canvas.setFillColor(HexColor(f"#{paint.fill}"))
        self.canvas.drawPath(path, stroke=1, fill=1)
        self.canvas.setStrokeColor(BLACK)
        self.canvas.setFillColor(HexColor(f"#{paint.ink}"))
        self._write(lines_of(node, self.scale))
        self.canvas.setFillColor(BLACK)

    def arrow(self, edge: Edge) -> None:
        """Draw an arrow, its head filled."""
        head = ARROW_HEAD * self.scale // 100
        self._pen(self.looks.line)
        self._line(shaft(edge, head), closed=False)
        if edge.arrow:
            self._line(arrow_head(edge, head), closed=True)

    def words(self, item: Label | Cell) -> None:
        """Write words on the frame of a cell, or on white so that they stay legible on a line."""
        match item:
            case Label():
                self._rectangle(item.box, WHITE, stroke=False)
            case Cell() if item.border or item.shaded:
                self._pen(CELL_LINE)
                self._rectangle(item.box, GREY if item.shaded else None, stroke=item.border)
            case Cell():
                pass
        self._write(lines_of(item, self.scale))

    def _rectangle(self, box: Box, fill: Color | None, *, stroke: bool) -> None:
        x, y = self._at(box)
        width, height = box.width / EMU_PER_POINT, box.height / EMU_PER_POINT
        self.canvas.setFillColor(fill or BLACK)
        shown = {"stroke": int(stroke), "fill": int(fill is not None)}
        self.canvas.rect(x, y - height, width, height, **shown)
        self.canvas.setFillColor(BLACK)

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
            size = line.size / EMU_PER_POINT
            parts = [(text, FONT_NAMES[font]) for text, font in runs(line.text, bold=line.bold)]
            widths = [stringWidth(text, font, size) for text, font in parts]
            x = line.x / EMU_PER_POINT - sum(widths) * LEFT_OF_PLACE[line.align]
            y = (self.height - line.baseline) / EMU_PER_POINT
            for (text, font), width in zip(parts, widths, strict=True):
                self.canvas.setFont(font, size)
                self.canvas.drawString(x, y, text)
                x += width

    def _pen(self, width: int) -> None:
        self.canvas.setLineWidth(width * self.scale / 100 / EMU_PER_POINT)

    def _at(self, point: Point | Box) -> tuple[float, float]:
        return point.x / EMU_PER_POINT, (self.height - point.y) / EMU_PER_POINT


def _bookmark(canvas: Canvas, page: Page, place: int) -> None:
    """Name the page in the list at the side of the reader; a long cover has one name."""
    if page.cover and place:
        return
    steps = [node.step for node in page.nodes if node.step is not None]
    title = COVER if page.cover else NUMBERED.format(number=page.number)
    if steps:
        title = WITH_STEPS.format(number=page.number, first=min(steps), last=max(steps))
    key = f"halaman-{page.number}"
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(title, key)


@cache
def embed_type() -> None:
    """Make the typefaces known to ReportLab, which then embeds what is used of them."""
    for font, name in FONT_NAMES.items():
        registerFont(TTFont(name, str(font)))
