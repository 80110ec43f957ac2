"""Two files of different formats may say the very same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sopxl.intake.parse.sop import parse
from sopxl.interchange.markdown import to_draft
from sopxl.register.settling import settle
from sopxl.register.standing import Standing, Stands
from tests.register.cards import Cards, card, told
from tests.rules.sound import SOUND

if TYPE_CHECKING:
    from sopxl.model.sop import Sop
    from sopxl.register.entries import Card

KEY = ("35", "KPU.01.CFM.01.SOP.01", "", "0")
SOP = parse(to_draft(SOUND)).sop
OTHER = replace(SOP, steps=SOP.steps[:-1])


def test_the_same_sop_in_two_formats_is_a_copy_and_no_conflict() -> None:
    said = {"a.ods": SOP, "a.xlsx": replace(SOP)}
    settled = tuple(settle(Cards(card("a.ods", KEY), card("a.xlsx", KEY), said=said)))
    assert told(settled) == [("a.xlsx", "R101", "identity.title")]
    assert Stands("a.xlsx", Standing.COPY) in settled


def test_two_contents_under_one_key_stay_a_conflict() -> None:
    said = {"a.ods": SOP, "a.xlsx": OTHER}
    settled = settle(Cards(card("a.ods", KEY), card("a.xlsx", KEY), said=said))
    assert {code for _, code, _ in told(settled)} == {"R102"}


class Asked(Cards):
    """Cards that remember whose SOP was asked for."""

    def __init__(self, *cards: Card) -> None:
        super().__init__(*cards)
        self.asked: list[str] = []

    def sop_at(self, path: str) -> Sop | None:
        """Remember the question; nothing is said."""
        self.asked.append(path)
        return None


def test_only_files_whose_cards_agree_are_compared_whole() -> None:
    cards = [card("a", KEY, title="Rapat"), card("b", KEY, title="Arsip"), card("c", KEY)]
    same = [card("d", KEY, title="Surat", sha256="x"), card("e", KEY, title="Surat", sha256="x")]
    other = card("f", KEY, title="Rapat")
    register = Asked(*cards, *same, other)
    assert len(tuple(settle(register))) > 0
    assert register.asked == ["a", "f"]


def test_forms_of_one_step_table_without_title_and_number_are_different_sops() -> None:
    nameless = replace(SOP, identity=replace(SOP.identity, title="", number="", sop_code=""))
    said = dict.fromkeys(("b.xlsx", "lain.xlsx"), nameless)
    settled = tuple(settle(Cards(card("b.xlsx"), card("lain.xlsx"), said=said)))
    assert settled == (Stands("b.xlsx", Standing.HOLDER), Stands("lain.xlsx", Standing.HOLDER))


def test_a_title_is_enough_to_know_a_copy() -> None:
    cards = [card("a.ods", title="Rapat"), card("a.xlsx", title="Rapat")]
    said = dict.fromkeys(("a.ods", "a.xlsx"), SOP)
    assert Stands("a.xlsx", Standing.COPY) in tuple(settle(Cards(*cards, said=said)))
