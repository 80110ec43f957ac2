"""Scenes for those who draw, small enough to be checked by eye."""

from __future__ import annotations

from sopxl.scene import (
    EMU_PER_MM,
    EMU_PER_PIXEL,
    EMU_PER_POINT,
    Align,
    Box,
    Cell,
    Edge,
    Item,
    Label,
    Node,
    Page,
    Point,
    Scene,
    Shape,
    Side,
)
from sopxl.scene.sheet import SheetGrid

PT, PX = EMU_PER_POINT, EMU_PER_PIXEL
F4_LANDSCAPE = (330 * EMU_PER_MM, 215 * EMU_PER_MM)

# A sheet of which columns B to D are 96 pixels wide and rows 3 to 6 are 80 pixels high.
GRID = SheetGrid(
    column_edges=(0, *(64 * PX + 96 * PX * column for column in range(6))),
    row_edges=(0, 20 * PX, 40 * PX, *(40 * PX + 80 * PX * row for row in range(1, 9))),
)


def cell_box(column: int, row: int) -> Box:
    """The box of a symbol in the middle of a cell, counted from 0, in EMU of the sheet."""
    x, y = GRID.column_edges[column], GRID.row_edges[row]
    return Box(x + 16 * PX, y + 20 * PX, 64 * PX, 40 * PX)


def symbol(step: int, shape: Shape, column: int, row: int, text: str = "") -> Node:
    return Node(
        id=f"n{step}",
        step=step,
        shape=shape,
        box=cell_box(column, row),
        text=text,
        actor="Kasubbag",
        description=f"Langkah {step}, Kasubbag: Memeriksa «berkas» & lampiran",
    )


START = symbol(1, Shape.TERMINATOR, 1, 2, "Mulai")
CHECK = symbol(2, Shape.DECISION, 2, 3)
MEND = symbol(3, Shape.PROCESS, 3, 4)
LEAVE = Node(
    id="p1-A", step=None, shape=Shape.OFF_PAGE, box=cell_box(3, 5), text="A", description="Lanjut"
)


def arrow(source: Node, out: Side, target: Node, into: Side, *corners: tuple[int, int]) -> Edge:
    return Edge(
        id=f"e{source.id[1:]}-{target.id[1:]}",
        source=(source.id, out),
        target=(target.id, into),
        points=(
            source.box.dock(out),
            *(Point(x, y) for x, y in corners),
            target.box.dock(into),
        ),
        from_step=source.step,
        to_step=target.step,
        description=f"Dari {source.id} ke {target.id}",
    )


def bend(source: Node, target: Node) -> tuple[int, int]:
    """The corner of a path that leaves sideways and enters from above."""
    return target.box.dock(Side.NORTH).x, source.box.dock(Side.EAST).y


BACK = (MEND.box.right + 8 * PX, MEND.box.dock(Side.EAST).y)
BACK_UP = (BACK[0], CHECK.box.y - 10 * PX)
ITEMS: tuple[Item, ...] = (
    Cell(
        box=Box(2 * PX, 2 * PX, 60 * PX, 36 * PX),
        lines=("Kegiatan", "dan uraian"),
        bold=True,
        align=Align.CENTRE,
        shaded=True,
    ),
    Cell(box=Box(2 * PX, 40 * PX, 60 * PX, 80 * PX), lines=("Memeriksa berkas ≤ 3 hari",)),
    START,
    CHECK,
    MEND,
    LEAVE,
    arrow(START, Side.EAST, CHECK, Side.NORTH, bend(START, CHECK)),
    arrow(CHECK, Side.EAST, MEND, Side.NORTH, bend(CHECK, MEND)),
    arrow(
        MEND,
        Side.EAST,
        CHECK,
        Side.NORTH,
        BACK,
        BACK_UP,
        (CHECK.box.dock(Side.NORTH).x, BACK_UP[1]),
    ),
    arrow(MEND, Side.SOUTH, LEAVE, Side.NORTH),
    Label(
        id="l2-3",
        edge="e2-3",
        box=Box(CHECK.box.right + 2 * PX, CHECK.box.y, 20 * PX, 16 * PX),
        text="Ya",
        align=Align.LEFT,
    ),
    Label(
        id="lp1-A",
        edge="e3-p1-A",
        box=Box(LEAVE.box.x - 8 * PX, LEAVE.box.bottom + 2 * PX, 80 * PX, 14 * PX),
        text="ke langkah 4, hal. 2",
        size=6 * PT,
    ),
)

PAGE = Page(
    number=1,
    paper=F4_LANDSCAPE,
    frame=(0, 0, *F4_LANDSCAPE),
    items=ITEMS,
    columns=tuple(zip(GRID.column_edges[1:4], GRID.column_edges[2:5], strict=True)),
    rows=tuple(zip(GRID.row_edges[2:6], GRID.row_edges[3:7], strict=True)),
)
SCENE = Scene(title="Pelayanan Informasi", pages=(PAGE,), subject="SOP AP", author="KPU")
WORDS = ("Mulai", "A", "Kegiatan", "dan uraian", "Memeriksa berkas ≤ 3 hari", "Ya")


def page_with(*items: Item) -> Page:
    return Page(number=1, paper=F4_LANDSCAPE, frame=(0, 0, *F4_LANDSCAPE), items=items)
