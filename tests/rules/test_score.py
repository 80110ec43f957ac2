"""The score of an SOP, and how it is explained."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopxl.model.place import Place
from sopxl.model.ref import Ref
from sopxl.rules.catalogue import by_code
from sopxl.rules.located import Located
from sopxl.rules.rule import Severity
from sopxl.rules.score import FULL_SCORE, Score, scored

COUNTS = st.integers(0, 500)


def located(severity: Severity) -> Located:
    rule = by_code("M102")
    assert rule
    return Located(rule.finding(Ref("steps", 0, "output"), step=1), Place(), severity)


@pytest.mark.parametrize(
    ("errors", "warnings", "steps", "points"),
    [
        (0, 0, 10, 100),
        (1, 0, 10, 90),
        (0, 1, 10, 97),
        (2, 1, 10, 77),
        (1, 0, 30, 96),  # a third of ten points, rounded against the SOP
        (1, 0, 3, 90),  # a short SOP counts as one of ten steps
        (0, 1, 300, 99),  # never full with a warning
        (40, 0, 12, 0),
        (0, 0, 0, 0),
    ],
)
def test_findings_cost_points_against_the_length_of_the_sop(
    errors: int, warnings: int, steps: int, points: int
) -> None:
    assert Score(errors, warnings, steps).points == points


def test_hints_cost_nothing() -> None:
    found = [located(Severity.HINT), located(Severity.WARNING), located(Severity.HINT)]
    assert scored(found, 10) == Score(errors=0, warnings=1, steps=10)


@given(COUNTS, COUNTS, COUNTS)
def test_a_score_is_full_only_without_error_and_warning(
    errors: int, warnings: int, steps: int
) -> None:
    points = Score(errors, warnings, steps).points
    assert 0 <= points <= FULL_SCORE
    assert (points == FULL_SCORE) == (steps > 0 and errors == warnings == 0)


def test_a_score_explains_itself() -> None:
    assert str(Score(errors=2, warnings=1, steps=10)) == (
        "Nilai 77 dari 100, yaitu 100 dikurangi 10 poin untuk setiap galat (2) dan 3 poin untuk "
        "setiap peringatan (1), kali 10 dibagi jumlah langkah (10, dihitung sedikitnya 10); "
        "saran tidak mengurangi nilai."
    )
    assert str(Score(1, 0, 0)) == "Nilai 0 dari 100: tabel langkah masih kosong."
