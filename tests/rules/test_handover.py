"""What one step yields and another needs: tolerant enough to be silent on procedures well made."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopxl.intake.parse.sop import parse
from sopxl.interchange import sop_json
from sopxl.rules.catalogue import check
from tests.rules.sound import sop_of

SOURCES = sorted((Path(__file__).parents[2] / "examples" / "sources").glob("0*.json"))


def found(table: str) -> list[tuple[str, int]]:
    return [
        (each.rule.code, each.facts["step"])
        for each in check(sop_of(table))
        if each.rule.code in {"M105", "M106"}
    ]


def table(*rows: tuple[str, str]) -> str:
    """Return the notation of steps of which only needs and output are told."""
    lines = [
        f"| {at} | Bekerja | {needs} | {output} |" for at, (needs, output) in enumerate(rows, 1)
    ]
    return "\n".join(["| No | Kegiatan | Kelengkapan | Output |", "| - | - | - | - |", *lines])


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_nine_examples_hang_together(source: Path) -> None:
    sop = parse(sop_json.to_draft(source.read_text(encoding="utf-8"), source.name)).sop
    assert {each.rule.code for each in check(sop)}.isdisjoint({"M105", "M106"})


def test_one_word_in_common_is_enough() -> None:
    assert found(table(("Surat", "Draf nota"), ("Konsep nota", "Nota"), ("nota!", "Arsip"))) == []


def test_words_that_only_join_others_are_no_link() -> None:
    rows = (("Surat", "Draf dari unit"), ("Kamera dan lampu", "Foto"), ("Foto", "Arsip"))
    assert found(table(*rows)) == [("M105", 1), ("M106", 2)]


def test_an_output_may_go_back_to_an_earlier_step() -> None:
    assert (
        found(table(("Data; catatan", "Olahan"), ("Olahan", "Catatan"), ("Olahan", "Arsip"))) == []
    )


def test_where_a_cell_is_empty_that_is_the_one_finding() -> None:
    assert found(table(("Surat", ""), ("Kamera", "Foto"), ("Foto", "Arsip"))) == []


def test_the_first_needs_and_the_last_output_come_from_outside_and_go_there() -> None:
    assert found(table(("Undangan", "Daftar hadir"), ("Daftar hadir", "Piagam"))) == []
