"""What people draw by hand, or do to what sopxl has drawn, is told by `sopxl check`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from sopxl.pipeline.checking.single import Task, inspect
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.package.parts import Package
from sopxl.workbook.read.drawn import drawn_on
from tests.pipeline.drawn import draw, form

if TYPE_CHECKING:
    from pathlib import Path

    from sopxl.model.drawn import Drawn

SHEET = "SOP"
ON_ONE_PAGE = "08"
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
