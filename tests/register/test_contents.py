"""Two files of different formats may say the very same."""

from __future__ import annotations

from dataclasses import replace

from sopxl.intake.parse.sop import parse
from sopxl.interchange.markdown import to_draft
from sopxl.register.conflicts import Standing, settle
from sopxl.register.contents import contents
from tests.register.cards import card, told
from tests.rules.sound import SOUND

KEY = ("35", "KPU.01.CFM.01.SOP.01", "", "0")
SOP = parse(to_draft(SOUND)).sop
OTHER = replace(SOP, steps=SOP.steps[:-1])


def test_the_same_sop_in_two_formats_is_a_copy_and_no_conflict() -> None:
    cards = [card("a.ods", KEY), card("a.xlsx", KEY)]
    settled = settle(cards, contents(cards, {"a.ods": SOP, "a.xlsx": replace(SOP)}.get))
    assert told(settled.raised) == [("a.xlsx", "R101", "identity.title")]
    assert settled.standings["a.xlsx"] is Standing.COPY


def test_two_contents_under_one_key_stay_a_conflict() -> None:
    cards = [card("a.ods", KEY), card("a.xlsx", KEY)]
    settled = settle(cards, contents(cards, {"a.ods": SOP, "a.xlsx": OTHER}.get))
    assert {code for _, code, _ in told(settled.raised)} == {"R102"}


def test_only_files_whose_cards_agree_are_compared_whole() -> None:
    asked: list[str] = []
    cards = [card("a", KEY, title="Rapat"), card("b", KEY, title="Arsip"), card("c", KEY)]
    assert len(set(contents(cards, asked.append).values())) == len(cards)
    assert asked == []


def test_forms_of_one_step_table_without_title_and_number_are_different_sops() -> None:
    nameless = replace(SOP, identity=replace(SOP.identity, title="", number="", sop_code=""))
    cards = [card("b.xlsx"), card("lain.xlsx")]
    settled = settle(cards, contents(cards, dict.fromkeys(("b.xlsx", "lain.xlsx"), nameless).get))
    assert settled.raised == ()
    assert set(settled.standings.values()) == {Standing.HOLDER}


def test_a_title_is_enough_to_know_a_copy() -> None:
    cards = [card("a.ods", title="Rapat"), card("a.xlsx", title="Rapat")]
    settled = settle(cards, contents(cards, dict.fromkeys(("a.ods", "a.xlsx"), SOP).get))
    assert settled.standings["a.xlsx"] is Standing.COPY
