"""Numbers are put in order only where every way keeps its step."""

from __future__ import annotations

import pytest

from sopxl.rules.steps.renumbering import new_numbers
from tests.rules.sound import sop_of

TABLE = """
| No   | Kegiatan         | Jenis     | Ya    | Tidak |
| {a}  | Menerima berkas  | mulai     |       |       |
| {b}  | Memeriksa berkas | keputusan | {yes} | {no}  |
| {c}  | Mencetak berkas  | selesai   |       |       |
"""


@pytest.mark.parametrize(
    ("numbers", "ways", "right", "why"),
    [
        ((1, 2, 4), (4, 1), {1: 1, 2: 2, 4: 3}, "a gap is closed"),
        ((3, 4, 5), (5, 3), {3: 1, 4: 2, 5: 3}, "the count begins at 1"),
        ((1, 1, 2), (2, 2), {1: 2, 2: 3}, "nobody leads to the number that stands twice"),
        ((1, 2, 2), (2, 1), {}, "a way leads to a number that stands twice"),
        ((1, 2, 4), (3, 1), {}, "a way leads to a number that no step bears"),
        ((1, 2, 3), (3, 1), {}, "all is in order"),
    ],
)
def test_a_number_is_put_right_where_no_way_is_in_doubt(
    numbers: tuple[int, int, int], ways: tuple[int, int], right: dict[int, int], why: str
) -> None:
    a, b, c = numbers
    sop = sop_of(TABLE.format(a=a, b=b, c=c, yes=ways[0], no=ways[1]))
    assert new_numbers(sop) == right, why
