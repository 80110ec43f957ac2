"""Keterkaitan followed: which SOP a line means, and what is told where it means none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from sopxl.model.identity import Status
from sopxl.register.following import follow
from sopxl.register.links import Link, Match
from sopxl.register.raised import Raised
from tests.register.cards import Cards, card, of_kind, told

if TYPE_CHECKING:
    from sopxl.register.entries import Card

INFORMATION = ("35", "KPU.02.01.CFM.01.SOP.01", "", "0")
OBJECTION = ("35", "KPU.02.01.CFM.01.SOP.02", "", "0")


@dataclass(frozen=True)
class Followed:
    """All lines of some cards, followed."""

    links: list[Link]
    raised: list[Raised]


def followed_of(*cards: Card) -> Followed:
    found = tuple(follow(Cards(*cards)))
    return Followed(of_kind(Link, found), of_kind(Raised, found))


def information(*related: str, path: str = "a", variant: str = "") -> Card:
    key = (*INFORMATION[:2], variant, "0")
    return card(path, key, title="Pelayanan Informasi", number="2/SOP/35", related=related)


def objection(*related: str) -> Card:
    return card("b", OBJECTION, title="Penanganan Keberatan", number="5/SOP/35", related=related)


@pytest.mark.parametrize(
    ("line", "match"),
    [
        ("Penanganan Keberatan", Match.TITLE),
        ("SOP  penanganan keberatan.", Match.TITLE),
        ("Penanganan Keberatan (lama)", Match.TITLE),
        ("5/SOP/35", Match.NUMBER),
        ("Keberatan atas informasi (5/SOP/35)", Match.NUMBER),
        ("KPU.02.01.CFM.01.SOP.02 Keberatan", Match.CODE),
    ],
)
def test_an_sop_is_meant_by_code_number_or_title(line: str, match: Match) -> None:
    (link, _) = followed_of(information(line), objection("Pelayanan Informasi")).links
    assert (link.match, link.target, link.mutual) == (match, "b", True)


def test_a_line_that_means_no_sop_is_told_in_its_own_line() -> None:
    followed = followed_of(information("Penanganan Keberatan", "Penanganan Bencana"), objection())
    assert told(followed.raised) == [
        ("a", "R201", "identity.related[1]"),
        ("a", "R203", "identity.related[0]"),
    ]


@pytest.mark.parametrize("line", ["-", "", "Tidak ada", "tidak ada."])
def test_a_line_that_says_there_is_none_is_no_link(line: str) -> None:
    assert followed_of(information(line)).links == []


def test_an_sop_that_names_itself_is_left_to_the_form() -> None:
    followed = followed_of(information("Pelayanan Informasi"))
    assert [link.match for link in followed.links] == [Match.SELF]
    assert followed.raised == []


def test_a_variant_may_name_the_sop_it_varies_and_needs_no_answer() -> None:
    followed = followed_of(information(), information("Pelayanan Informasi", path="v", variant="x"))
    assert [(link.target, link.mutual) for link in followed.links] == [("a", True)]
    assert followed.raised == []


def test_a_title_that_all_variants_bear_is_not_ambiguous() -> None:
    variants = information("Penanganan Keberatan"), information(path="v", variant="x")
    followed = followed_of(*variants, objection("Pelayanan Informasi"))
    assert followed.raised == []


def test_the_own_office_is_asked_before_all_others() -> None:
    elsewhere = card("c", ("33", *OBJECTION[1:]), title="Penanganan Keberatan")
    links = followed_of(information("Penanganan Keberatan"), objection(), elsewhere).links
    assert links[0].target == "b"


def test_an_sop_of_another_office_need_not_answer() -> None:
    elsewhere = card("c", ("33", *OBJECTION[1:]), title="Penanganan Keberatan")
    followed = followed_of(information("Penanganan Keberatan"), elsewhere)
    assert followed.links[0].target == "c"
    assert followed.raised == []


def test_a_title_that_several_other_offices_use_means_none_of_them() -> None:
    others = [
        card(satker, (satker, *OBJECTION[1:]), title="Penanganan Keberatan")
        for satker in ("33", "34")
    ]
    followed = followed_of(information("Penanganan Keberatan"), *others)
    assert [link.match for link in followed.links] == [Match.AMBIGUOUS]
    assert told(followed.raised) == [("a", "R204", "identity.related[0]")]
    assert "2 SOP" in followed.raised[0].finding.message


@pytest.mark.parametrize(
    ("line", "confidence"),
    [
        ("KPU.02.01.CFM.01.SOP.02", 100),
        ("5/SOP/35", 95),
        ("Penanganan Keberatan", 90),
        ("Menangani keberatan informasi", 80),
        ("Bencana", 0),
    ],
)
def test_every_link_says_how_sure_it_is(line: str, confidence: int) -> None:
    (link, *_) = followed_of(information(line), objection()).links
    assert link.confidence == confidence


def test_a_title_much_like_it_is_proposed_and_never_taken() -> None:
    followed = followed_of(information("Menangani keberatan informasi"), objection())
    (link,) = followed.links
    assert (link.match, link.target, link.proposed) == (Match.ALIKE, "", "b")
    (raised,) = followed.raised
    assert "Maksud Anda «Penanganan Keberatan»?" in raised.finding.message


def test_of_two_titles_equally_near_none_is_proposed() -> None:
    other = card("c", ("35", "KPU.09.SOP.01", "", "0"), title="Penanganan Bencana")
    (link,) = followed_of(information("Penanganan"), objection(), other).links
    assert (link.match, link.proposed) == (Match.MISSING, "")


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.SUPERSEDED])
def test_naming_an_sop_that_has_ended_is_told(status: Status) -> None:
    ended = card("b", OBJECTION, title="Penanganan Keberatan", status=status)
    followed = followed_of(information("Penanganan Keberatan"), ended)
    assert ("a", "R205", "identity.related[0]") in told(followed.raised)
