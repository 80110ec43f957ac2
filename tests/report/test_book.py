"""What the SOP book says before it is printed."""

from __future__ import annotations

from datetime import date

from sopxl.model.identity import Identity
from sopxl.report.book import LEGAL_BASES, Book, Chapter
from sopxl.scene import Scene
from sopxl.scene.style import PLAIN

PANRB = "Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP"
OPENNESS = "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik"
ELECTIONS = "UU No. 7 Tahun 2017 tentang Pemilihan Umum"
PKPU = "PKPU 14/2020 tentang Tata Kerja"
HABIT = "kebiasaan kantor"


def book(*bases: tuple[str, ...]) -> Book:
    """A book of SOPs that cite these laws."""
    chapters = (Chapter(Identity(legal_basis=laws), Scene(title="", pages=())) for laws in bases)
    return Book(office="", today=date(2026, 11, 21), chapters=tuple(chapters), looks=PLAIN)


def test_the_legal_bases_stand_in_the_order_of_law() -> None:
    cited = book((HABIT, PKPU, PANRB, ELECTIONS), (HABIT, OPENNESS)).legal_basis
    assert cited == (OPENNESS, ELECTIONS, PANRB, PKPU, HABIT)


def test_one_law_in_several_spellings_stands_there_once_as_most_write_it() -> None:
    short = "UU 14/2008 tentang Keterbukaan Informasi Publik"
    assert book((short,), (OPENNESS,), (OPENNESS, short)).legal_basis == (OPENNESS,)


def test_those_cited_most_are_listed() -> None:
    few = tuple(f"UU {number}/2003 tentang hal {number}" for number in range(1, LEGAL_BASES + 1))
    cited = book((*few, PANRB), (PANRB,)).legal_basis
    assert cited == (*few[: LEGAL_BASES - 1], PANRB)
