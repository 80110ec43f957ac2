"""A1 arithmetic."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopxl.template.address import Area, Spot, column_number, letter

spots = st.builds(Spot, st.integers(1, 1_048_576), st.integers(1, 16_384))


@given(st.integers(1, 16_384))
def test_letters_and_numbers_of_columns_agree(column: int) -> None:
    assert column_number(letter(column)) == column


@given(spots)
def test_a_spot_is_read_back_from_both_spellings(spot: Spot) -> None:
    assert Spot.at(str(spot)) == spot == Spot.at(spot.fixed)


@pytest.mark.parametrize("text", ["A", "7", "A0", "AAAA1", "A1:B2", "#REF!"])
def test_what_is_no_cell_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        Spot.at(text)


@given(spots, spots, st.sampled_from(["SOP", "Peta Proses", "Bagian's", "SOP (2)"]))
def test_an_area_is_read_back_from_its_reference(one: Spot, other: Spot, sheet: str) -> None:
    area = Area(sheet, one, other)
    assert Area.of(f"={area}") == area


@pytest.mark.parametrize(
    "text", ["#REF!", "SOP!#REF!", "OFFSET(SOP!$A$1,1,1)", "A1", "SOP!A1,SOP!B2"]
)
def test_a_reference_to_lost_or_reckoned_cells_is_no_area(text: str) -> None:
    assert Area.of(text) is None
