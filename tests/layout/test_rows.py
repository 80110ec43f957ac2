"""Heights of rows."""

from __future__ import annotations

from benchmarks.layout_corpus import form_for
from sopxl.layout.form import column_width
from sopxl.layout.geometry import EMU_PER_PIXEL, EMU_PER_POINT
from sopxl.layout.rows import DECISION_ROW, SYMBOL_ROW, TALLEST_ROW, height
from sopxl.model.sop import Sop, Step, StepKind

FORM = form_for(Sop(actors=("A", "B")))


def step(activity: str, kind: StepKind = StepKind.ACTIVITY, remarks: str = "") -> Step:
    return Step(index=0, number=1, activity=activity, actors=("A",), kind=kind, remarks=remarks)


def test_a_column_is_as_wide_as_excel_draws_it() -> None:
    assert [column_width(width) // EMU_PER_PIXEL for width in (5, 13, 34, 8.43)] == [
        35,
        91,
        238,
        59,
    ]


def test_a_row_has_room_for_its_symbol() -> None:
    assert height(step("Membuka"), FORM) == SYMBOL_ROW
    decision = height(step("Memeriksa", StepKind.DECISION), FORM)
    assert DECISION_ROW <= decision < DECISION_ROW + EMU_PER_PIXEL


def test_the_longest_text_of_a_row_decides() -> None:
    short, long = step("Membuka " * 20), step("Membuka", remarks="Membuka " * 20)
    assert SYMBOL_ROW < height(short, FORM) < height(long, FORM)


def test_rows_are_whole_pixels_and_no_taller_than_excel_allows() -> None:
    assert height(step("Membuka " * 900), FORM) == TALLEST_ROW == 409.5 * EMU_PER_POINT
    assert height(step("Membuka " * 23), FORM) % EMU_PER_PIXEL == 0
