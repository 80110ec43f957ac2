"""Words on paper in typefaces that have their characters: never an empty box, never silence."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from typing import TYPE_CHECKING

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFace

from sopxl.backends import pdf, png
from sopxl.backends.coverage import characters
from sopxl.backends.right_to_left import visual
from sopxl.backends.runs import SUBSTITUTE, runs, unprintable
from sopxl.backends.typeface import BOLD, FURTHER, REGULAR
from sopxl.scene import Cell, Scene
from tests.backends.scenes import ITEMS, page_with

if TYPE_CHECKING:
    from pathlib import Path

FONTS = (REGULAR, BOLD, FURTHER)
CELL = next(item for item in ITEMS if isinstance(item, Cell))


def scene(*lines: str) -> Scene:
    return Scene(title="", pages=(page_with(Cell(box=CELL.box, lines=lines)),))


@pytest.mark.parametrize("font", FONTS)
def test_the_characters_of_a_typeface_are_those_that_reportlab_finds(font: Path) -> None:
    found = {chr(code) for code, glyph in TTFontFace(str(font)).charToGlyph.items() if glyph}
    assert characters(font) == found


@given(st.text())
def test_whatever_is_drawn_has_a_glyph(text: str) -> None:
    for run in runs(text):
        assert run.text.isascii() or characters(run.font).issuperset(run.text)


@pytest.mark.parametrize("text", ["Memeriksa berkas", "§ 5 ayat (2)", "biaya ≤ 3 hari"])
def test_usual_words_stay_in_one_typeface(text: str) -> None:
    assert runs(text) == ((text, REGULAR),)
    assert runs(text, bold=True) == ((text, BOLD),)


def test_a_tick_comes_from_the_second_typeface() -> None:
    assert runs("Lengkap ✓ lalu") == (("Lengkap ", REGULAR), ("✓", FURTHER), (" lalu", REGULAR))


def test_signs_of_wingdings_show_what_word_showed() -> None:
    assert [run.text for run in runs("\uf0b7 asli")] == ["• asli"]
    assert runs("\uf0fc")[0] == ("✓", FURTHER)


def test_what_no_typeface_has_is_replaced_and_named() -> None:
    assert runs("雪😀")[0] == (SUBSTITUTE, FURTHER)
    assert unprintable(scene("雪 jatuh", "雪 dan 🤖", "✓ 😀")) == ("雪", "🤖")
    assert unprintable(scene("Memeriksa berkas")) == ()


def test_invisible_characters_draw_nothing() -> None:
    assert runs("baik\u200b\ufe0f") == (("baik", REGULAR),)


def test_arabic_stands_from_right_to_left_with_joined_letters() -> None:
    shown = visual("surat الشفاء sah")
    assert shown.startswith("surat ")
    assert shown.endswith(" sah")
    names = [unicodedata.name(letter) for letter in shown[6:-4]]
    assert names == [
        "ARABIC LETTER HAMZA ISOLATED FORM",
        "ARABIC LETTER ALEF FINAL FORM",
        "ARABIC LETTER FEH MEDIAL FORM",
        "ARABIC LETTER SHEEN MEDIAL FORM",
        "ARABIC LETTER LAM INITIAL FORM",
        "ARABIC LETTER ALEF ISOLATED FORM",
    ]


def test_lam_and_alef_are_one_letter_and_numbers_stay_as_they_are() -> None:
    assert visual("لا") == "\ufefb"
    assert "12/2024" in visual("رقم 12/2024 من")
    assert visual("שלום") == "םולש"


def test_the_pdf_and_the_picture_draw_all_of_it() -> None:
    odd = scene("Lengkap ✓ 😀 雪", "الشفاء")
    text = pypdf.PdfReader(BytesIO(pdf.render(odd))).pages[0].extract_text()
    assert "✓" in text
    assert SUBSTITUTE in text
    assert png.render(odd) != png.render(scene("Lengkap", ""))
