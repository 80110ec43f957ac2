"""Files that contradict each other: who prevails, why, and what both are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from sopxl.model.identity import Status
from sopxl.register.conflicts import (
    BOTH_KEPT,
    FIRST_BY_NAME,
    NEWER_REVISION,
    NO_LONGER_USED,
    NOT_COUNTED,
    NOT_YET_IN_FORCE,
    Conflict,
    ConflictKind,
)
from sopxl.register.raised import Raised
from sopxl.register.settling import settle
from sopxl.register.standing import Standing, Stands
from tests.register.cards import Cards, card, of_kind, told

if TYPE_CHECKING:
    from sopxl.register.entries import Card

KEY = ("35", "KPU.01.CFM.01.SOP.01", "", "0")


@dataclass(frozen=True)
class Settlement:
    """What was decided about all conflicts of some cards."""

    standings: dict[str, Standing]
    conflicts: tuple[Conflict, ...]
    raised: list[tuple[str, str, str]]


def settled_of(*cards: Card) -> Settlement:
    found = tuple(settle(Cards(*cards)))
    return Settlement(
        {one.path: one.standing for one in of_kind(Stands, found)},
        tuple(of_kind(Conflict, found)),
        told(found),
    )


def test_files_that_agree_all_hold_their_keys() -> None:
    settled = settled_of(card("a", KEY), card("b", (*KEY[:2], "Tahapan", "0")))
    assert set(settled.standings.values()) == {Standing.HOLDER}
    assert (settled.conflicts, settled.raised) == ((), [])


def test_a_copy_is_told_and_the_first_by_name_holds_the_key() -> None:
    original = card("a", KEY, sha256="x", title="Arsip")
    copy = card("b", KEY, sha256="x")
    settled = settled_of(original, copy)
    assert settled.standings == {"a": Standing.HOLDER, "b": Standing.COPY}
    assert settled.conflicts == (
        Conflict(
            kind=ConflictKind.SAME_CONTENT,
            subject="Arsip",
            kept=original,
            other=copy,
            reason=FIRST_BY_NAME,
        ),
    )
    assert settled.raised == [("b", "R101", "identity.title")]


@pytest.mark.parametrize(
    ("stronger", "reason"),
    [
        ({"status": Status.IN_FORCE}, "berstatus Berlaku"),
        ({"effective": "2026-05-01"}, "tanggal efektifnya lebih baru"),
        ({"effective": "2026-01-01", "created": "2026-01-01"}, "tanggal pembuatannya lebih baru"),
    ],
)
def test_of_two_contents_for_one_key_the_stronger_prevails_and_says_why(
    stronger: dict[str, object], reason: str
) -> None:
    weaker = {"effective": "2026-01-01", "created": "2025-01-01"}
    settled = settled_of(card("a", KEY, **weaker), card("b", KEY, **(weaker | stronger)))
    assert settled.standings == {"a": Standing.SET_ASIDE, "b": Standing.HOLDER}
    assert [(found.kept.path, found.reason) for found in settled.conflicts] == [("b", reason)]


def test_an_ended_claim_gives_way_to_one_that_has_not_ended() -> None:
    settled = settled_of(card("a", KEY, status=Status.WITHDRAWN), card("b", KEY))
    assert settled.standings["b"] is Standing.HOLDER
    assert settled.conflicts[0].reason == "yang lain sudah dicabut atau digantikan"


@pytest.mark.parametrize("content", ["x", "y"])
def test_a_form_in_the_folder_of_its_office_prevails_over_one_in_anothers(content: str) -> None:
    key = ("3578", *KEY[1:])
    copied = card("3526/a", key, sha256="x", status=Status.IN_FORCE)
    settled = settled_of(copied, card("3578/a", key, sha256=content, status=Status.IN_FORCE))
    assert settled.standings["3578/a"] is Standing.HOLDER
    assert settled.conflicts[0].reason == "yang lain bernama atau berfolder satker lain"


def test_a_key_claimed_twice_is_told_in_both_files() -> None:
    found = tuple(settle(Cards(card("a", KEY), card("b", KEY))))
    assert told(found) == [
        ("a", "R102", "identity.sop_code"),
        ("b", "R102", "identity.sop_code"),
    ]
    in_first, in_second = sorted(of_kind(Raised, found), key=lambda one: one.path)
    assert "«b»" in in_first.finding.message
    assert "«a»" in in_second.finding.message


def test_case_spaces_and_leading_zeros_do_not_make_another_key() -> None:
    settled = settled_of(card("a", KEY), card("b", ("35 ", "kpu.01.cfm.01.sop.01", " ", "00")))
    assert settled.standings["b"] is Standing.SET_ASIDE


def test_forms_without_a_code_claim_nothing() -> None:
    assert (
        settled_of(card("a", ("35", "", "", "0")), card("b", ("35", "", "", "0"))).conflicts == ()
    )


def test_one_number_for_two_procedures_is_told_in_both_and_both_are_kept() -> None:
    other = ("35", "KPU.01.CFM.01.SOP.02", "", "0")
    settled = settled_of(card("a", KEY, number="7/OT-SOP"), card("b", other, number="7 / ot-sop"))
    assert settled.raised == [
        ("a", "R103", "identity.number"),
        ("b", "R103", "identity.number"),
    ]
    assert [found.reason for found in settled.conflicts] == [BOTH_KEPT]
    assert set(settled.standings.values()) == {Standing.HOLDER}


def test_revisions_of_one_procedure_and_offices_may_share_a_number() -> None:
    newer, elsewhere = (*KEY[:3], "1"), ("33", *KEY[1:])
    cards = [
        card(path, key, number="7")
        for path, key in zip("abc", (KEY, newer, elsewhere), strict=True)
    ]
    assert settled_of(*cards).raised == []


def test_the_older_of_two_revisions_in_force_is_told() -> None:
    cards = [
        card(revision, (*KEY[:3], revision), status=Status.IN_FORCE)
        for revision in ("10", "2", "9")
    ]
    settled = settled_of(*cards)
    assert settled.raised == [
        ("2", "R104", "identity.status"),
        ("9", "R104", "identity.status"),
    ]
    assert {found.kept.path for found in settled.conflicts} == {"9", "10"}


@pytest.mark.parametrize(
    ("older", "newer", "kept", "kind", "reason"),
    [
        (Status.SUPERSEDED, Status.IN_FORCE, "1", "revisi lebih baru ada", NEWER_REVISION),
        (Status.IN_FORCE, Status.DRAFT, "0", "revisi lebih baru ada", NOT_YET_IN_FORCE),
        (Status.DRAFT, Status.DRAFT, "1", "revisi lebih baru ada", NEWER_REVISION),
        (Status.IN_FORCE, Status.WITHDRAWN, "0", "revisi dicabut", NO_LONGER_USED),
        (Status.WITHDRAWN, Status.DRAFT, "1", "revisi dicabut", NO_LONGER_USED),
        (Status.DRAFT, Status.SUPERSEDED, "0", "revisi lebih baru ada", NOT_YET_IN_FORCE),
    ],
)
def test_of_several_revisions_the_one_in_use_is_written_down_with_its_reason(
    older: Status, newer: Status, kept: str, kind: str, reason: str
) -> None:
    cards = [
        card("0", (*KEY[:3], "0"), status=older),
        card("1", (*KEY[:3], "1"), status=newer),
    ]
    settled = settled_of(*cards)
    (found,) = settled.conflicts
    assert (found.kind.value, found.kept.path, found.reason) == (kind, kept, reason)
    assert set(settled.standings.values()) == {Standing.HOLDER}
    assert settled.raised == []


@pytest.mark.parametrize(
    ("counted", "uncounted", "kept", "reason"),
    [
        ("2024-01-01", "2026-01-01", "uncounted", "tanggal efektifnya lebih baru"),
        ("2026-01-01", "2024-01-01", "counted", "tanggal efektifnya lebih baru"),
        ("2026-01-01", "2026-01-01", "counted", "Revisi ke pada yang lain bukan angka"),
    ],
)
@pytest.mark.parametrize("status", [Status.IN_FORCE, Status.DRAFT])
def test_a_revision_that_is_no_number_is_never_called_newer_for_its_revision(
    counted: str, uncounted: str, kept: str, reason: str, status: Status
) -> None:
    settled = settled_of(
        card("counted", (*KEY[:3], "1"), status=status, effective=counted),
        card("uncounted", (*KEY[:3], "II"), status=status, effective=uncounted),
    )
    (found,) = settled.conflicts
    assert found.kept.path == kept
    assert found.reason.startswith(reason)
    assert ("bukan angka" in found.reason, NEWER_REVISION in found.reason) == (True, False)


def test_beside_a_revision_that_is_no_number_the_others_of_one_day_still_count() -> None:
    cards = [
        card(path, (*KEY[:3], revision), status=Status.IN_FORCE, effective="2026-02-16")
        for path, revision in (("a", "0"), ("b", "1"), ("f", "II"), ("g", "kedua"))
    ]
    assert [
        (found.kept.path, found.other.path, found.reason) for found in settled_of(*cards).conflicts
    ] == [
        ("b", "a", NEWER_REVISION),
        ("a", "f", NOT_COUNTED),
        ("f", "g", FIRST_BY_NAME),
    ]


def test_a_revision_is_a_number_for_the_register_where_it_is_one_for_i204() -> None:
    cards = [card(name, (*KEY[:3], name), effective="2026-01-01") for name in ("9", "Revisi ke-10")]
    assert [(found.kept.path, found.reason) for found in settled_of(*cards).conflicts] == [
        ("Revisi ke-10", NEWER_REVISION)
    ]


def test_two_forms_of_one_title_without_a_code_are_told_in_both() -> None:
    bare = ("35", "", "", "0")
    same = settled_of(card("a", bare, title="Rapat"), card("b", bare, title="SOP rapat"))
    assert same.raised == [("a", "R105", "identity.title"), ("b", "R105", "identity.title")]
    assert [found.kind for found in same.conflicts] == [ConflictKind.SAME_TITLE]
    elsewhere = card("b", ("33", "", "", "0"), title="Rapat")
    assert settled_of(card("a", bare, title="Rapat"), elsewhere).conflicts == ()


def test_a_copy_of_what_is_set_aside_is_a_copy_and_claims_nothing() -> None:
    cards = [
        card(path, KEY, sha256=content, effective=day)
        for path, content, day in (("a", "x", ""), ("b", "y", "2026-01-01"), ("c", "x", ""))
    ]
    settled = settled_of(*cards)
    assert settled.standings == {
        "a": Standing.SET_ASIDE,
        "b": Standing.HOLDER,
        "c": Standing.COPY,
    }
    assert [(found.kept.path, found.other.path) for found in settled.conflicts] == [
        ("a", "c"),
        ("b", "a"),
    ]
