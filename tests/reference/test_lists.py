"""The reference lists are whole, and each row says where it comes from."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from sopxl.reference.offices import Level, office, offices, offices_by_region, region_in
from sopxl.reference.positions import is_listed, position, positions
from sopxl.reference.regulations import regulations
from sopxl.reference.units import units
from sopxl.reference.verbs import misspellings, verbs

if TYPE_CHECKING:
    from pathlib import Path


def test_there_are_553_offices() -> None:
    assert Counter(office.level for office in offices()) == {
        Level.CENTRE: 1,
        Level.PROVINCE: 38,
        Level.REGENCY: 416,
        Level.CITY: 98,
    }


def test_every_office_lies_in_a_province() -> None:
    codes = [office.code for office in offices()]
    assert len(set(codes)) == len(codes)
    assert {office.province for office in offices()} <= set(codes)
    assert all(office.code.startswith(office.province) for office in offices())


def test_an_office_is_found_by_its_code() -> None:
    found = office("3578")
    assert found
    assert (found.name, found.province) == ("Sekretariat KPU Kota Surabaya", "35")
    assert office("9999") is None


@pytest.mark.parametrize("rows", [offices, positions, regulations, units, verbs])
def test_every_row_has_its_source(rows: object) -> None:
    assert callable(rows)
    assert all(row.source for row in rows())


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Kepala Subbagian Perencanaan", "Kepala Subbagian"),
        ("kasubbag umum", "Kepala Subbagian"),
        ("Atasan PPID", "Atasan PPID"),
        ("PPID", "PPID"),
        ("Staf Humas", "Staf"),
        ("Plt. Kepala Bagian Hukum", "Kepala Bagian"),
        ("plh Sekretaris", "Sekretaris"),
    ],
)
def test_a_heading_names_the_longest_position_at_its_beginning(heading: str, name: str) -> None:
    found = position(heading)
    assert found
    assert found.name == name


def test_a_position_with_more_words_is_known_but_not_listed() -> None:
    assert is_listed("kepala  subbagian")
    assert position("Kepala Subbagian Hukum")
    assert not is_listed("Kepala Subbagian Hukum")


@pytest.mark.parametrize("heading", ["", "Stafet", "Dewan Juri"])
def test_a_heading_that_names_no_position_has_none(heading: str) -> None:
    assert position(heading) is None


def test_a_mistyped_verb_knows_its_right_spelling() -> None:
    assert misspellings()["melakulan"].standard == "melakukan"
    assert "melakukan" not in misspellings()


def test_no_unit_of_time_is_claimed_twice() -> None:
    words = [word for unit in units() for word in (unit.name, *unit.also)]
    assert len(set(words)) == len(words)


def test_a_repealed_regulation_names_its_successor() -> None:
    assert all(row.succeeded_by for row in regulations() if row.status.value == "dicabut")


def test_the_lists_know_what_the_examples_use(root: Path) -> None:
    sources = (root / "examples" / "sources").glob("[0-9]*.json")
    sops = [json.loads(source.read_text(encoding="utf-8")) for source in sources]
    actors = {actor for sop in sops for actor in sop["actors"]}
    first_words = {step["activity"].split()[0] for sop in sops for step in sop["steps"]}
    assert {actor for actor in actors if position(actor) is None} == set()
    assert {word.casefold() for word in first_words} <= {verb.word for verb in verbs()}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("KPU Kab. Malang", "3507"),
        ("Sekretariat KPU Kota Malang", "3573"),
        ("KIP Aceh", "11"),
        ("jawa  timur", "35"),
    ],
)
def test_an_office_is_known_by_its_region(name: str, code: str) -> None:
    assert offices_by_region()[region_in(name)].code == code


def test_no_two_offices_have_one_region() -> None:
    assert len(offices_by_region()) == len(offices())
