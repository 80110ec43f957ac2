"""What is shown of drawings on the pages of the rules is true of drawings in real workbooks."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from sopxl.pipeline.checking.single import Task, inspect
from sopxl.rules.drawing import SHAPES
from sopxl.rules.examples.drawings import DRAWING_EXAMPLES
from sopxl.template.address import Spot
from sopxl.workbook.package.parts import Package
from tests.pipeline.drawn import XDR, A, drawing_part
from tests.workbook.pictures import cells_of

if TYPE_CHECKING:
    from pathlib import Path

PRESETS = {name: preset for preset, name in SHAPES.items()} | {
    "kapsul": "flowChartTerminator",
    "kotak": "flowChartProcess",
    "segilima": "flowChartOffpageConnector",
}
FLOW = re.compile(r"(segilima )?baris (\d+) ke (segilima )?baris (\d+)")
BREAK = re.compile(r"Halaman baru: setelah baris (\d+)")
TASK = Task(date(2026, 6, 1), {}, alone=True)


def workbook_drawn(picture: str) -> bytes:
    """Return the workbook that a picture shows, its symbols drawn over the cells."""
    cells = cells_of(picture)
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("SOP")
        for cell, text in cells.items():
            if text not in drawn_over(cells).values():
                sheet.write_string(cell, text)
        sheet.set_h_pagebreaks([int(row) for row in BREAK.findall(picture)])
        sheet.insert_textbox("Z1", "")  # only so that the sheet has a drawing to be replaced
    package = Package(file.getvalue())
    package.put(drawing_part(package), drawing(picture).encode())
    return package.to_bytes()


def drawn_over(cells: dict[str, str]) -> dict[str, str]:
    """Return the symbols by the cells over which they are drawn."""
    known = PRESETS.keys()
    return {cell: text for cell, text in cells.items() if known >= set(text.split(", "))}


def drawing(picture: str) -> str:
    ids: dict[tuple[int, bool], int] = {}
    drawn = []
    for cell, names in drawn_over(cells_of(picture)).items():
        spot = Spot.at(cell)
        for name in names.split(", "):
            number = ids[spot.row, name == "segilima"] = len(ids) + 1
            drawn.append(anchored(spot, shape(number, PRESETS[name])))
    for from_pentagon, source, to_pentagon, target in FLOW.findall(picture):
        start = ids[int(source), bool(from_pentagon)]
        end = ids[int(target), bool(to_pentagon)]
        drawn.append(anchored(Spot(int(source), 3), connector(100 + len(drawn), start, end)))
    return f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}">{"".join(drawn)}</xdr:wsDr>'


def anchored(spot: Spot, element: str) -> str:
    corner = (
        f"<xdr:col>{spot.column - 1}</xdr:col><xdr:colOff>0</xdr:colOff>"
        f"<xdr:row>{spot.row - 1}</xdr:row><xdr:rowOff>0</xdr:rowOff>"
    )
    corners = f"<xdr:from>{corner}</xdr:from><xdr:to>{corner}</xdr:to>"
    return f"<xdr:twoCellAnchor>{corners}{element}<xdr:clientData/></xdr:twoCellAnchor>"


def shape(number: int, preset: str) -> str:
    return (
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="{number}" name="Bentuk {number}"/><xdr:cNvSpPr/>'
        f'</xdr:nvSpPr><xdr:spPr><a:prstGeom prst="{preset}"/></xdr:spPr></xdr:sp>'
    )


def connector(number: int, start: int, end: int) -> str:
    return (
        f'<xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvPr id="{number}" name="Panah {number}"/>'
        f'<xdr:cNvCxnSpPr><a:stCxn id="{start}" idx="2"/><a:endCxn id="{end}" idx="0"/>'
        "</xdr:cNvCxnSpPr></xdr:nvCxnSpPr><xdr:spPr>"
        '<a:prstGeom prst="bentConnector3"/></xdr:spPr></xdr:cxnSp>'
    )


def told(picture: str, folder: Path) -> set[str]:
    """Return the codes of what is found in the drawing."""
    file = folder / "uji.xlsx"
    file.write_bytes(workbook_drawn(picture))
    outcome = inspect(file, TASK)
    assert outcome.sop is not None
    assert len(outcome.sop.steps) == len(drawn_over(cells_of(picture)))
    codes = {located.finding.rule.code for located in outcome.findings}
    return {code for code in codes if code[0] == "G"}


@pytest.mark.parametrize("code", DRAWING_EXAMPLES)
def test_the_broken_drawing_breaks_its_rule_alone_and_the_kept_one_none(
    code: str, tmp_path: Path
) -> None:
    broken, kept = DRAWING_EXAMPLES[code]
    assert told(broken, tmp_path) == {code}
    assert told(kept, tmp_path) == set()
