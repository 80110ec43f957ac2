"""Signs in some bytes each: who shows which, and who shows one together."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from sopxl.register.signs import Signs, sign_of


@given(
    st.lists(st.frozensets(st.integers(0, 2**64 - 1) | st.integers(0, 3))), st.sets(st.integers())
)
def test_signs_say_what_a_dictionary_of_lists_would(
    shown: list[frozenset[int]], without: set[int]
) -> None:
    signs, expected = Signs(), defaultdict(list)
    for number, each in enumerate(shown):
        for sign in each:
            signs.add(sign, number)
            expected[sign].append(number)
    assert all(list(signs.of(sign)) == numbers for sign, numbers in expected.items())
    left = ([one for one in numbers if one not in without] for numbers in expected.values())
    assert signs.groups(without) == sorted(group for group in left if len(group) > 1)


def test_a_sign_that_nobody_shows_leads_to_nobody() -> None:
    assert list(Signs().of(sign_of("a"))) == []


def test_the_words_of_a_sign_do_not_run_into_each_other() -> None:
    assert len({sign_of("ab", "c"), sign_of("a", "bc"), sign_of("abc"), sign_of("abc", "")}) == 4
    assert sign_of("Arsip") == 14722805246035180237
