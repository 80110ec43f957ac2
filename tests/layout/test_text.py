"""Words measured with the bundled table of Arial's widths."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sopxl.layout.geometry import EMU_PER_POINT
from sopxl.layout.text import line_height, widest_part, width, wrap

SIZE = 10 * EMU_PER_POINT


def test_widths_are_those_of_arial() -> None:
    # Arial at 10 pt: a digit is 5.56 pt wide, W 9.44 pt (hmtx 1139 and 1933 of 2048).
    assert round(width("0", SIZE) / EMU_PER_POINT, 2) == 5.56
    assert round(width("W", SIZE) / EMU_PER_POINT, 2) == 9.44
    assert width("Kegiatan", SIZE, bold=True) > width("Kegiatan", SIZE)


def test_words_of_the_form_are_in_the_table() -> None:
    assert width("«–»…×→", SIZE) < 6 * SIZE


def test_an_unknown_character_counts_as_a_full_em() -> None:
    assert width("漢", SIZE) == SIZE


def test_lines_break_at_spaces_and_line_feeds() -> None:
    room = width("memeriksa berkas", SIZE)
    assert wrap("memeriksa berkas dan\nmencatat", room, SIZE) == (
        "memeriksa berkas",
        "dan",
        "mencatat",
    )


def test_a_word_wider_than_the_room_is_cut() -> None:
    assert wrap("dan pertanggungjawaban", width("pertanggung", SIZE), SIZE) == (
        "dan",
        "pertanggung",
        "jawaban",
    )


def test_a_line_may_end_after_a_hyphen_between_letters() -> None:
    room = width("ketentuan perundang-", SIZE)
    assert wrap("ketentuan perundang-undangan", room, SIZE) == ("ketentuan perundang-", "undangan")
    assert wrap("nomor 12-34", width("nomor 12-", SIZE), SIZE) == ("nomor", "12-34")
    assert wrap("surat - dan", width("surat -", SIZE), SIZE) == ("surat -", "dan")


def test_only_a_word_too_wide_for_a_line_is_cut_after_a_slash() -> None:
    room = width("Kabupaten/Kota", SIZE)
    assert wrap("KPU Kabupaten/Kota", room, SIZE) == ("KPU", "Kabupaten/Kota")
    assert wrap("KPU Kabupaten/Kota", room - 1, SIZE) == ("KPU", "Kabupaten/", "Kota")
    assert widest_part("KPU Kabupaten/Kota", SIZE) == width("Kabupaten/", SIZE)


def test_a_no_break_space_holds_its_words_together() -> None:
    room = width("ke langkah 7, hal.", SIZE)
    assert wrap("ke langkah 7, hal.\u00a02", room, SIZE) == ("ke langkah 7,", "hal.\u00a02")


def test_blank_text_has_no_line_and_a_blank_paragraph_has_one() -> None:
    assert wrap(" \n ", SIZE, SIZE) == ()
    assert wrap("a\n\nb", 9 * SIZE, SIZE) == ("a", "", "b")


def test_lines_are_as_high_as_excel_makes_them() -> None:
    heights = [line_height(size * EMU_PER_POINT) / EMU_PER_POINT for size in (8, 9, 10)]
    assert heights == [11.25, 12.0, 13.5]


@given(st.text(), st.integers(EMU_PER_POINT, 60 * SIZE))
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, room: int) -> None:
    lines = wrap(text, room, SIZE)
    spaces = str.maketrans("", "", " \t\n\r")
    if text.strip():
        assert "".join(lines).translate(spaces) == text.translate(spaces)
    assert all(len(line) == 1 or width(line, SIZE) <= room + SIZE // 100 for line in lines)
