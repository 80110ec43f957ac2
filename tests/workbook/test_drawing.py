"""A drawing goes into a user's workbook and comes out again; everything else stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopxl.model.errors import UserError
from sopxl.workbook.drawing.sheet import (
    SheetDrawing,
    earlier_drawing,
    sheet_geometry,
    with_drawing,
    without_drawing,
)
from tests.workbook.workbooks import changed, parts, plain, rich, workbook_of

PT = 12_700
SHEET = "xl/worksheets/sheet1.xml"
DRAWING = "xl/drawings/drawing1.xml"


def anchor(title: str, number: int) -> str:
    """A shape of no size: what is in an anchor does not matter here."""
    numbers = (("col", 1), ("colOff", 0), ("row", 6), ("rowOff", 0))
    place = "".join(f"<xdr:{name}>{value}</xdr:{name}>" for name, value in numbers)
    return (
        f"<xdr:twoCellAnchor><xdr:from>{place}</xdr:from><xdr:to>{place}</xdr:to><xdr:sp macro='' "
        f"textlink=''><xdr:nvSpPr><xdr:cNvPr id='{number}' name='{title}'/><xdr:cNvSpPr/>"
        "</xdr:nvSpPr><xdr:spPr/></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>"
    )


def a_drawing(**words: object) -> SheetDrawing:
    values = {
        "behind": (anchor("sopxl:latar-n1", 50),),
        "before": (anchor("sopxl:n1", 51), anchor("sopxl:n2", 52)),
        "row_heights": {6: 72 * PT, 7: 48_00 * PT // 100, 8: 60 * PT, 9: 60 * PT},
        "breaks": (8, 20),
        "scale": 62,
    }
    return SheetDrawing(**{**values, **words})  # type: ignore[arg-type]  # words of a test


def text(workbook: bytes, part: str) -> str:
    return parts(workbook)[part].decode()


def names(workbook: bytes) -> list[str]:
    return re.findall(r"""cNvPr id=["']\d+["'] name=["']([^"']*)""", text(workbook, DRAWING))


def edited(workbook: bytes, part: str, pattern: str, new: str) -> bytes:
    """The workbook after its user has changed something."""
    contents = parts(workbook)
    replaced, count = re.subn(pattern, new, contents[part].decode())
    assert count == 1
    return workbook_of({**contents, part: replaced.encode()})


def rows_inserted(workbook: bytes, before: int, count: int) -> bytes:
    """The workbook after rows were inserted, as far as row numbers and breaks go."""
    contents = parts(workbook)

    def lower(match: re.Match[str]) -> str:
        number = int(match[2])
        return f"{match[1]}{number + count if number >= before else number}{match[3]}"

    moved = re.sub(r'(<row r=")(\d+)(")', lower, contents[SHEET].decode())
    moved = re.sub(r'(<brk id=")(\d+)(")', lower, moved)
    return workbook_of({**contents, SHEET: moved.encode()})


@pytest.mark.parametrize(
    ("workbook", "touched"),
    [
        (rich(), {SHEET, DRAWING}),
        (
            plain(),
            {
                SHEET,
                DRAWING,
                "[Content_Types].xml",
                "xl/worksheets/_rels/sheet1.xml.rels",
            },
        ),
    ],
    ids=["rich", "plain"],
)
def test_drawing_touches_the_sheet_and_its_drawing_and_clearing_puts_them_back(
    workbook: bytes, touched: set[str]
) -> None:
    drawn = with_drawing(workbook, "SOP", a_drawing())
    assert changed(workbook, drawn) == touched
    assert parts(without_drawing(drawn, "SOP")) == parts(workbook)


@pytest.mark.parametrize("workbook", [rich(), plain()], ids=["rich", "plain"])
def test_drawing_twice_gives_the_same_bytes(workbook: bytes) -> None:
    drawn = with_drawing(workbook, "SOP", a_drawing())
    assert with_drawing(drawn, "SOP", a_drawing()) == drawn
    other = with_drawing(drawn, "SOP", a_drawing(scale=80, breaks=(), row_heights={}))
    assert with_drawing(other, "SOP", a_drawing()) == drawn


def test_the_backing_stands_behind_what_the_user_drew_and_the_rest_before_it() -> None:
    users = names(rich())
    drawn = names(with_drawing(rich(), "SOP", a_drawing()))
    assert drawn == ["sopxl:latar-n1", *users, "sopxl:n1", "sopxl:n2", "sopxl:catatan"]


def test_rows_breaks_and_scale_are_set_and_the_users_own_break_stays() -> None:
    sheet = text(with_drawing(rich(), "SOP", a_drawing()), SHEET)
    assert re.search(r'<row r="6"[^>]* ht="72" customHeight="1"', sheet)
    assert re.search(r'<row r="7"[^>]* ht="48" customHeight="1"', sheet)
    assert (
        '<rowBreaks count="2" manualBreakCount="2"><brk id="8" max="16383" man="1"/>'
        '<brk id="20" max="16383" man="1"/></rowBreaks>'
    ) in sheet
    assert 'fitToPage="0"' in sheet
    assert 'scale="62"' in sheet


def test_a_sheet_without_drawing_gets_its_elements_in_the_order_of_the_schema() -> None:
    contents = parts(plain())
    tail = "<headerFooter/><legacyDrawing/><extLst/></worksheet>"
    contents[SHEET] = contents[SHEET].replace(b"</worksheet>", tail.encode())
    sheet = text(with_drawing(workbook_of(contents), "SOP", a_drawing()), SHEET)
    order = ("pageMargins", "pageSetup", "headerFooter", "rowBreaks", "drawing", "legacyDrawing")
    places = [sheet.index(f"<{name}") for name in order]
    assert places == sorted(places)


def test_rows_that_are_not_in_the_file_are_written_in_their_place() -> None:
    drawn = with_drawing(plain(), "SOP", a_drawing(row_heights={40: 60 * PT, 41: 60 * PT}))
    sheet = text(drawn, SHEET)
    assert sheet.index('<row r="12"') < sheet.index('<row r="40" ht="60" customHeight="1"/>')
    assert parts(without_drawing(drawn, "SOP")) == parts(plain())


def test_a_sheet_whose_tags_bear_a_prefix_gets_tags_with_that_prefix() -> None:
    contents = parts(plain())
    prefixed = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", contents[SHEET])
    contents[SHEET] = prefixed.replace(b"xmlns=", b"xmlns:x=")
    drawn = with_drawing(workbook_of(contents), "SOP", a_drawing())
    assert '<x:brk id="8"' in text(drawn, SHEET)
    assert "<x:drawing " in text(drawn, SHEET)
    assert parts(without_drawing(drawn, "SOP")) == contents


def test_a_drawing_part_with_other_prefixes_gets_anchors_that_bind_their_own() -> None:
    contents = parts(rich())
    contents[DRAWING] = contents[DRAWING].replace(b"xdr:", b"d:").replace(b"xmlns:xdr", b"xmlns:d")
    drawn = with_drawing(workbook_of(contents), "SOP", a_drawing())
    assert text(drawn, DRAWING).count("xmlns:xdr=") == 4
    assert parts(without_drawing(drawn, "SOP")) == contents


def test_a_group_that_mixes_our_shapes_with_the_users_stays() -> None:
    mixed = anchor("sopxl:n9", 70).replace(
        "<xdr:cNvSpPr/>", "<xdr:cNvSpPr/><xdr:cNvPr id='71' name='Milik saya'/>"
    )
    ours = anchor("sopxl:n8", 72)
    drawn = edited(rich(), DRAWING, "</xdr:wsDr>", f"{mixed}{ours}</xdr:wsDr>")
    left = names(without_drawing(drawn, "SOP"))
    assert "sopxl:n9" in left
    assert "sopxl:n8" not in left


def test_what_the_user_changed_since_the_drawing_is_kept() -> None:
    drawn = with_drawing(rich(), "SOP", a_drawing())
    drawn = edited(drawn, SHEET, r'(<row r="7"[^>]*) ht="48"', r'\1 ht="99"')
    drawn = edited(drawn, SHEET, r'scale="62"', 'scale="70"')
    cleared = text(without_drawing(drawn, "SOP"), SHEET)
    assert re.search(r'<row r="7"[^>]* ht="99" customHeight="1"', cleared)
    assert re.search(r'<row r="6"[^>]* ht="33" customHeight="1"', cleared)
    assert 'scale="70"' in cleared


@given(st.integers(1, 10), st.integers(1, 5))
def test_rows_inserted_since_then_do_not_mislead_the_clearing(before: int, count: int) -> None:
    heights = {number: (40 + number) * PT for number in range(3, 10)}
    drawing = a_drawing(row_heights=heights, breaks=(7,))
    drawn = rows_inserted(with_drawing(PLAIN, "SOP", drawing), before, count)
    assert parts(without_drawing(drawn, "SOP")) == parts(rows_inserted(PLAIN, before, count))


PLAIN = plain()


def test_a_drawing_to_which_the_user_added_something_is_not_thrown_away() -> None:
    drawn = with_drawing(plain(), "SOP", a_drawing())
    drawn = edited(drawn, DRAWING, "</xdr:wsDr>", f"{anchor('Logo', 80)}</xdr:wsDr>")
    cleared = without_drawing(drawn, "SOP")
    assert names(cleared) == ["Logo"]
    assert "<drawing " in text(cleared, SHEET)


def test_a_memory_that_somebody_has_changed_is_no_reason_to_fail() -> None:
    drawn = with_drawing(rich(), "SOP", a_drawing())
    damaged = edited(drawn, DRAWING, "{&quot;rows[^<]*", "gambar bagus")
    assert names(without_drawing(damaged, "SOP")) == names(rich())


def test_places_are_kept_in_as_many_hidden_shapes_as_they_need() -> None:
    places = "".join(f"<{number}&" for number in range(50_000))
    drawn = with_drawing(plain(), "SOP", a_drawing(places=places))
    earlier = earlier_drawing(drawn, "SOP")
    assert earlier is not None
    assert earlier.places == places
    assert names(drawn).count("sopxl:letak-10") == 1
    assert parts(without_drawing(drawn, "SOP")) == parts(plain())


def test_a_sheet_that_was_never_drawn_on_has_no_earlier_drawing() -> None:
    assert earlier_drawing(plain(), "SOP") is None
    users = earlier_drawing(rich(), "SOP")
    assert users is not None
    assert (users.shapes, users.places, users.mixed) == ({}, "", ())


def test_a_sheet_that_is_not_there_is_named() -> None:
    with pytest.raises(UserError, match="«Alur»"):
        with_drawing(plain(), "Alur", a_drawing())


def test_widths_and_heights_are_those_that_excel_draws() -> None:
    geometry = sheet_geometry(rich(), "SOP")
    pixels = [geometry.column(number) // 9525 for number in (1, 2, 4, 5)]
    assert pixels == [64, 96, 96, 64]
    assert [geometry.row(number) // 9525 for number in (1, 6, 500)] == [20, 44, 20]


def test_hidden_columns_and_rows_take_no_room() -> None:
    contents = parts(rich())
    hidden = contents[SHEET].replace(b'<col min="2"', b'<col hidden="1" min="2"')
    hidden = hidden.replace(b'<row r="6"', b'<row hidden="1" r="6"')
    geometry = sheet_geometry(workbook_of({**contents, SHEET: hidden}), "SOP")
    assert [geometry.column(number) for number in (2, 3, 4)] == [0, 0, 0]
    assert geometry.row(6) == 0


def test_the_geometry_of_a_drawn_sheet_is_that_of_the_sheet_before() -> None:
    drawn = with_drawing(rich(), "SOP", a_drawing())
    assert sheet_geometry(drawn, "SOP") == sheet_geometry(rich(), "SOP")


def test_the_first_id_is_free_whatever_the_user_drew() -> None:
    crowded = edited(rich(), DRAWING, "</xdr:wsDr>", f"{anchor('Jauh', 4711)}</xdr:wsDr>")
    odd = edited(crowded, DRAWING, "</xdr:wsDr>", f"{anchor('Aneh', 4294967295)}</xdr:wsDr>")
    assert sheet_geometry(odd, "SOP").first_id == 4712
