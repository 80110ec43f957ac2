"""Words that the tallest row has no room for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from benchmarks.layout_corpus import form_for
from sopxl.layout.laying_out import lay_out
from sopxl.layout.rows import SYMBOL_ROW, TALLEST_ROW, room
from sopxl.layout.text import width
from sopxl.model.settings import Settings
from sopxl.scene.row_words import SMALLEST_LETTERS, Fit, in_need, row_words
from sopxl.scene.style import LINE_PITCH
from tests.scene.procedures import SOP

if TYPE_CHECKING:
    from sopxl.model.sop import Sop

FORM = form_for(SOP)
ACTIVITY = 1


def with_activity(words: str) -> Sop:
    return replace(SOP, steps=(replace(SOP.steps[0], activity=words), *SOP.steps[1:]))


@pytest.mark.parametrize(
    ("count", "fit"),
    [(60, Fit.AS_USUAL), (250, Fit.SMALLER), (900, Fit.CUT)],
)
def test_words_stay_within_the_tallest_row(count: int, fit: Fit) -> None:
    step = with_activity("memeriksa " * count).steps[0]
    cell = row_words(step, FORM, TALLEST_ROW)[ACTIVITY]
    assert cell.fit is fit
    assert len(cell.lines) * cell.size * LINE_PITCH <= TALLEST_ROW
    assert all(width(line, cell.size) <= room(FORM.activity) for line in cell.lines)
    assert cell.size >= SMALLEST_LETTERS


def test_only_words_that_are_cut_end_in_dots() -> None:
    small, cut = (
        row_words(with_activity("memeriksa " * count).steps[0], FORM, TALLEST_ROW)[ACTIVITY]
        for count in (250, 900)
    )
    assert " ".join(small.lines).split() == ["memeriksa"] * 250
    assert cut.lines[-1].endswith("…")
    assert not any(line.endswith("…") for line in cut.lines[:-1])


def test_other_rows_and_other_cells_keep_their_letters() -> None:
    step = with_activity("memeriksa " * 250).steps[0]
    assert [cell.size < FORM.text_size for cell in row_words(step, FORM, TALLEST_ROW)] == [
        column == ACTIVITY for column in range(6)
    ]
    assert {cell.fit for cell in row_words(SOP.steps[1], FORM, SYMBOL_ROW)} == {Fit.AS_USUAL}


def test_the_steps_that_lack_room_are_known() -> None:
    sop = with_activity("memeriksa " * 250)
    layout = lay_out(sop, FORM, Settings())
    assert in_need(sop, layout, FORM, Fit.SMALLER) == sop.steps[:1]
    assert in_need(sop, layout, FORM, Fit.CUT) == ()
