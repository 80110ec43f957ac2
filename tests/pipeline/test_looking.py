"""What people draw by hand, or do to what sopxl has drawn, is told by `sopxl check`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from sopxl.pipeline.checking.single import Task, inspect
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.package.parts import Package
from sopxl.workbook.read.drawn import drawn_on
from tests.pipeline.drawn import NS, XDR, A, dragged, draw, form, with_anchors

if TYPE_CHECKING:
    from pathlib import Path

    from sopxl.model.drawn import Drawn

SHEET = "SOP"
ON_ONE_PAGE = "08"
COLUMN = 96
"""The width of an actor's column, in pixels."""

TASK = Task(date(2026, 6, 1), {}, alone=True)


@pytest.fixture(scope="module")
def drawing() -> bytes:
    """An example, drawn on one page."""
    return draw(form(ON_ONE_PAGE)).content


def replaced(workbook: bytes, old: str, new: str, *, in_drawing: bool) -> bytes:
    """Return the workbook with another text in the sheet of the steps, or in its drawing."""
    package = Package(workbook)
    part = package.sheets()[SHEET]
    if in_drawing:
        kinds = {other.kind: other.target for other in package.relationships(part)}
        part = next(target for kind, target in kinds.items() if kind.endswith("/drawing"))
    package.put(part, package.part(part).replace(old.encode(), new.encode()))
    return package.to_bytes()


def told(workbook: bytes, folder: Path) -> list[str]:
    file = folder / "uji.xlsx"
    file.write_bytes(workbook)
    outcome = inspect(file, TASK)
    return [f"{one.finding.rule.code} {one.place}" for one in outcome.findings]


def group_two_steps(root: etree._Element) -> None:
    """Group the symbols of the second and the third step, as Excel does."""
    names = " or ".join(f"@name='sopxl:{name}'" for name in ("n2", "n3"))
    first, second = root.xpath(f"*[xdr:sp/*/xdr:cNvPr[{names}]]", namespaces=NS)
    corner = first.find(f".//{{{A}}}off")
    far, last = (second.find(f".//{{{A}}}{name}") for name in ("off", "ext"))
    x, y = int(corner.get("x")), int(corner.get("y"))
    size = int(far.get("x")) + int(last.get("cx")) - x, int(far.get("y")) + int(last.get("cy")) - y
    first.replace(first.find(f"{{{XDR}}}to"), second.find(f"{{{XDR}}}to"))
    frame = "".join(
        f'<a:{start} x="{x}" y="{y}"/><a:{end} cx="{size[0]}" cy="{size[1]}"/>'
        for start, end in (("off", "ext"), ("chOff", "chExt"))
    )
    group = etree.fromstring(
        f'<xdr:grpSp xmlns:xdr="{XDR}" xmlns:a="{A}"><xdr:nvGrpSpPr><xdr:cNvPr id="999" name="G"/>'
        f"<xdr:cNvGrpSpPr/></xdr:nvGrpSpPr><xdr:grpSpPr><a:xfrm>{frame}</a:xfrm></xdr:grpSpPr>"
        "</xdr:grpSp>"
    )
    shapes = [anchor.find(f"{{{XDR}}}sp") for anchor in (first, second)]
    first.replace(shapes[0], group)
    group.extend(shapes)
    root.remove(second)


def on_the_sheet(workbook: bytes) -> Drawn:
    found = drawn_on(guarded(workbook, "uji.xlsx"), SHEET)
    assert found
    return found


def test_a_form_without_a_drawing_has_none() -> None:
    assert drawn_on(guarded(form(ON_ONE_PAGE), "uji.xlsx"), SHEET) is None


def test_what_sopxl_draws_breaks_no_rule(drawing: bytes, tmp_path: Path) -> None:
    assert on_the_sheet(drawing).flows
    assert told(drawing, tmp_path) == []
    assert told(draw(form("05")).content, tmp_path) == []


def test_a_symbol_that_is_none_of_the_five_is_told_once_in_its_row(
    drawing: bytes, tmp_path: Path
) -> None:
    other = replaced(drawing, '"flowChartTerminator"', '"ellipse"', in_drawing=True)
    rows = {symbol.row for symbol in on_the_sheet(other).symbols if symbol.preset == "ellipse"}
    assert len(rows) == 2  # the first step and the last
    assert told(other, tmp_path) == [f"G102 {SHEET}!F{row}" for row in sorted(rows)]


def test_a_page_break_put_through_a_drawn_arrow_is_told(drawing: bytes, tmp_path: Path) -> None:
    found = on_the_sheet(drawing)
    flow = next(flow for flow in found.flows if flow.target == flow.source + 1)
    page = f'<rowBreaks count="1"><brk id="{flow.source}" man="1"/></rowBreaks>'
    cut = replaced(drawing, "<drawing ", f"{page}<drawing ", in_drawing=False)
    assert on_the_sheet(cut).breaks == (flow.source,)
    assert f"G101 {SHEET}!F{flow.source}" in told(cut, tmp_path)


def test_a_symbol_dragged_to_another_actor_is_told_at_the_cell_of_the_actor(
    drawing: bytes, tmp_path: Path
) -> None:
    away = dragged(drawing, "n2", -COLUMN, 0)
    assert told(away, tmp_path) == [f"G103 {SHEET}!B7"]
    assert told(dragged(drawing, "n2", -COLUMN // 4, 0), tmp_path) == []


def test_a_symbol_in_a_group_stands_where_it_is_seen(drawing: bytes, tmp_path: Path) -> None:
    grouped = with_anchors(drawing, group_two_steps)
    assert set(on_the_sheet(grouped).symbols) == set(on_the_sheet(drawing).symbols)
    assert told(grouped, tmp_path) == []


def test_words_in_boxes_without_a_frame_are_no_symbols(drawing: bytes) -> None:
    plain = replaced(drawing, ' txBox="1"', "", in_drawing=True)
    assert on_the_sheet(plain) == on_the_sheet(drawing)
