"""A scene as native shapes on a worksheet."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from sopxl.backends.connector import WHOLE, ConnectorShape, points_of
from sopxl.backends.drawingml import Anchors, render
from sopxl.scene import Align, Box, Label, Point, Scene, Shape, Side
from sopxl.scene.sheet import on_sheet
from tests.backends.scenes import (
    CHECK,
    GRID,
    LEAVE,
    MEND,
    PAGE,
    PX,
    SCENE,
    START,
    arrow,
    page_with,
    symbol,
)

if TYPE_CHECKING:
    from collections.abc import Callable

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
NS = {"a": A, "mc": MC, "xdr": XDR}


def drawing_of(anchors: Anchors) -> etree._Element:
    content = "".join((*anchors.behind, *anchors.before))
    return etree.fromstring(f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}">{content}</xdr:wsDr>')


def drawing(scene: Scene = SCENE, first_id: int = 2) -> etree._Element:
    return drawing_of(render(scene, GRID, first_id))


def place(anchor: etree._Element, corner: str) -> Point:
    """Where a corner of an anchor lies on the sheet, told by its cell and offsets."""
    texts = anchor.xpath(f"xdr:{corner}/*/text()", namespaces=NS)
    column, x, row, y = (int(text) for text in texts)
    return Point(GRID.column_edges[column] + x, GRID.row_edges[row] + y)


def shape_in(connector: etree._Element, frame: Box) -> ConnectorShape:
    """The connector that a reader sees: geometry from the element, frame from its anchor."""
    form = connector.find(".//a:xfrm", NS)
    assert form is not None
    return ConnectorShape(
        preset=connector.xpath("string(.//a:prstGeom/@prst)", namespaces=NS),
        rotation=int(form.get("rot", "0")) // 60_000,  # type: ignore[arg-type]
        flip_horizontal=form.get("flipH") == "1",
        flip_vertical=form.get("flipV") == "1",
        adjustments=tuple(
            int(formula.removeprefix("val "))
            for formula in connector.xpath(".//a:gd/@fmla", namespaces=NS)
        ),
        frame=frame,
    )


def test_the_drawing_reads_as_approved(same_as_golden: Callable[[str, str], None]) -> None:
    root = drawing()
    etree.indent(root)
    same_as_golden(etree.tostring(root, encoding="unicode") + "\n", "backends/flow.drawing.xml")


def test_symbols_stand_where_the_scene_has_them() -> None:
    for node in (START, CHECK, MEND, LEAVE):
        (anchor,) = drawing().xpath(f"*[.//@name='sopxl:{node.id}']", namespaces=NS)
        assert place(anchor, "from") == Point(node.box.x, node.box.y)
        assert place(anchor, "to") == Point(node.box.right, node.box.bottom)


def test_connectors_are_glued_to_the_symbols_at_both_ends() -> None:
    root = drawing()
    ids = {
        node.id: root.xpath(f"string(.//xdr:cNvPr[@name='sopxl:{node.id}']/@id)", namespaces=NS)
        for node in PAGE.nodes
    }
    sites = {Side.NORTH: "0", Side.WEST: "1", Side.SOUTH: "2", Side.EAST: "3"}
    for edge in PAGE.edges:
        (glued,) = root.xpath(f".//xdr:cxnSp[.//@name='sopxl:{edge.id}']", namespaces=NS)
        for end, (name, side) in (("stCxn", edge.source), ("endCxn", edge.target)):
            (glue,) = glued.xpath(f".//a:{end}", namespaces=NS)
            assert (glue.get("id"), glue.get("idx")) == (ids[name], sites[side])


def points_in(drawn: etree._Element, frame: Box) -> tuple[Point, ...]:
    """The path of a shape with a geometry of its own that fills its frame."""
    corners = drawn.xpath(".//a:path//a:pt", namespaces=NS)
    return tuple(Point(frame.x + int(pt.get("x")), frame.y + int(pt.get("y"))) for pt in corners)


@pytest.mark.parametrize("spelling", ["xdr:cxnSp", "xdr:sp"])
def test_both_spellings_of_an_arrow_follow_the_path_of_the_scene(spelling: str) -> None:
    for edge in PAGE.edges:
        (drawn,) = drawing().xpath(f".//{spelling}[.//@name='sopxl:{edge.id}']", namespaces=NS)
        (anchor,) = drawn.xpath("ancestor::xdr:twoCellAnchor", namespaces=NS)
        start, end = place(anchor, "from"), place(anchor, "to")
        frame = Box(start.x, start.y, end.x - start.x, end.y - start.y)
        shown = points_in(drawn, frame) or points_of(shape_in(drawn, frame))
        assert len(shown) == len(edge.points)
        for wanted, got in zip(edge.points, shown, strict=True):
            assert max(abs(wanted.x - got.x), abs(wanted.y - got.y)) <= PX


def test_a_path_that_leaves_the_frame_of_its_ends_is_anchored_where_it_runs() -> None:
    """LibreOffice widens columns, and a lane that is a multiple of a narrow frame would stay."""
    (way_back,) = (edge for edge in PAGE.edges if len(edge.points) == 5)
    (drawn,) = drawing().xpath(f".//xdr:sp[.//@name='sopxl:{way_back.id}']", namespaces=NS)
    (anchor,) = drawn.xpath("ancestor::xdr:twoCellAnchor", namespaces=NS)
    assert place(anchor, "to").x == max(point.x for point in way_back.points)
    assert drawn.xpath("boolean(.//a:ln/a:tailEnd)", namespaces=NS)


def test_ids_are_unique_and_begin_where_they_may() -> None:
    ids = [int(text) for text in drawing(first_id=40).xpath(".//xdr:cNvPr/@id", namespaces=NS)]
    assert sorted(ids) == list(range(40, 40 + len(ids)))


def test_every_shape_bears_our_name_and_all_but_the_backings_say_what_they_are() -> None:
    for named in drawing().xpath(".//xdr:cNvPr", namespaces=NS):
        name = named.get("name")
        assert name.startswith("sopxl:")
        decorative = named.xpath(".//*[local-name()='decorative']/@val", namespaces=NS)
        assert bool(named.get("descr")) != (decorative == ["1"])
        assert (decorative == ["1"]) == name.startswith("sopxl:latar-")


def test_each_step_has_a_white_backing_within_the_borders_of_its_cell() -> None:
    backings = drawing_of(Anchors(render(SCENE, GRID).behind, ()))
    assert backings.xpath("*/mc:Choice//@name", namespaces=NS) == [
        "sopxl:latar-n1",
        "sopxl:latar-n2",
        "sopxl:latar-n3",
    ]
    second, other = backings.xpath("*/*/*[.//@name='sopxl:latar-n2']", namespaces=NS)
    assert place(second, "from") == Point(GRID.column_edges[2] + PX, GRID.row_edges[3] + PX)
    assert place(second, "to") == Point(GRID.column_edges[3] - PX, GRID.row_edges[4] - PX)
    assert place(other, "from") == place(second, "from")
    assert 96 * PX < int(other.xpath("string(xdr:ext/@cx)", namespaces=NS)) < 101 * PX


def test_what_the_paper_shows_smaller_stands_in_its_true_size_on_the_sheet() -> None:
    half = Scene(
        title="",
        pages=(
            type(PAGE)(
                number=1,
                paper=PAGE.paper,
                frame=PAGE.frame,
                scale=50,
                origin=Point(10 * PX, 20 * PX),
                sheet_origin=Point(64 * PX, 40 * PX),
                items=(
                    symbol(1, Shape.PROCESS, 1, 2),
                    Label(id="l", edge="e", box=Box(0, 0, PX, PX), text="Ya", align=Align.RIGHT),
                ),
            ),
        ),
    )
    (anchor,) = drawing(half).xpath("*[.//@name='sopxl:n1']", namespaces=NS)
    box = half.pages[0].nodes[0].box
    assert place(anchor, "from") == on_sheet(half.pages[0], Point(box.x, box.y))
    assert place(anchor, "to").x - place(anchor, "from").x == 2 * box.width
    assert drawing(half).xpath("string(.//*[@txBox]/../..//a:rPr/@sz)", namespaces=NS) == "1600"


def test_a_link_has_no_arrow_head() -> None:
    link = type(PAGE.edges[0])(
        id="t",
        source=("n1", Side.EAST),
        target=("n2", Side.WEST),
        points=(Point(0, 0), Point(PX, 0)),
        arrow=False,
    )
    assert not drawing(Scene(title="", pages=(page_with(link),))).xpath(
        ".//a:tailEnd", namespaces=NS
    )
    assert len(drawing().xpath(".//xdr:cxnSp//a:tailEnd", namespaces=NS)) == len(PAGE.edges)


def test_text_that_xml_cannot_hold_does_not_break_the_drawing() -> None:
    node = symbol(1, Shape.PROCESS, 1, 2, 'a<b> & "c"\x0b\ud800d\nbaris dua')
    root = drawing(Scene(title="", pages=(page_with(node),)))
    assert root.xpath(".//a:t/text()", namespaces=NS) == ['a<b> & "c"d', "baris dua"]


def test_an_arrow_that_turns_back_to_its_own_line_stays_within_the_file_formats_numbers() -> None:
    step = count(1)
    upper, lower = (symbol(next(step), Shape.PROCESS, 1, row) for row in (2, 4))
    out = (upper.box.right + 3 * PX, upper.box.dock(Side.EAST).y)
    loop = arrow(upper, Side.EAST, lower, Side.EAST, out, (out[0], lower.box.dock(Side.EAST).y))
    root = drawing(Scene(title="", pages=(page_with(upper, lower, loop),)))
    (adjustment,) = root.xpath(".//xdr:cxnSp//a:gd/@fmla", namespaces=NS)
    assert abs(int(adjustment.removeprefix("val "))) < 100 * WHOLE


@pytest.mark.parametrize(
    ("shape", "preset"),
    [
        (Shape.TERMINATOR, "flowChartTerminator"),
        (Shape.PROCESS, "flowChartProcess"),
        (Shape.DECISION, "flowChartDecision"),
        (Shape.OFF_PAGE, "flowChartOffpageConnector"),
    ],
)
def test_every_shape_is_a_flowchart_symbol_of_office(shape: Shape, preset: str) -> None:
    root = drawing(Scene(title="", pages=(page_with(symbol(1, shape, 1, 2)),)))
    (symbol_named,) = root.xpath("//xdr:sp[.//@name='sopxl:n1']", namespaces=NS)
    assert symbol_named.xpath("string(.//a:prstGeom/@prst)", namespaces=NS) == preset


def test_no_word_is_lost_and_the_words_of_the_form_are_left_to_the_sheet() -> None:
    said = drawing().xpath(".//a:t/text()", namespaces=NS)
    assert said == ["Mulai", "A", "Ya", "ke langkah 4, hal. 2"]
