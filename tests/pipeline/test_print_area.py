"""What is printed ends with the last row that holds something, and comes back with clearing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.workbook.drawing.sheet import without_drawing
from sopxl.workbook.package.parts import Package
from tests.pipeline.drawn import XDR, draw, drawn, form, sheet_part, with_anchors, with_sheet

if TYPE_CHECKING:
    from lxml import etree

NUMBER = "05"
FIRST, STEPS, PREPARED = 6, 18, 24
"""The row of the first step, the steps, the last row that is prepared."""

LAST = FIRST + STEPS - 1
AREA = re.compile(rb'(_xlnm.Print_Area" localSheetId="3">SOP!\$E\$1:\$R\$)(\d+)([^<]*)<')


def printed(workbook: bytes) -> int:
    """The last row that is printed."""
    found = AREA.search(Package(workbook).part("xl/workbook.xml"))
    assert found
    return int(found[2])


def with_area(workbook: bytes, row: int, more: bytes = b"") -> bytes:
    package = Package(workbook)
    content = package.part("xl/workbook.xml")
    package.put("xl/workbook.xml", AREA.sub(rb"\g<1>%d%s<" % (row, more), content))
    return package.to_bytes()


def with_words(workbook: bytes, cell: str) -> bytes:
    """The form after somebody has written into a cell below the steps."""
    written = b'<c r="%s" t="inlineStr"><is><t>Catatan</t></is></c>' % cell.encode()
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").encode()
    pattern = rb'(<row r="%s"[^>]*>.*?)<c r="%s"[^>]*/>' % (row, cell.encode())
    return with_sheet(workbook, lambda part: re.sub(pattern, rb"\1" + written, part, count=1))


def test_prepared_rows_without_a_step_are_not_printed() -> None:
    assert printed(form(NUMBER)) == PREPARED
    assert printed(drawn(NUMBER)) == LAST
    assert without_drawing(drawn(NUMBER), "SOP") == form(NUMBER)
    assert draw(drawn(NUMBER)).content == drawn(NUMBER)


def test_words_below_the_steps_are_printed() -> None:
    assert printed(draw(with_words(form(NUMBER), f"F{PREPARED}")).content) == PREPARED


def test_words_outside_of_the_area_do_not_count() -> None:
    shown = re.compile(rb'<c r="[A-D]%d"[^>]*><v>' % PREPARED)
    assert shown.search(sheet_part(form(NUMBER)))
    assert printed(drawn(NUMBER)) == LAST


def test_a_picture_of_the_user_below_the_steps_is_printed() -> None:
    def signed(root: etree._Element) -> None:
        mine = root[0]
        for row in mine.iter(f"{{{XDR}}}row"):
            row.text = str(PREPARED - 1)
        for named in mine.iter(f"{{{XDR}}}cNvPr"):
            named.set("name", "Stempel")

    assert printed(draw(with_anchors(drawn(NUMBER), signed)).content) == PREPARED


def test_a_step_typed_below_the_last_drawing_is_printed_by_the_next() -> None:
    shorter = with_area(form(NUMBER), LAST - 3)
    assert printed(draw(shorter).content) == LAST
    assert without_drawing(draw(shorter).content, "SOP") == shorter


def test_an_area_that_somebody_has_changed_since_stays() -> None:
    changed = with_area(drawn(NUMBER), LAST + 2)
    assert printed(without_drawing(changed, "SOP")) == LAST + 2


def test_an_area_of_several_pieces_stays_as_it_is() -> None:
    pieces = with_area(form(NUMBER), PREPARED, b",SOP!$A$30:$B$31")
    assert printed(draw(pieces).content) == PREPARED
