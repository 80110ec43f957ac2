"""SOPs ranked by how hard they are, and offices that do one SOP unlike the others."""

from __future__ import annotations

from sopxl.intake.parse.sop import parse
from sopxl.interchange.markdown import to_draft
from sopxl.register.complexity import Complexity, complexity
from sopxl.register.outliers import spread

FLOW = """
| No | Kegiatan  | Pelaksana | Jenis     | Ya | Tidak |
| 1  | Menyusun  | Staf      | mulai     |    |       |
| 2  | Memeriksa | Kepala    | keputusan | 3  | 1     |
| 3  | Mencetak  | Staf      | selesai   |    |       |
"""


def test_complexity_counts_what_makes_a_flow_hard_to_follow() -> None:
    found = complexity(parse(to_draft(FLOW)).sop)
    assert found == Complexity(steps=3, decisions=1, backward=1, actors=2, handovers=3)
    assert found.score == 3 + 3 + 2 + 2 * 2 + 3


def test_a_straight_flow_is_simpler_than_one_that_turns_back() -> None:
    straight = FLOW.replace("keputusan | 3  | 1 ", "kegiatan  |    |   ")
    simple, hard = (complexity(parse(to_draft(text)).sop).score for text in (straight, FLOW))
    assert simple < hard


def test_an_office_far_from_the_others_lies_outside() -> None:
    found = spread([10, 11, 10, 12, 11, 30])
    assert found is not None
    assert (found.middle, found.outside) == (11, (5,))
    assert found.high < 30


def test_offices_that_all_agree_have_no_outlier_but_the_one_that_differs() -> None:
    same = spread([5, 5, 5, 5, 5])
    assert same is not None
    assert same.outside == ()
    other = spread([5, 5, 5, 5, 6])
    assert other is not None
    assert other.outside == (4,)


def test_what_hardly_differs_from_offices_that_all_agree_does_not_lie_outside() -> None:
    tenth = spread([10, 10, 10, 10, 10, 10.9, 9.1, 11.1])
    assert tenth is not None
    assert tenth.outside == (7,)
    short = spread([1, 1, 1, 1, 1, 1.4, 1.6], least=0.5)
    assert short is not None
    assert (short.high, short.outside) == (1.5, (6,))


def test_too_few_offices_show_nothing() -> None:
    assert spread([1, 1, 1, 100]) is None
