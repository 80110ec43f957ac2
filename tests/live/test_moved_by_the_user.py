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
from sopxl.workbook.drawing.paper import told_page
from tests.live.forms import SHORT, example, front, opened, picture

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pyopenvba.shapes import Shape

    from tests.excel.engine import Desk

DRAW = "SopxlRibbon.DrawFlowchart"
ASIDE = 9.0
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


def test_rows_inserted_since_then_are_not_taken_for_a_move() -> None:
    heights = (15.0, 15.0, 42.0, 57.0, 42.75, 66.0)
    memory = Memory(rows=tuple(RowMemory(n, f"{heights[n - 1]:g}") for n in (3, 4, 5, 6)))
    inserted = (*heights[:3], 15.0, *heights[3:])
    before, after = (measures(rows, memory) for rows in (heights, inserted))
    rounded = replace(after, rows=tuple(edge + 0.1 * row for row, edge in enumerate(after.rows)))
    assert rows_of(before) == {3: 3, 4: 4, 5: 5, 6: 6}
    assert rows_of(after) == rows_of(rounded) == {3: 3, 4: 5, 5: 6, 6: 7}


def rows_of(measured: Measures) -> Mapping[int, int]:
    earlier = earlier_drawing(measured)
    assert earlier is not None
    return earlier.rows


def measures(heights: tuple[float, ...], memory: Memory) -> Measures:
    return Measures(
        columns=(0.0, 60.0),
        rows=tuple(accumulate(heights, initial=0.0)),
        breaks=(),
        scale=100,
        page=told_page(9, landscape=True, margins=(36, 36, 36, 36)),
        print_end=0,
        memory=memory,
        drawing="O\x1fsopxl:n1\x1f1\x1f1\x1f9\x1f9\x1e",
    )
