"""Proposals wait for a person; what a person has written is never written over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sopxl.register.answered_roles import circling, confirmed_roles, still_open
from sopxl.register.proposals import Proposal, decided, kept_and_new, says
from sopxl.register.roles import propose_roles

LINE = Proposal(subject="Kasubbag", proposed="Kepala Subbagian", about=("3",), likeness=100)


@pytest.mark.parametrize("said", ["ya", " YA ", "Y", "v", "Setuju"])
def test_only_a_yes_confirms(said: str) -> None:
    lines = (
        replace(LINE, agreed=said),
        replace(LINE, subject="a", agreed="tidak"),
        replace(LINE, subject="b"),
        replace(LINE, subject="c", agreed="ya", proposed=" "),
    )
    assert decided(lines) == {"Kasubbag": "Kepala Subbagian"}


def test_what_is_neither_yes_nor_no_is_unclear() -> None:
    said = {word: replace(LINE, agreed=word).unclear for word in ("mungkin", "T", "tidak", "v", "")}
    assert [word for word, unclear in said.items() if unclear] == ["mungkin"]


def test_a_decided_line_keeps_everything_but_what_is_told_of_its_subject() -> None:
    own = replace(LINE, proposed="Kasub", agreed="ya", note="rapat 3/1", extras=(("Oleh", "Ani"),))
    made = replace(LINE, about=("9",))
    assert kept_and_new((own,), (made,)) == (replace(own, about=("9",)),)


def test_lines_nobody_touched_come_and_go_with_the_proposals() -> None:
    new = replace(LINE, subject="Staff")
    assert kept_and_new((LINE,), (new,)) == (new,)
    assert kept_and_new((replace(LINE, note="?"),), ()) == (replace(LINE, note="?"),)


def test_a_list_says_the_same_in_any_order_and_with_other_counts() -> None:
    other = replace(LINE, subject="Staff")
    assert says((LINE, other)) == says((other, replace(LINE, about=("9",), likeness=5)))
    assert says((LINE,)) != says((replace(LINE, agreed="ya"),))


@pytest.mark.parametrize(
    ("uses", "proposed"),
    [
        ({"Kasubbag Keuangan": 1, "Kepala Subbagian Keuangan": 5}, "Kepala Subbagian Keuangan"),
        (
            {"kepala sub bagian keuangan": 1, "Kepala Subbagian Keuangan": 5},
            "Kepala Subbagian Keuangan",
        ),
        ({"Bendahara Pengeluran": 1, "Bendahara Pengeluaran": 5}, "Bendahara Pengeluaran"),
    ],
)
def test_another_spelling_of_a_role_is_proposed_under_the_better_known(
    uses: dict[str, int], proposed: str
) -> None:
    (line,) = propose_roles(uses)
    assert (line.proposed, line.agreed) == (proposed, "")
    assert line.subject in uses


@pytest.mark.parametrize(
    ("names", "proposed"),
    [
        (("kasubbag umum", "Kasubbag Umum", "Kepala Subbagian Umum"), "Kepala Subbagian Umum"),
        (("ppk", "Ppk", "PPK"), "PPK"),
        (("Bendahara Pengeluaran", "Bendahara Pengeluran"), "Bendahara Pengeluaran"),
        (
            ("OPERATOR SIPOL", "Operator SIPOL", "Operator Sipol", "operator sipol"),
            "Operator SIPOL",
        ),
        (("arsiparis", "Arsiparis", "ARSIPARIS"), "Arsiparis"),
        (("Sub Bagian Umum", "Subbagian Umum"), "Subbagian Umum"),
    ],
)
def test_of_spellings_used_alike_the_listed_and_the_well_written_is_proposed(
    names: tuple[str, ...], proposed: str
) -> None:
    lines = tuple(propose_roles(dict.fromkeys(names, 1)))
    assert {line.proposed for line in lines} == {proposed}
    assert {line.subject for line in lines} == {*names} - {proposed}


def test_different_roles_are_left_apart() -> None:
    uses = {"Kasubbag Hukum": 3, "Kasubbag Umum": 2, "Staf": 9, "Ketua": 1, "Operator 1": 1}
    assert list(propose_roles(uses)) == []


def line(subject: str, proposed: str, agreed: str = "") -> Proposal:
    return replace(LINE, subject=subject, proposed=proposed, agreed=agreed)


def test_confirmed_names_are_followed_to_the_last() -> None:
    lines = (line("a", "b", "ya"), line("b", "c", "ya"), line("c", "d"), line("x", "x", "ya"))
    assert confirmed_roles(lines) == {"a": "c", "b": "c"}
    assert circling(lines) == frozenset()


def test_no_line_of_a_circle_is_applied() -> None:
    lines = (line("a", "b", "ya"), line("b", "c", "ya"), line("c", "a", "ya"), line("d", "a", "ya"))
    assert circling(lines) == {"a", "b", "c"}
    assert confirmed_roles(lines) == {"d": "a"}


def test_a_denied_pair_is_not_proposed_the_other_way_round() -> None:
    said = (line("a", "b", "tidak"),)
    assert tuple(still_open((line("b", "a"), line("c", "a")), said)) == (line("c", "a"),)
    renamed = (*said, line("b", "e", "ya"))
    assert tuple(still_open((line("e", "a"),), renamed)) == ()


def test_no_proposal_points_at_a_name_that_was_replaced() -> None:
    said = (line("b", "a", "ya"),)
    assert tuple(still_open((line("a", "b"), line("c", "b")), said)) == (line("c", "a"),)


def test_of_a_line_that_a_person_has_touched_the_count_is_still_told() -> None:
    said = (line("a", "b", "ya"),)
    made = replace(line("a", "b"), about=("9",))
    assert kept_and_new(said, still_open((made,), said)) == (replace(said[0], about=("9",)),)
