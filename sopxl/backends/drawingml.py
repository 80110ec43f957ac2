"""DrawingML: native shapes with glued connectors for a worksheet (ISO 29500-1, clauses 20.5, 21.3).

Every element is an anchor with the prefixes `xdr` and `a`, to be placed in the drawing part of the
sheet; those who write the part see to it that the prefixes are bound. Why each arrow stands in the
file twice: docs/decisions/0006-both-connectors.md.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from sopxl.backends.connector import WHOLE, fit
from sopxl.backends.xml_text import escaped
from sopxl.scene import EMU_PER_PIXEL, Align, Box, Cell, Label, Point, Shape, Side, replay
from sopxl.scene.owned import BACKING, OWNED
from sopxl.scene.sheet import box_on_sheet, on_sheet
from sopxl.scene.style import FONT, INK, PAPER, PLAIN, SHOWN_THROUGH, SYMBOL_TEXT
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sopxl.backends.connector import ConnectorShape
    from sopxl.scene import Edge, Node, Page, Scene
    from sopxl.scene.sheet import SheetGrid
    from sopxl.scene.style import Looks

PRESETS = {
    Shape.TERMINATOR: "flowChartTerminator",
    Shape.PROCESS: "flowChartProcess",
    Shape.DECISION: "flowChartDecision",
    Shape.OFF_PAGE: "flowChartOffpageConnector",
}
SITES = {Side.NORTH: 0, Side.WEST: 1, Side.SOUTH: 2, Side.EAST: 3}
"""The connection sites of all four presets; they are counted against the clock."""

ALIGNMENTS = {Align.LEFT: "l", Align.CENTRE: "ctr", Align.RIGHT: "r"}
EMU_PER_HUNDREDTH_POINT = 127
SIXTY_THOUSANDTHS = 60_000
BORDER = EMU_PER_PIXEL
LIBREOFFICE_COLUMN = 1.055
"""How much wider LibreOffice makes a column: it does not round the width of a digit to pixels."""

COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING_2010 = "http://schemas.microsoft.com/office/drawing/2010/main"
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""Tells screen readers to pass a shape over ([MS-ODRAWXML] 2.2.4.10)."""

NO_FILL, NO_LINE = "<a:noFill/>", "<a:ln><a:noFill/></a:ln>"
HALO = (
    f'<a:solidFill><a:srgbClr val="{PAPER}"><a:alpha val="{round((1 - SHOWN_THROUGH) * WHOLE)}"/>'
    "</a:srgbClr></a:solidFill>"
)
"""Behind the words of a label: whatever passes below shows through, but the words stay legible."""

ARROW_HEAD = '<a:tailEnd type="triangle" w="med" len="med"/>'


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of a drawing, back to front: `behind` whatever the user drew, and before it."""

    behind: tuple[str, ...]
    before: tuple[str, ...]


def render(scene: Scene, grid: SheetGrid, first_id: int = 2, looks: Looks = PLAIN) -> Anchors:
    """Return the anchors of all pages of `scene`, with ids from `first_id` on.

    Cells of the form are passed over: the sheet itself shows them.
    """
    numbers = count(first_id)
    symbols = {node.id: next(numbers) for page in scene.pages for node in page.nodes}
    behind: list[str] = []
    before: list[str] = []
    for page in scene.pages:
        canvas = DrawingMlCanvas(page, grid, symbols, numbers, looks)
        replay(page, canvas)
        behind += canvas.behind
        before += canvas.before
    return Anchors(tuple(behind), tuple(before))


class DrawingMlCanvas:
    """Collects the anchors of one page."""

    def __init__(
        self,
        page: Page,
        grid: SheetGrid,
        symbols: Mapping[str, int],
        numbers: Iterator[int],
        looks: Looks,
    ) -> None:
        """Draw on the sheet with `grid`; `symbols` are the ids of all symbols of the drawing."""
        self.page, self.grid, self.looks = page, grid, looks
        self.symbols, self.numbers = symbols, numbers
        self.behind: list[str] = []
        self.before: list[str] = []

    def symbol(self, node: Node) -> None:
        """Draw a symbol as a shape of the flowchart kind, and a backing if it stands for a step."""
        box = box_on_sheet(self.page, node.box)
        named = _named(self.symbols[node.id], node.id, node.description or node.text)
        paint = self.looks.paint(self.page, node)
        looks = _frame(box) + _preset(PRESETS[node.shape]) + _fill(paint.fill)
        looks += _line(self.looks.line, paint.line)
        words = _words(node.text, SYMBOL_TEXT, Align.CENTRE, paint.ink) if node.text else ""
        self.before.append(self._anchored(box, _shape(named, looks, words)))
        if node.step is not None:
            self._back(node, box)

    def arrow(self, edge: Edge) -> None:
        """Draw an arrow as a connector, and as a plain shape for readers that ruin connectors.

        The frame of a connector spans its ends. Where the path leaves that frame, the plain shape
        spans the path: it stays in its cells where columns are shown wider.
        """
        path = [on_sheet(self.page, point) for point in edge.points]
        shape = fit(path)
        looks = _turned(shape) + _preset(shape.preset, shape.adjustments)
        line = _line(self.looks.line, INK, ARROW_HEAD if edge.arrow else "")
        glued = _named(next(self.numbers), edge.id, edge.description)
        plain = _named(next(self.numbers), edge.id, edge.description)
        connector = (
            f'<xdr:cxnSp macro=""><xdr:nvCxnSpPr>{glued}<xdr:cNvCxnSpPr>{self._glue(edge)}'
            f"</xdr:cNvCxnSpPr></xdr:nvCxnSpPr><xdr:spPr>{looks}{line}</xdr:spPr></xdr:cxnSp>"
        )
        if all(0 <= adjustment <= WHOLE for adjustment in shape.adjustments):
            both = _either(connector, _shape(plain, looks + NO_FILL + line))
            self.before.append(self._anchored(shape.frame, both))
            return
        bounds = _bounds(path)
        drawn = _shape(plain, _frame(bounds) + _path(path, bounds) + line)
        excel = self._anchored(shape.frame, connector)
        self.before.append(_either(excel, self._anchored(bounds, drawn)))

    def words(self, item: Label | Cell) -> None:
        """Write a label as a text box; a cell of the form is there already."""
        match item:
            case Label():
                box = box_on_sheet(self.page, item.box)
                named = _named(next(self.numbers), item.id, item.text)
                looks = _frame(box) + _preset("rect") + HALO + NO_LINE
                words = _words(item.text, item.size * 100 // self.page.scale, item.align, INK)
                self.before.append(self._anchored(box, _shape(named, looks, words, ' txBox="1"')))
            case Cell():
                pass

    def _back(self, node: Node, box: Box) -> None:
        """Put a white rectangle into the cell of a symbol, within the cell's borders.

        It hides the tint by which the form previews the drawing. That tint is a conditional format
        of the sheet: covered, it can stay as it is, and nothing else of the workbook changes.
        """
        cell = self.grid.cell(box.centre)
        inner = cell.inset(BORDER)
        wider = inner._replace(width=round(cell.width * LIBREOFFICE_COLUMN) - 2 * BORDER)
        excel = self._anchored(inner, self._backing(node, inner))
        libreoffice = self._pinned(wider, self._backing(node, wider))
        self.behind.append(_either(excel, libreoffice))

    def _backing(self, node: Node, box: Box) -> str:
        named = _named(next(self.numbers), BACKING + node.id, inner=DECORATIVE)
        return _shape(named, _frame(box) + _preset("rect") + _fill(PAPER) + NO_LINE)

    def _glue(self, edge: Edge) -> str:
        """Return where a connector is glued, for the ends whose symbols are in the drawing."""
        return "".join(
            f'<a:{end} id="{self.symbols[symbol]}" idx="{SITES[side]}"/>'
            for end, (symbol, side) in (("stCxn", edge.source), ("endCxn", edge.target))
            if symbol in self.symbols
        )

    def _anchored(self, box: Box, content: str) -> str:
        """Return an anchor that moves and grows with its cells, as Excel's own do."""
        start = self._corner("from", Point(box.x, box.y))
        end = self._corner("to", Point(box.right, box.bottom))
        return f"<xdr:twoCellAnchor>{start}{end}{content}<xdr:clientData/></xdr:twoCellAnchor>"

    def _pinned(self, box: Box, content: str) -> str:
        """Return an anchor that moves with its first cell and keeps its size."""
        start = self._corner("from", Point(box.x, box.y))
        size = f'<xdr:ext cx="{box.width}" cy="{box.height}"/>'
        return f"<xdr:oneCellAnchor>{start}{size}{content}<xdr:clientData/></xdr:oneCellAnchor>"

    def _corner(self, name: str, point: Point) -> str:
        place = self.grid.anchor(point)
        return (
            f"<xdr:{name}><xdr:col>{place.column}</xdr:col>"
            f"<xdr:colOff>{place.column_offset}</xdr:colOff><xdr:row>{place.row}</xdr:row>"
            f"<xdr:rowOff>{place.row_offset}</xdr:rowOff></xdr:{name}>"
        )


def _either(excel: str, other: str) -> str:
    """Return content for Excel 2010 and later, and for readers that know nothing of it."""
    return (
        f'<mc:AlternateContent xmlns:mc="{COMPATIBILITY}">'
        f'<mc:Choice xmlns:a14="{DRAWING_2010}" Requires="a14">{excel}</mc:Choice>'
        f"<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
    )


def _named(number: int, name: str, description: str = "", inner: str = "") -> str:
    said = f' descr="{escaped(description)}"' if description else ""
    tag = f'xdr:cNvPr id="{number}" name="{OWNED}{escaped(name)}"{said}'
    return f"<{tag}>{inner}</xdr:cNvPr>" if inner else f"<{tag}/>"


def _shape(named: str, looks: str, words: str = "", kind: str = "") -> str:
    return (
        f'<xdr:sp macro="" textlink=""><xdr:nvSpPr>{named}<xdr:cNvSpPr{kind}/></xdr:nvSpPr>'
        f"<xdr:spPr>{looks}</xdr:spPr>{words}</xdr:sp>"
    )


def _frame(box: Box, turning: str = "") -> str:
    x, y, width, height = box
    place = f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
    return f"<a:xfrm{turning}>{place}</a:xfrm>"


def _turned(shape: ConnectorShape) -> str:
    """Return the frame of a connector: turned about its centre, flipped before that."""
    turning = f' rot="{shape.rotation * SIXTY_THOUSANDTHS}"' if shape.rotation else ""
    turning += ' flipH="1"' if shape.flip_horizontal else ""
    turning += ' flipV="1"' if shape.flip_vertical else ""
    return _frame(shape.unrotated, turning)


def _preset(name: str, adjustments: tuple[int, ...] = ()) -> str:
    guides = "".join(
        f'<a:gd name="adj{number}" fmla="val {adjustment}"/>'
        for number, adjustment in enumerate(adjustments, start=1)
    )
    return f'<a:prstGeom prst="{name}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _bounds(path: Sequence[Point]) -> Box:
    xs, ys = [point.x for point in path], [point.y for point in path]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _path(path: Sequence[Point], bounds: Box) -> str:
    """Return an open path as the geometry of a shape that fills `bounds`."""
    corners = [f'<a:pt x="{point.x - bounds.x}" y="{point.y - bounds.y}"/>' for point in path]
    lines = "".join(f"<a:lnTo>{corner}</a:lnTo>" for corner in corners[1:])
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{bounds.width}" h="{bounds.height}" fill="none">'
        f"<a:moveTo>{corners[0]}</a:moveTo>{lines}</a:path></a:pathLst></a:custGeom>{NO_FILL}"
    )


def _line(width: int, colour: str, head: str = "") -> str:
    return f'<a:ln w="{width}">{_fill(colour)}<a:miter lim="800000"/>{head}</a:ln>'


def _words(text: str, size: int, align: Align, ink: str) -> str:
    """Return the text of a shape, a paragraph for each line; the lines are not broken again."""
    style = (
        f'<a:rPr lang="id-ID" sz="{round(size / EMU_PER_HUNDREDTH_POINT)}">'
        f'{_fill(ink)}<a:latin typeface="{FONT}"/></a:rPr>'
    )
    aligned = f'<a:pPr algn="{ALIGNMENTS[align]}"/>'
    paragraphs = "".join(
        f"<a:p>{aligned}<a:r>{style}<a:t>{escaped(line)}</a:t></a:r></a:p>"
        for line in text.split("\n")
    )
    return (
        '<xdr:txBody><a:bodyPr vertOverflow="overflow" horzOverflow="overflow" wrap="none" '
        'lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="ctr"/><a:lstStyle/>'
        f"{paragraphs}</xdr:txBody>"
    )
