"""The macros of the built files, executed in memory and called by unmodified xlwings."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from pyopenvba.exceptions import VBARuntimeError

from sopxl.backends.drawlist import commands as drawlist
from sopxl.live.canvas import SheetCanvas
from sopxl.live.macros import MacroError, Macros
from sopxl.model.errors import UserError
from sopxl.pipeline.drawing.sheet_scene import SheetScene
from sopxl.scene import EMU_PER_POINT, Box, Edge, Label, Node, Page, Point, Scene, Shape, Side
from sopxl.scene.style import PLAIN
from sopxl.template.sop_ap import DRAW_LIST
from sopxl.workbook.drawing.memory import AreaMemory
from sopxl.workbook.vba import addin, self_contained_form
from tests.excel import drawing, pages
from tests.excel.engine import Desk

if TYPE_CHECKING:
    from pyopenvba.apps.excel import Worksheet

MACROS = Path(__file__).parents[2] / "macros"
COLUMNS, ROWS = 6, 12


def points(*lengths: float) -> list[int]:
    return [round(length * EMU_PER_POINT) for length in lengths]


def node(name: str, shape: Shape, x: float, y: float, step: int | None) -> Node:
    box = Box(*points(x, y, 40, 20))
    return Node(id=name, step=step, shape=shape, box=box, text=name, description=f"Langkah {step}")


def edge(name: str, source: tuple[str, Side], target: tuple[str, Side], *path: float) -> Edge:
    xs, ys = points(*path[::2]), points(*path[1::2])
    corners = tuple(Point(x, y) for x, y in zip(xs, ys, strict=True))
    return Edge(id=name, source=source, target=target, points=corners)


STRAIGHT = edge("e1-2", ("n1", Side.SOUTH), ("n2", Side.NORTH), 120, 60, 120, 100)
CORNER = edge("e2-3", ("n2", Side.EAST), ("n3", Side.NORTH), 140, 110, 220, 110, 220, 150)
RETURN = edge("e3-1", ("n3", Side.EAST), ("n1", Side.EAST), 240, 160, 270, 160, 270, 50, 140, 50)
ITEMS = (
    node("n1", Shape.TERMINATOR, 100, 40, 1),
    node("n2", Shape.DECISION, 100, 100, 2),
    node("n3", Shape.OFF_PAGE, 200, 150, None),
    STRAIGHT,
    CORNER,
    RETURN,
    Label(id="l1", edge="e2-3", box=Box(*points(142, 100, 20, 9)), text="Ya"),
)
SCENE = Scene(title="", pages=(Page(number=1, paper=(1, 1), frame=(0, 0, 1, 1), items=ITEMS),))
HEIGHTS = dict.fromkeys((2, 3, 4), 42 * EMU_PER_POINT)


@cache
def built() -> tuple[bytes, bytes]:
    """Return the add-in and a workbook with its own macros."""
    return addin(MACROS), self_contained_form(form(), MACROS)


def form() -> bytes:
    result = io.BytesIO()
    with xlsxwriter.Workbook(result) as workbook:
        workbook.add_worksheet("SOP").write("A1", "SOP")
        workbook.add_worksheet("Temuan")
    return result.getvalue()


@pytest.fixture(params=["the add-in beside a plain workbook", "a workbook with its own macros"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    if request.param.startswith("the add-in"):
        host, book = tmp_path / "sopxl.xlam", tmp_path / "Isian Kantor.xlsx"
        host.write_bytes(built()[0])
        book.write_bytes(form())
        return Desk(host, book)
    book = tmp_path / "sop-ap.xlsm"
    book.write_bytes(built()[1])
    return Desk(book)


def front_sheet(desk: Desk) -> Worksheet:
    return desk.sheet(desk.excel.application.active_book.name, "SOP")


def canvas(desk: Desk) -> SheetCanvas:
    book = desk.connect().books.active
    host = desk.excel.workbooks()[0].name
    return SheetCanvas("SOP", Macros(book, book.name, host))


def draw(desk: Desk, scene: Scene = SCENE) -> int:
    sheet = canvas(desk)
    measures = sheet.measure(COLUMNS, ROWS)
    grid = measures.geometry().grid(COLUMNS, HEIGHTS)
    wanted = SheetScene(
        scene=scene,
        laid_out=scene,
        places="",
        told=(),
        grid=grid,
        row_heights=HEIGHTS,
        breaks=(3,),
        scale=80,
    )
    return sheet.draw(wanted, measures, PLAIN)


def picture(desk: Desk) -> dict[str, tuple[object, ...]]:
    """Return all that can be seen of the shapes, by name and from back to front."""
    return {
        shape.name: (
            *(shape.left, shape.top, shape.width, shape.height, shape.text),
            drawing.record(shape).begin,
            drawing.record(shape).end,
            tuple(drawing.record(shape).adjustments),
            dict(drawing.record(shape).properties),
        )
        for shape in front_sheet(desk).shapes_
    }


def test_every_item_of_the_scene_is_a_shape_in_its_place(desk: Desk) -> None:
    assert draw(desk) == 9
    shapes = {shape.name: shape for shape in front_sheet(desk).shapes_}
    for item in SCENE.pages[0].nodes + SCENE.pages[0].labels:
        shape = shapes[f"sopxl:{item.id}"]
        box = points(shape.left, shape.top, shape.width, shape.height)
        assert box == pytest.approx(list(item.box), abs=2)
        assert shape.text == item.text


def test_arrows_are_glued_at_both_ends_and_keep_their_bends(desk: Desk) -> None:
    draw(desk)
    glued = {
        shape.name: drawing.record(shape)
        for shape in front_sheet(desk).shapes_
        if drawing.record(shape).kind
    }
    assert glued["sopxl:e1-2"].begin == ("sopxl:n1", 3)
    assert glued["sopxl:e1-2"].end == ("sopxl:n2", 1)
    assert glued["sopxl:e2-3"].adjustments == []
    assert glued["sopxl:e3-1"].adjustments == pytest.approx([-0.3])


def test_the_white_backings_lie_behind_everything(desk: Desk) -> None:
    front_sheet(desk).vba_get("Shapes").vba_get("AddShape", [1, 0, 0, 9, 9])
    draw(desk)
    names = [shape.name for shape in front_sheet(desk).shapes_]
    assert set(names[:2]) == {"sopxl:latar-n1", "sopxl:latar-n2"}


def test_a_screen_reader_has_something_to_say(desk: Desk) -> None:
    draw(desk)
    assert picture(desk)["sopxl:n1"][-1]["AlternativeText"] == "Langkah 1"


def test_drawing_twice_gives_the_same_drawing(desk: Desk) -> None:
    draw(desk)
    first = picture(desk)
    draw(desk)
    assert picture(desk) == first


def test_rows_breaks_and_scale_are_those_of_the_drawing(desk: Desk) -> None:
    draw(desk)
    sheet = front_sheet(desk)
    assert [sheet.row_height_points(row) for row in (1, 2, 3, 4, 5)] == [15, 42, 42, 42, 15]
    assert pages.breaks(sheet) == {4}
    assert canvas(desk).measure(COLUMNS, ROWS).scale == 80


def test_clearing_gives_the_sheet_back_as_it_was(desk: Desk) -> None:
    sheet = front_sheet(desk)
    pages.breaks(sheet).add(9)
    draw(desk)
    draw(desk)
    live = canvas(desk)
    live.clear(live.measure(COLUMNS, ROWS))
    assert sheet.shapes_ == []
    assert [sheet.row_height_points(row) for row in range(1, ROWS)] == [15] * (ROWS - 1)
    assert pages.breaks(sheet) == {9}
    assert live.measure(COLUMNS, ROWS).scale == 100


@pytest.mark.parametrize(("now", "after"), [(9, 12), (10, 10)])
def test_a_print_area_that_a_drawing_in_the_file_ended_comes_back(
    desk: Desk, now: int, after: int
) -> None:
    draw(desk)
    setup = front_sheet(desk).vba_get("PageSetup")
    setup.vba_set("PrintArea", f"$A$1:$H${now}")
    live = canvas(desk)
    measures = live.measure(COLUMNS, ROWS)
    assert measures.print_end == now
    memory = replace(measures.memory, area=AreaMemory(drawn=9, before=12))
    live.clear(replace(measures, memory=memory))
    assert setup.vba_get("PrintArea") == f"$A$1:$H${after}"
    desk.undo()
    assert setup.vba_get("PrintArea") == f"$A$1:$H${now}"


def test_what_the_user_set_after_the_drawing_stays_after_clearing(desk: Desk) -> None:
    draw(desk)
    sheet = front_sheet(desk)
    sheet.vba_get("Rows", [3]).vba_set("RowHeight", 72)
    live = canvas(desk)
    live.clear(live.measure(COLUMNS, ROWS))
    assert [sheet.row_height_points(row) for row in (2, 3, 4)] == [15, 72, 15]


def test_shapes_of_the_user_are_never_touched(desk: Desk) -> None:
    front_sheet(desk).vba_get("Shapes").vba_get("AddShape", [1, 1, 2, 30, 40])
    before = picture(desk)
    draw(desk)
    live = canvas(desk)
    live.clear(live.measure(COLUMNS, ROWS))
    assert picture(desk) == before


def test_the_list_sheet_is_hidden_from_menus_and_the_front_sheet_stays(desk: Desk) -> None:
    draw(desk)
    book = desk.excel.application.active_book
    assert desk.sheet(book.name, DRAW_LIST).visible == 2
    assert book.active_sheet.name == "SOP"


def test_one_undo_takes_back_the_drawing_and_what_it_changed(desk: Desk) -> None:
    draw(desk)
    sheet = front_sheet(desk)
    desk.undo()
    assert sheet.shapes_ == []
    assert [sheet.row_height_points(row) for row in range(1, ROWS)] == [15] * (ROWS - 1)
    assert pages.breaks(sheet) == set()


def test_undoing_a_second_drawing_gives_the_first_back(desk: Desk) -> None:
    draw(desk)
    first = picture(desk)
    page = Page(number=1, paper=(1, 1), frame=(0, 0, 1, 1), items=ITEMS[:2])
    draw(desk, Scene(title="", pages=(page,)))
    assert picture(desk).keys() < first.keys()
    desk.undo()
    assert picture(desk) == first


def test_one_undo_takes_back_table_and_drawing_together(desk: Desk) -> None:
    draw(desk)
    before = picture(desk)
    sheet = front_sheet(desk)
    change = drawlist.cell("SOP", 1, 1, "lain")
    canvas(desk).carry_out((change, drawlist.clear(), drawlist.row_height(2, 99.0)), "Ubah")
    assert (sheet.vba_get("Range", ["A1"]).vba_get("Value"), picture(desk)) == ("lain", {})
    desk.undo()
    assert sheet.vba_get("Range", ["A1"]).vba_get("Value") == "SOP"
    assert sheet.row_height_points(2) == 42
    assert picture(desk) == before


def test_escape_at_any_moment_takes_back_what_was_drawn(desk: Desk) -> None:
    front_sheet(desk).vba_get("Shapes").vba_get("AddShape", [1, 1, 2, 30, 40])
    before = picture(desk)
    draw(desk)
    desk.undo()
    for moment in desk.moments(12):
        desk.press_escape_at(moment)
        with pytest.raises(UserError, match="Esc"):
            draw(desk)
        assert picture(desk) == before, moment
        assert [front_sheet(desk).row_height_points(row) for row in (2, 3, 4)] == [15, 15, 15]
        assert pages.breaks(front_sheet(desk)) == set()
        assert desk.session.cancel_key == 1


def test_a_command_that_fails_gives_the_sheet_back_as_it_was(desk: Desk) -> None:
    broken = edge("e9", ("n1", Side.SOUTH), ("nowhere", Side.NORTH), 0, 0, 0, 9)
    page = Page(number=1, paper=(1, 1), frame=(0, 0, 1, 1), items=(*ITEMS[:3], broken))
    scene = Scene(title="", pages=(page,))
    with pytest.raises(MacroError, match="nowhere"):
        draw(desk, scene)
    sheet = front_sheet(desk)
    assert sheet.shapes_ == []
    assert [sheet.row_height_points(row) for row in range(1, ROWS)] == [15] * (ROWS - 1)
    assert pages.breaks(sheet) == set()
    assert canvas(desk).measure(COLUMNS, ROWS).scale == 100


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("target.Shapes(1).Fill.ForeColour.RGB = 1", 438),
        ("target.Shapes(1).Colour = 1", 438),
        ("target.Shapes(1).ConnectorFormat.BeginConnect target.Shapes(1), 1", 1004),
    ],
)
def test_the_double_refuses_what_excel_would_refuse(desk: Desk, line: str, number: int) -> None:
    draw(desk)
    macro = f"Public Sub Try()\nDim target As Object\nSet target = ActiveSheet\n{line}\nEnd Sub\n"
    desk.excel.add_module(macro, name="Try")
    with pytest.raises(VBARuntimeError, match=f"error {number}"):
        desk.excel.run("Try")
