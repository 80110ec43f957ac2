"""A scene as rows that a macro carries out."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from sopxl.backends import drawingml
from sopxl.backends.drawlist import canvas
from sopxl.backends.drawlist import commands as drawlist
from sopxl.model.settings import Theme
from sopxl.scene import (
    EMU_PER_POINT,
    Box,
    Cell,
    Edge,
    Label,
    Node,
    Page,
    Point,
    Scene,
    Shape,
    Side,
)
from sopxl.scene.sheet import SheetGrid
from sopxl.scene.style import LOOKS

MACRO = Path(__file__).parents[2] / "macros" / "SopxlDraw.bas"
GRID = SheetGrid(
    tuple(100 * EMU_PER_POINT * edge for edge in range(5)),
    tuple(50 * EMU_PER_POINT * edge for edge in range(9)),
)


def points(*lengths: int) -> list[int]:
    return [length * EMU_PER_POINT for length in lengths]


def node(name: str, shape: Shape, x: int, y: int, step: int | None = None) -> Node:
    return Node(id=name, step=step, shape=shape, box=Box(*points(x, y, 60, 20)), text=name)


DECISION = node("n1", Shape.DECISION, 110, 60, step=1)
PROCESS = node("n2", Shape.PROCESS, 210, 110, step=2)
ARROW = Edge(
    id="e1-2",
    source=("n1", Side.EAST),
    target=("n2", Side.NORTH),
    points=(Point(*points(170, 70)), Point(*points(240, 70)), Point(*points(240, 110))),
    answer="Ya",
)
LABEL = Label(id="l1", edge="e1-2", box=Box(*points(172, 60, 20, 10)), text="Ya")


def scene(*items: Node | Edge | Label | Cell, scale: int = 100) -> Scene:
    page = Page(number=1, paper=(1, 1), frame=(0, 0, 1, 1), items=items, scale=scale)
    return Scene(title="", pages=(page,))


def test_the_macro_reads_the_columns_that_are_written() -> None:
    enumeration = re.search(
        r"Public Enum ListColumn\n(.*?)End Enum", MACRO.read_text("utf-8"), re.DOTALL
    )
    assert enumeration
    members = re.findall(r"List(\w+)", enumeration[1])
    written = [field.name.replace("_", "") for field in fields(drawlist.Command)]
    assert [member.casefold() for member in members] == written


def test_the_macro_knows_every_operation() -> None:
    known = set(re.findall(r'Case "(\w+)"', MACRO.read_text("utf-8")))
    assert known == {operation.value for operation in drawlist.Operation}


def test_what_is_glued_is_drawn_before_the_glue() -> None:
    commands = canvas.render(scene(ARROW, LABEL, PROCESS, DECISION), GRID)
    names = [command.name for command in commands]
    assert names == [
        "sopxl:latar-n2",
        "sopxl:latar-n1",
        "sopxl:n2",
        "sopxl:n1",
        "sopxl:e1-2",
        "sopxl:l1",
    ]


def test_a_place_is_a_cell_and_a_distance() -> None:
    *_, command = canvas.render(scene(PROCESS), GRID)
    assert (command.column1, command.x1, command.row1, command.y1) == (3, 10, 3, 10)
    assert (command.column2, command.x2, command.row2, command.y2) == (3, 70, 3, 30)


def test_paper_at_half_scale_is_twice_as_wide_on_the_sheet() -> None:
    *_, command = canvas.render(scene(PROCESS, scale=50), GRID)
    assert (command.column1, command.x1, command.row1, command.y1) == (5, 20, 5, 20)


def test_an_arrow_names_its_ends_and_its_bends() -> None:
    command = canvas.render(scene(DECISION, PROCESS, ARROW), GRID)[-1]
    assert (command.source, command.source_site) == ("sopxl:n1", 4)
    assert (command.target, command.target_site) == ("sopxl:n2", 1)
    assert (command.kind, command.adjustments, command.arrow) == (canvas.ELBOW_LINK, 0, 1)


def test_a_detour_carries_its_adjustments() -> None:
    detour = Edge(
        id="e2-1",
        source=("n2", Side.EAST),
        target=("n1", Side.EAST),
        points=(
            Point(*points(270, 120)),
            Point(*points(300, 120)),
            Point(*points(300, 70)),
            Point(*points(170, 70)),
        ),
        arrow=False,
    )
    command = canvas.render(scene(DECISION, PROCESS, detour), GRID)[-1]
    assert (command.adjustments, command.adjustment1, command.arrow) == (1, -0.3, 0)


@pytest.mark.parametrize("theme", Theme)
def test_a_theme_is_the_same_in_the_list_and_in_the_file(theme: Theme) -> None:
    looks = LOOKS[theme]
    wanted = scene(DECISION, PROCESS, ARROW, LABEL)
    anchors = drawingml.render(wanted, GRID, looks=looks)
    file = "".join((*anchors.behind, *anchors.before))
    for command in canvas.render(wanted, GRID, looks):
        shape = re.findall(rf'name="{command.name}".*?</xdr:(?:sp|cxnSp)>', file)[0]
        width = round((command.weight or 0) * EMU_PER_POINT)
        line = f'<a:ln w="{width}">{painted(command.outline)}'
        assert (line in shape) == (command.outline is not None)
        assert (f"{painted(command.ink)}<a:latin" in shape) == bool(command.text)
        before, _, _ = shape.partition("<a:ln")
        assert painted(command.fill, command.transparency) in before


def colour(number: int | None) -> str:
    """The colour as a file spells it."""
    assert number is not None
    return number.to_bytes(3, "little").hex().upper()


def painted(number: int | None, transparency: float | None = None) -> str:
    if number is None:
        return ""
    alpha = f'<a:alpha val="{round((1 - transparency) * 100_000)}"/>' if transparency else ""
    said = f'<a:srgbClr val="{colour(number)}"'
    return (
        f"<a:solidFill>{said}>{alpha}</a:srgbClr></a:solidFill>"
        if alpha
        else (f"<a:solidFill>{said}/></a:solidFill>")
    )


@pytest.mark.parametrize("shape", Shape)
def test_every_shape_is_drawn(shape: Shape) -> None:
    (command,) = canvas.render(scene(node("n1", shape, 0, 0)), GRID)
    assert command.kind == canvas.SYMBOLS[shape]


def test_a_cell_of_the_form_is_passed_over() -> None:
    assert canvas.render(scene(Cell(box=Box(0, 0, 9, 9), lines=("Kegiatan",))), GRID) == ()


@pytest.mark.parametrize("text", ["=A1", "1/2", "-", "'x", "Ya"])
def test_no_text_becomes_a_formula_or_a_date(text: str) -> None:
    label = Label(id="l", edge="e", box=LABEL.box, text=text)
    (command,) = canvas.render(scene(label), GRID)
    assert f"'{text}" in command.row()


def test_every_row_is_as_wide_as_the_list() -> None:
    commands = (
        drawlist.clear(),
        drawlist.memory("sopxl:catatan", "{}"),
        *canvas.render(scene(ARROW, DECISION), GRID),
    )
    assert {len(row) for row in drawlist.rows(commands)} == {len(fields(drawlist.Command))}
