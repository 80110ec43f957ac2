"""Score cards: what each office keeps of what it has sent, beside the middle of all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sopxl.interchange import markdown
from sopxl.model.settings import Settings
from sopxl.report.chapters.score_cards import score_cards, score_table
from sopxl.report.figures.gathering import gather
from tests.report.registers import SERVICE, TODAY, entry, small, small_material

if TYPE_CHECKING:
    from sopxl.report.figures.records import Figures


def two_offices() -> Figures:
    """The small register, and one SOP of Surabaya without a finding, in force since October."""
    service = SERVICE.replace("Kode Satker: 35", "Kode Satker: 3578")
    sound = entry(markdown.to_draft(service.replace("2026-02-02", "2026-10-02")), "3578/a.md")
    material = small_material()
    return gather(replace(material, entries=(*material.entries, sound)), Settings(), TODAY)


def test_the_shares_of_each_office_are_those_counted_by_hand() -> None:
    province, city = score_cards(two_offices())
    assert (province.satker, province.sops, city.satker, city.sops) == ("35", 2, "3578", 1)
    assert {one.name: (one.part, one.whole) for one in province.measures} == {
        "SOP berlaku": (1, 2),
        "Tanpa galat": (1, 2),
        "Reviu tidak lewat": (0, 1),
        "Proses tercakup": (1, 3),
        "Langkah terukur": (8, 8),
    }
    assert [(one.part, one.whole) for one in city.measures] == [
        (1, 1),
        (1, 1),
        (1, 1),
        (1, 3),
        (4, 4),
    ]
    assert [one.middle for one in city.measures] == pytest.approx([0.75, 0.75, 0.5, 1 / 3, 1])


def test_offices_stand_in_the_order_of_their_codes_below_the_middle() -> None:
    figures = two_offices()
    table = score_table(figures, score_cards(figures))
    assert [row.cells[0] for row in table.rows] == [
        "Nilai tengah semua satker",
        "35 KPU Provinsi Jawa Timur",
        "3578 KPU Kota Surabaya",
    ]
    assert table.rows[1].cells[2] == "50% (1/2)"


def test_one_office_alone_has_no_card() -> None:
    assert score_cards(small()) == ()
    assert "dua satker" in score_table(small(), ()).absent
