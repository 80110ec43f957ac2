"""The things a drawing is made of.

All lengths are whole EMU (914,400 to the inch), so that every machine writes the same bytes. The
origin is the upper left corner of the paper; y grows downwards, as on a sheet.
"""

from __future__ import annotations

from typing import TypeAlias

from sopxl.layout.geometry import (
    EMU_PER_MM,
    EMU_PER_PIXEL,
    EMU_PER_POINT,
    Align,
    Box,
    Point,
    Shape,
    Side,
)
from sopxl.values import dataclass

__all__ = [
    "EMU_PER_MM",
    "EMU_PER_PIXEL",
    "EMU_PER_POINT",
    "Align",
    "Box",
    "Cell",
    "Edge",
    "Item",
    "Label",
    "Node",
    "Page",
    "Point",
    "Scene",
    "Shape",
    "Side",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A symbol with its text; `step` is the number of the step it stands for.

    `actor` says in whose column it stands, `description` is what a screen reader says of it.
    """

    id: str
    step: int | None
    shape: Shape
    box: Box
    text: str = ""
    actor: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An arrow along right-angled `points`, glued to a side of two nodes.

    `from_step` and `to_step` are None for links between the symbols of one step and for the entry
    half of a flow that was cut at a page break. A link has no arrow head.
    """

    id: str
    source: tuple[str, Side]
    target: tuple[str, Side]
    points: tuple[Point, ...]
    from_step: int | None = None
    to_step: int | None = None
    answer: str = ""
    description: str = ""
    arrow: bool = True

    @property
    def bounds(self) -> Box:
        """The rectangle the path fills."""
        xs, ys = [p.x for p in self.points], [p.y for p in self.points]
        return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A word beside an arrow or a pentagon; its own item, so that no back-end overlooks it.

    `edge` is the id of the edge it belongs to (for a caption: the edge that meets the pentagon).
    `size` is that of the letters on the paper: on the sheet they are larger by the page's scale.
    """

    id: str
    edge: str
    box: Box
    text: str
    size: int = 8 * EMU_PER_POINT
    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A box of the printed form with its words already broken into lines.

    In a workbook the sheet itself shows it, so the back-ends that draw into Excel pass it over.
    `border` draws its frame, `shaded` the grey of a heading.
    """

    box: Box
    lines: tuple[str, ...] = ()
    size: int = 9 * EMU_PER_POINT
    bold: bool = False
    align: Align = Align.LEFT
    middle: bool = True
    border: bool = True
    shaded: bool = False


Item: TypeAlias = Node | Edge | Label | Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One sheet of paper.

    `frame` is what lies inside the margins (corners, not width and height), `columns` are the
    actor columns and `rows` the activity rows on it as intervals. `scale` (percent), `origin` and
    `sheet_origin` turn a place on the paper into one on the worksheet:
    sheet = sheet_origin + (paper - origin) * 100 / scale. A page with `cover` shows no flow.
    """

    number: int
    paper: tuple[int, int]
    frame: tuple[int, int, int, int]
    items: tuple[Item, ...] = ()
    columns: tuple[tuple[int, int], ...] = ()
    rows: tuple[tuple[int, int], ...] = ()
    scale: int = 100
    origin: Point = Point(0, 0)
    sheet_origin: Point = Point(0, 0)
    cover: bool = False

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The symbols."""
        return tuple(item for item in self.items if isinstance(item, Node))

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The arrows."""
        return tuple(item for item in self.items if isinstance(item, Edge))

    @property
    def labels(self) -> tuple[Label, ...]:
        """The words beside arrows."""
        return tuple(item for item in self.items if isinstance(item, Label))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A finished drawing: its pages, and each page's items back to front."""

    title: str
    pages: tuple[Page, ...]
    subject: str = ""
    author: str = ""
