"""A drawing in a form: printed on the sheet's own paper, refused where it could not be seen."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from sopxl.layout.plan import Layout, PlannedPage
from sopxl.model.errors import UserError
from sopxl.model.settings import Paper, Settings, Theme
from sopxl.pipeline.checking.single import Task
from sopxl.pipeline.drawing.drawn import draw as draw_file
from sopxl.pipeline.drawing.forms import written_form
from sopxl.pipeline.drawing.measuring import SheetPlace
from sopxl.pipeline.drawing.on_paper import DrawnAs, drawing_on_paper, scene_of
from sopxl.scene import EMU_PER_MM, Cell
from sopxl.workbook.drawing.sheet import without_drawing
from sopxl.workbook.package.parts import Package
from tests.pipeline.drawn import (
    NS,
    PX,
    anchors,
    draw,
    drawn,
    example,
    form,
    sheet_part,
    with_sheet,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sopxl.model.sop import Sop

TASK = Task(date(2026, 1, 1), {})
NUMBER = "05"
"""Eighteen steps and eight actors."""


def scale(workbook: bytes) -> int:
    found = re.search(rb'<pageSetup [^>]*scale="(\d+)"', sheet_part(workbook))
    assert found
    return int(found[1])


def breaks(workbook: bytes) -> list[int]:
    return [int(row) for row in re.findall(rb'<brk id="(\d+)"', sheet_part(workbook))]


def on_paper(code: int, workbook: bytes) -> bytes:
    def changed(part: bytes) -> bytes:
        return re.sub(rb'paperSize="\d+"', b'paperSize="%d"' % code, part)

    return with_sheet(workbook, changed)


def hidden(pattern: bytes, workbook: bytes) -> bytes:
    """The form after the columns or rows whose tags begin so were hidden."""
    return with_sheet(workbook, lambda part: re.sub(pattern, rb'\g<0> hidden="1"', part))


def test_the_paper_of_the_sheet_decides_the_scale_and_the_breaks() -> None:
    folio, a4, legal = (
        draw(w).content
        for w in (form(NUMBER), on_paper(9, form(NUMBER)), on_paper(5, form(NUMBER)))
    )
    assert scale(a4) < scale(folio) < scale(legal)
    assert b'paperSize="9"' in sheet_part(a4)


@pytest.mark.parametrize("paper", Paper)
def test_the_setting_decides_where_the_sheet_names_no_known_paper(paper: Paper) -> None:
    strange = on_paper(258, form(NUMBER))
    drawing = draw(strange, Settings(paper=paper)).content
    wanted = {Paper.F4: scale(drawn(NUMBER)), Paper.A4: scale(draw(on_paper(9, strange)).content)}
    assert scale(drawing) == pytest.approx(wanted[paper], abs=1)
    assert draw(form(NUMBER), Settings(paper=paper)).content == drawn(NUMBER)


def test_wide_margins_make_the_print_smaller() -> None:
    def wide(part: bytes) -> bytes:
        return re.sub(rb'left="0.4" right="0.4"', b'left="1.5" right="1.5"', part)

    assert scale(draw(with_sheet(form(NUMBER), wide)).content) < scale(drawn(NUMBER)) - 10


def test_a_sheet_that_stands_upright_is_fitted_to_the_short_side() -> None:
    def upright(part: bytes) -> bytes:
        return part.replace(b'orientation="landscape"', b'orientation="portrait"')

    narrow = scale(draw(with_sheet(form(NUMBER), upright)).content)
    assert narrow == pytest.approx(scale(drawn(NUMBER)) * (8.5 - 0.8) / (13 - 0.8), abs=1)


def test_hidden_actor_columns_are_refused_by_name() -> None:
    look = b' width="13.7109375" customWidth="1"/>'

    def without_two(part: bytes) -> bytes:
        shown, others = b'<col min="7" max="14"', b'<col min="9" max="14"'
        gone = b'<col min="7" max="8" hidden="1"'
        return part.replace(shown + look, gone + look + others + look)

    with pytest.raises(UserError, match=r"«Kepala Subbagian Perencanaan», «Kepala Subbagian Peng"):
        draw(with_sheet(form(NUMBER), without_two))


def test_blank_rows_between_steps_stay_narrow_and_hidden_ones_stay_hidden() -> None:
    layout = Layout(row_heights=(100 * PX, 50 * PX), first_row=0, scale=100, pages=())
    place = SheetPlace("SOP", (5, 9))
    assert place.heights(layout, {6}) == {5: 98 * PX, 7: PX, 8: PX, 9: 50 * PX}


def row_of_step(step: int) -> int:
    """The row of the sheet in which a step stands, counted from 1."""
    (text,) = anchors(drawn(NUMBER)).xpath(
        f"*[.//@name='sopxl:n{step}']/xdr:from/xdr:row/text()", namespaces=NS
    )
    return int(text) + 1


def test_hidden_or_filtered_rows_of_steps_are_refused_with_their_rows() -> None:
    row = row_of_step(3)
    with pytest.raises(UserError, match=rf"langkah 3 \(baris {row}\).*saringan"):
        draw(hidden(rb'<row r="%d"' % row, form(NUMBER)))


def test_many_hidden_rows_are_counted() -> None:
    rows = rb'<row r="(%s)"' % b"|".join(b"%d" % row_of_step(step) for step in range(2, 11))
    with pytest.raises(UserError, match=r"langkah 6 \(baris \d+\), dan 4 lagi"):
        draw(hidden(rows, form(NUMBER)))


def test_a_theme_of_the_settings_colours_the_shapes() -> None:
    plain, colour, contrast = (
        etree.tostring(anchors(draw(form(NUMBER), Settings(theme=theme)).content))
        for theme in Theme
    )
    assert b"B4D9D1" in colour
    assert b"FFE100" in contrast
    assert b"B4D9D1" not in plain


def with_break(row: int, workbook: bytes) -> bytes:
    """The form after the user has put a page break under a row."""
    marks = (
        b'<rowBreaks count="1" manualBreakCount="1"><brk id="%d" max="16383" man="1"/></rowBreaks>'
    )
    behind = b"</headerFooter>"
    return with_sheet(workbook, lambda part: part.replace(behind, behind + marks % row))


def test_a_page_break_of_the_user_cuts_the_flow_and_stays() -> None:
    row = row_of_step(4)
    broken = with_break(row, form(NUMBER))
    workbook = draw(broken).content
    assert row in breaks(workbook)
    assert row not in breaks(drawn(NUMBER))
    told = anchors(workbook).xpath("//@descr")
    assert "Penghubung halaman A: ke langkah 5, hal. 2" in told
    assert draw(workbook).content == workbook
    assert breaks(without_drawing(workbook, "SOP")) == [row]


def test_a_page_break_of_the_user_holds_in_the_pdf_too(tmp_path: Path) -> None:
    file = tmp_path / "sop.xlsx"
    file.write_bytes(draw(with_break(row_of_step(4), form(NUMBER))).content)
    _, drawing = draw_file(file, Task(date(2026, 1, 1), {}), DrawnAs.SCENE, "sop")
    first = json.loads(drawing.content)["pages"][0]
    assert max(node["step"] or 0 for node in first["nodes"]) == 4


@pytest.mark.parametrize(
    ("code", "chosen", "width"), [(9, {}, 297), (5, {}, 330), (9, {"kertas": "f4"}, 330)]
)
def test_the_pdf_has_the_paper_of_the_workbook_unless_another_is_chosen(
    tmp_path: Path, code: int, chosen: dict[str, object], width: int
) -> None:
    file = tmp_path / "sop.xlsx"
    file.write_bytes(on_paper(code, form(NUMBER)))
    _, drawing = draw_file(file, Task(date(2026, 1, 1), chosen), DrawnAs.SCENE, "sop")
    left, _, right, _ = json.loads(drawing.content)["pages"][0]["frame"]
    assert (left + right) // EMU_PER_MM == width


def test_a_screen_reader_meets_the_steps_in_their_order() -> None:
    told = [str(words) for words in anchors(drawn(NUMBER)).xpath("xdr:*//@descr", namespaces=NS)]
    steps = [int(found[1]) for words in told if (found := re.match(r"Langkah (\d+),", words))]
    assert steps == sorted(steps)
    assert len(set(steps)) == len(example(NUMBER).steps)


def test_a_break_among_blank_rows_is_the_one_where_the_page_ends() -> None:
    pages = (PlannedPage(number=1, first=0, last=0), PlannedPage(number=2, first=1, last=1))
    layout = Layout(row_heights=(PX, PX), first_row=0, scale=100, pages=pages)
    place = SheetPlace("SOP", (5, 9))
    assert place.ends((2, 6, 7, 30)) == {0: 7}
    assert place.breaks(layout, (6, 7)) == (7,)
    assert place.breaks(layout) == (8,)


def test_words_in_a_hidden_column_make_no_row_taller() -> None:
    narrower = draw(hidden(rb'<col min="15" max="15"', form(NUMBER))).content
    assert max(heights(narrower)) <= max(heights(drawn(NUMBER)))


def heights(workbook: bytes) -> list[float]:
    rows = re.findall(rb'<row [^>]*ht="([\d.]+)"', sheet_part(workbook))
    return [float(points) for points in rows]


def with_long_step(repeated: int) -> Sop:
    sop = example(NUMBER)
    endless = replace(sop.steps[2], activity="memeriksa " * repeated)
    return replace(sop, steps=(*sop.steps[:2], endless, *sop.steps[3:]))


def test_words_that_no_row_can_hold_are_told() -> None:
    assert "langkah 3 lebih panjang" in draw(written_form(with_long_step(250))).told[0]
    assert draw(form(NUMBER)).told == ()


@pytest.mark.parametrize(("repeated", "told"), [(250, "lebih kecil"), (900, "tidak tercetak")])
def test_a_long_text_is_told_and_makes_no_page_of_the_pdf_smaller(repeated: int, told: str) -> None:
    sop = with_long_step(repeated)
    usual = scene_of(example(NUMBER), Settings()).pages[-1].scale
    scene = scene_of(sop, Settings())
    assert {page.scale for page in scene.pages if not page.cover} == {usual}
    cells = [
        (item.box.bottom, page.frame[3])
        for page in scene.pages
        for item in page.items
        if isinstance(item, Cell) and any("memeriksa" in line for line in item.lines)
    ]
    assert all(bottom <= end for bottom, end in cells)
    (line,) = drawing_on_paper(sop, Settings(), DrawnAs.PDF).told
    assert "langkah 3 " in line
    assert told in line
    assert drawing_on_paper(example(NUMBER), Settings(), DrawnAs.PDF).told == ()


WINDOWS = {"letter": 1, "legal": 5, "folio": 14}


@pytest.mark.parametrize("code", WINDOWS.values(), ids=WINDOWS)
def test_drawing_twice_gives_the_same_bytes_on_every_paper(code: int) -> None:
    source = form(NUMBER) if code == 14 else on_paper(code, form(NUMBER))
    once = draw(source).content
    assert draw(once).content == once


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    """A form that its office has protected against everything but typing."""
    tag = b'</sheetData><sheetProtection sheet="1" objects="1" scenarios="1"/>'
    file = tmp_path / "sop.xlsx"
    file.write_bytes(with_sheet(form("01"), lambda part: part.replace(b"</sheetData>", tag)))
    return file


def test_a_protected_sheet_is_not_drawn_on_in_its_own_file(protected: Path) -> None:
    with pytest.raises(UserError, match="«SOP» terproteksi") as refused:
        draw_file(protected, TASK, DrawnAs.XLSX, "sop")
    assert refused.value.code == "sheet-protected"
    assert "-o FOLDER" in str(refused.value)


def test_a_copy_of_a_protected_sheet_is_drawn_on_and_that_is_told(protected: Path) -> None:
    _, drawing = draw_file(protected, TASK, DrawnAs.XLSX, "sop", elsewhere=True)
    assert drawing.told[0].startswith("Lembar «SOP» terproteksi: salinan ini digambar")
    assert b"<sheetProtection" in sheet_part(drawing.content)
    assert len(anchors(drawing.content)) > 0


def test_a_protection_that_allows_shapes_and_heights_stands_in_no_way(protected: Path) -> None:
    package = Package(protected.read_bytes())
    part = package.sheet("SOP")
    allowed = package.part(part).replace(b'objects="1"', b'formatRows="0"')
    package.put(part, allowed)
    protected.write_bytes(package.to_bytes())
    _, drawing = draw_file(protected, TASK, DrawnAs.XLSX, "sop")
    assert drawing.told == ()
