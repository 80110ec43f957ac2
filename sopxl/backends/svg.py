"""SVG: the pages of a scene under each other, readable for screen readers and for diffs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.backends.lettering import lines_of
from sopxl.backends.outlines import arrow_head, outline, shaft
from sopxl.backends.stack import stacked
from sopxl.backends.xml_text import escaped
from sopxl.scene import EMU_PER_POINT, Align, Cell, Label, replay
from sopxl.scene.style import ARROW_HEAD, CELL_LINE, FONT, INK, PAPER, PLAIN, SHADE

if TYPE_CHECKING:
    from sopxl.backends.lettering import Line
    from sopxl.backends.outlines import Outline
    from sopxl.scene import Box, Edge, Node, Page, Point, Scene
    from sopxl.scene.style import Looks

DESCRIPTION = "Diagram alir SOP: {steps} langkah pada {pages} halaman."
FAMILY = f"{FONT}, 'Liberation Sans', Helvetica, sans-serif"
ANCHORS = {Align.LEFT: "start", Align.CENTRE: "middle", Align.RIGHT: "end"}


def render(scene: Scene, looks: Looks = PLAIN) -> str:
    """Return an SVG document of all pages of `scene`; lengths in it are points."""
    stack = stacked(scene.pages)
    width, height = _points(stack.width), _points(stack.height)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="judul uraian" '
        f'lang="id" font-family="{FAMILY}" fill="#{INK}">',
        f'<title id="judul">{escaped(scene.title)}</title>',
        f'<desc id="uraian">{_description(scene)}</desc>',
        f'<rect width="{width}" height="{height}" fill="#{SHADE}"/>',
    ]
    for page, x, y in stack.places:
        canvas = SvgCanvas(page, looks)
        replay(page, canvas)
        lines += [f'<g transform="translate({_points(x)} {_points(y)})">', *canvas.lines, "</g>"]
    return "\n".join((*lines, "</svg>", ""))


class SvgCanvas:
    """Collects the elements of one page, a line each."""

    def __init__(self, page: Page, looks: Looks) -> None:
        """Begin with the blank sheet of paper."""
        self.page, self.looks, self.scale = page, looks, page.scale
        width, height = map(_points, page.paper)
        self.lines = [f'<rect width="{width}" height="{height}" fill="#{PAPER}"/>']

    def symbol(self, node: Node) -> None:
        """Draw a symbol; its description is read aloud."""
        path = _path(outline(node.shape, node.box))
        paint = self.looks.paint(self.page, node)
        stroke = self._stroke(self.looks.line, paint.line)
        self._group(node.description, f'<path d="{path}" fill="#{paint.fill}" {stroke}/>')
        self.lines += (_text(line, paint.ink) for line in lines_of(node, self.scale))

    def arrow(self, edge: Edge) -> None:
        """Draw an arrow, its head filled."""
        head = ARROW_HEAD * self.scale // 100
        line = " ".join(map(_pair, shaft(edge, head)))
        drawn = f'<polyline points="{line}" fill="none" {self._stroke(self.looks.line)}/>'
        if edge.arrow:
            corners = " ".join(map(_pair, arrow_head(edge, head)))
            drawn += f'<polygon points="{corners}"/>'
        self._group(edge.description, drawn)

    def words(self, item: Label | Cell) -> None:
        """Write words on the frame of a cell, or on white so that they stay legible on a line."""
        match item:
            case Label():
                self.lines.append(_rectangle(item.box, f'fill="#{PAPER}"'))
            case Cell() if item.border or item.shaded:
                fill = f"#{SHADE}" if item.shaded else "none"
                stroke = self._stroke(CELL_LINE) if item.border else ""
                self.lines.append(_rectangle(item.box, f'fill="{fill}" {stroke}'))
            case Cell():
                pass
        self.lines += map(_text, lines_of(item, self.scale))

    def _group(self, description: str, drawn: str) -> None:
        said = f"<title>{escaped(description)}</title>" if description else ""
        self.lines.append(f"<g>{said}{drawn}</g>")

    def _stroke(self, width: int, colour: str = INK) -> str:
        return f'stroke="#{colour}" stroke-width="{_points(width * self.scale // 100)}"'


def _description(scene: Scene) -> str:
    steps = {node.step for page in scene.pages for node in page.nodes} - {None}
    pages = sum(not page.cover for page in scene.pages)
    return DESCRIPTION.format(steps=len(steps), pages=pages)


def _path(line: Outline) -> str:
    commands = [f"M{_pair(line.start)}"]
    for segment in line.segments:
        letter = "L" if len(segment) == 1 else "C"
        commands.append(letter + " ".join(map(_pair, segment)))
    return " ".join((*commands, "Z"))


def _rectangle(box: Box, looks: str) -> str:
    x, y, width, height = map(_points, box)
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" {looks}/>'


def _text(line: Line, ink: str = INK) -> str:
    weight = ' font-weight="bold"' if line.bold else ""
    weight += f' fill="#{ink}"' if ink != INK else ""
    return (
        f'<text x="{_points(line.x)}" y="{_points(line.baseline)}" '
        f'font-size="{_points(line.size)}" text-anchor="{ANCHORS[line.align]}"{weight}>'
        f"{escaped(line.text)}</text>"
    )


def _pair(point: Point) -> str:
    return f"{_points(point.x)},{_points(point.y)}"


def _points(emu: int) -> str:
    """Return a length in points, to a hundredth: finer than any printer."""
    return f"{emu / EMU_PER_POINT:.2f}".rstrip("0").rstrip(".")
