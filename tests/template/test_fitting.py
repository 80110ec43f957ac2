"""A form made to measure."""

from __future__ import annotations

import pytest

from sopxl.template.fitting import with_actors, with_lists, with_rows
from sopxl.template.sop_ap import PROCEDURE, SOP_AP


def letters(actors: int) -> str:
    table = with_actors(SOP_AP, actors).table(PROCEDURE)
    right = ("requirements", "duration", "output", "remarks")
    return " ".join(table.column(name).letter for name in right)


@pytest.mark.parametrize(
    ("actors", "right"), [(1, "H I J K"), (6, "M N O P"), (8, "O P Q R"), (15, "V W X Y")]
)
def test_columns_right_of_the_actors_move_along(actors: int, right: str) -> None:
    assert letters(actors) == right


def test_columns_left_of_the_actors_stay() -> None:
    table = with_actors(SOP_AP, 15).table(PROCEDURE)
    assert [column.letter for column in table][:6] == list("ABCDEF")
    assert table.check is not None
    assert table.check.letter == "Z"


def test_longer_lists_push_down_what_stands_below_and_nothing_beside() -> None:
    fitted = with_lists(SOP_AP, {"legal_basis": 10, "equipment": 9})
    cells = {field.field: (field.cell, field.rows) for field in fitted.fields}
    assert cells["legal_basis"] == ("B12", 10)
    assert cells["qualifications"] == ("H12", 10)
    assert cells["related"] == ("B23", 9)
    assert cells["cautions"] == ("B33", 6)
    assert cells["satker"] == ("O3", 1)


def test_shorter_lists_keep_the_prepared_lines() -> None:
    assert with_lists(SOP_AP, {"legal_basis": 1}) == SOP_AP


def test_rows_are_prepared_as_asked() -> None:
    assert with_rows(SOP_AP, PROCEDURE, 300).table(PROCEDURE).last_row == 305
