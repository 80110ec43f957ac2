"""Every back-end paints the symbols as the theme says, and backs the words of labels with white."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

import pypdfium2
import pytest
from matplotlib.image import imread

from sopxl.backends import drawingml, pdf, png, svg
from sopxl.scene import EMU_PER_POINT, Box, Edge, Label, Point, Scene, Shape, Side
from sopxl.scene.style import Looks, Paint
from tests.backends.scenes import GRID, page_with, symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

    Seen: TypeAlias = Callable[[Scene, Looks], np.ndarray]

GREEN = Looks(
    columns=(Paint("00FF00", "FF0000"),),
    shapes=((Shape.DECISION, Paint("0000FF", "FF0000")),),
    line=2 * EMU_PER_POINT,
)
PROCESS, DECISION = symbol(1, Shape.PROCESS, 1, 2), symbol(2, Shape.DECISION, 2, 3)
SCENE = Scene(title="", pages=(page_with(PROCESS, DECISION),))
PT = EMU_PER_POINT


def pdf_dots(scene: Scene, looks: Looks) -> np.ndarray:
    page = pypdfium2.PdfDocument(pdf.render(scene, looks))[0]
    dots: np.ndarray = page.render(scale=1, rev_byteorder=True).to_numpy()[:, :, :3]
    return dots


def png_dots(scene: Scene, looks: Looks) -> np.ndarray:
    dots: np.ndarray = imread(BytesIO(png.render(scene, 72, looks)))[:, :, :3] * 255
    return dots


@pytest.mark.parametrize("dots_of", [pdf_dots, png_dots])
def test_paper_shows_the_fill_of_the_column_and_that_of_a_shape_before_it(dots_of: Seen) -> None:
    dots = dots_of(SCENE, GREEN)
    for node, colour in ((PROCESS, (0, 255, 0)), (DECISION, (0, 0, 255))):
        middle = node.box.centre
        assert tuple(dots[middle.y // PT, middle.x // PT]) == colour
    side = PROCESS.box.dock(Side.WEST)
    red = dots[side.y // PT, side.x // PT - 1 : side.x // PT + 2]
    assert any(tuple(dot) == (255, 0, 0) for dot in red)


def test_the_svg_names_fills_and_outlines() -> None:
    text = svg.render(SCENE, GREEN)
    assert 'fill="#00FF00" stroke="#FF0000" stroke-width="2"' in text
    assert 'fill="#0000FF"' in text


def test_native_shapes_have_fills_and_outlines() -> None:
    text = "".join(drawingml.render(SCENE, GRID, looks=GREEN).before)
    assert '<a:srgbClr val="00FF00"/></a:solidFill><a:ln w="25400">' in text
    assert '<a:srgbClr val="0000FF"/></a:solidFill><a:ln w="25400">' in text
    assert text.count('<a:srgbClr val="FF0000"/>') == 2


@pytest.mark.parametrize("dots_of", [pdf_dots, png_dots])
def test_a_label_stands_on_white_where_a_line_passes_below(dots_of: Seen) -> None:
    line = Edge(
        id="e",
        source=("a", Side.EAST),
        target=("b", Side.WEST),
        points=(Point(0, 100 * PT), Point(300 * PT, 100 * PT)),
    )
    box = Box(100 * PT, 90 * PT, 40 * PT, 20 * PT)
    label = Label(id="l", edge="e", box=box, text=".")
    dots = dots_of(Scene(title="", pages=(page_with(line, label),)), Looks())
    along = dots[98:103, :, 0].min(axis=0)
    assert along[60] < 150
    assert (along[102:110] == 255).all()
    assert along[180] < 150
