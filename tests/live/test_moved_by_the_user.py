"""What a person has moved in the drawing stays so when Gambar is pressed again, if wanted."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest

from sopxl.cli.main import exit_code
from sopxl.live.canvas import Measures
from sopxl.live.earlier import earlier_drawing
from sopxl.workbook.drawing.memory import Memory, RowMemory
from tests.live.forms import SHORT, example, front, opened, picture

if TYPE_CHECKING:
    from pathlib import Path

    from pyopenvba.shapes import Shape

    from tests.excel.engine import Desk

DRAW = "SopxlRibbon.DrawFlowchart"
ASIDE, COLUMN = 9.0, 72.0
SYMBOL = "sopxl:n3"


def drawn(folder: Path) -> Desk:
    desk = opened(folder, example(SHORT))
    desk.press(DRAW)
    return desk


def symbol(desk: Desk) -> Shape:
    return next(one for one in desk.sheet(front(desk), "SOP").shapes_ if one.name == SYMBOL)


def test_a_symbol_that_was_dragged_stays_if_wanted(tmp_path: Path) -> None:
    desk = drawn(tmp_path)
    symbol(desk).left += ASIDE
    place, desk.answer = symbol(desk).left, "yes"
    for _ in range(2):
        desk.press(DRAW)
        assert "Pertahankan letaknya?" in desk.alerts[-2]
        assert "Langkah 3 tetap di tempat yang Anda pilih." in desk.alerts[-1]
        assert symbol(desk).left == pytest.approx(place, abs=0.5)


def test_a_symbol_kept_with_another_actor_is_told(tmp_path: Path) -> None:
    desk = drawn(tmp_path)
    symbol(desk).left += COLUMN
    desk.answer = "yes"
    desk.press(DRAW)
    assert "Simbol langkah 3 berdiri di kolom «" in desk.alerts[-1]
    assert "padahal pelaksananya «" in desk.alerts[-1]


def test_and_goes_back_if_not(tmp_path: Path) -> None:
    desk = drawn(tmp_path)
    before = picture(desk)
    symbol(desk).left += ASIDE
    desk.answer = "no"
    desk.press(DRAW)
    assert picture(desk) == before
    assert desk.alerts[-1].startswith("Diagram alir sudah digambar.")


def test_where_nothing_was_moved_nobody_is_asked(tmp_path: Path) -> None:
    desk = drawn(tmp_path)
    told = desk.alerts[-1]
    desk.press(DRAW)
    assert desk.alerts == [told, told]


@pytest.mark.parametrize(("words", "kept"), [(["--keep"], True), ([], False)])
def test_from_outside_an_option_says_what_is_wanted(
    tmp_path: Path, words: list[str], kept: bool
) -> None:
    desk = drawn(tmp_path)
    before = symbol(desk).left
    symbol(desk).left += ASIDE
    assert exit_code(["draw", "--active", *words, "--quiet"]) in {0, 1}
    wanted = before + ASIDE if kept else before
    assert symbol(desk).left == pytest.approx(wanted, abs=0.5)


HEIGHTS = (15.0, 15.0, 42.0, 57.0, 42.75, 66.0)
MEMORY = Memory(
    rows=tuple(RowMemory(n, f"{HEIGHTS[n - 1]:g}", "15", "1") for n in (3, 4, 5, 6)), breaks=(4,)
)


def measured(*heights: float, breaks: str = "") -> Measures:
    """Return a sheet as the macro tells of it."""
    rows = " ".join(map(str, accumulate(heights, initial=0.0)))
    parts = ("0 60", rows, breaks, "100", "9 2 36 36 36 36", "0", MEMORY.to_text())
    return Measures.told("|".join(parts) + "\x1eO\x1fsopxl:n1\x1f1\x1f1\x1f9\x1f9\x1f0\x1f\x1f\x1e")


INSERTED = (*HEIGHTS[:3], 15.0, *HEIGHTS[3:])


@pytest.mark.parametrize("rounded", [0.0, 0.3])
def test_rows_inserted_since_then_are_not_taken_for_a_move(rounded: float) -> None:
    earlier = earlier_drawing(measured(*(height + rounded for height in INSERTED)))
    assert earlier is not None
    assert earlier.rows == {3: 3, 4: 5, 5: 6, 6: 7}


def test_rows_that_moved_get_their_heights_back_where_they_are() -> None:
    assert measured(*HEIGHTS).undrawn_rows() == dict.fromkeys((3, 4, 5, 6), 15.0)
    assert measured(*INSERTED).undrawn_rows() == dict.fromkeys((3, 5, 6, 7), 15.0)
    higher = (*INSERTED[:4], 80.0, *INSERTED[5:])
    assert measured(*higher).undrawn_rows() == dict.fromkeys((3, 6, 7), 15.0)


def test_a_page_break_of_ours_that_moved_is_still_ours() -> None:
    assert measured(*HEIGHTS, breaks="5").own_breaks() == ()
    assert measured(*INSERTED, breaks="6").own_breaks() == ()
    assert measured(*INSERTED, breaks="5 6").own_breaks() == (4,)


def test_words_typed_into_a_symbol_are_told_before_they_are_gone(tmp_path: Path) -> None:
    desk = drawn(tmp_path)
    symbol(desk).text = "periksa lagi"
    desk.press(DRAW)
    assert "Tulisan «periksa lagi» yang Anda ketik pada simbol langkah 3" in desk.alerts[-1]


def test_answers_and_captions_of_ours_are_no_typed_words(tmp_path: Path) -> None:
    desk = drawn(tmp_path)
    assert any(one.text for one in desk.sheet(front(desk), "SOP").shapes_)
    desk.press(DRAW)
    assert "yang Anda ketik" not in desk.alerts[-1]


def test_a_copied_symbol_is_told(tmp_path: Path) -> None:
    desk = drawn(tmp_path)
    desk.sheet(front(desk), "SOP").shapes_.append(replace(symbol(desk), left=400.0))
    desk.press(DRAW)
    assert "Salinan simbol langkah 3 dihapus" in desk.alerts[-1]


def test_symbols_in_a_group_stay_there_and_are_told(tmp_path: Path) -> None:
    desk = drawn(tmp_path)
    sheet = desk.sheet(front(desk), "SOP")
    grouped = [one for one in sheet.shapes_ if one.name in {SYMBOL, "sopxl:n1"}]
    sheet.shapes_[:] = [one for one in sheet.shapes_ if one not in grouped]
    sheet.shapes_.append(replace(grouped[0], name="Group 1", kind="group", children=grouped))
    desk.press(DRAW)
    assert "Simbol langkah 1, simbol langkah 3 yang Anda kelompokkan" in desk.alerts[-1]
    assert [one.name for one in sheet.shapes_].count("Group 1") == 1
