"""Two editions of one SOP, and two editions of a register."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from sopxl.intake.parse.sop import parse
from sopxl.interchange.markdown import to_draft
from sopxl.register.editions import Change, Fate, changes, paired
from tests import strategies
from tests.register.cards import card

if TYPE_CHECKING:
    from sopxl.model.sop import Sop

OLD = """
Nama SOP: Revisi Anggaran
Kode Satker: 35
Unit Kerja: Bagian Keuangan
Dasar Hukum:
- UU 1/2004

| No | Kegiatan          | Pelaksana | Jenis     | Ya | Tidak | Waktu   | Output  |
| 1  | Menyusun usulan   | Staf      | mulai     |    |       | 1 jam   | Usulan  |
| 2  | Memeriksa usulan  | Kepala    | keputusan | 3  | 1     | 1 hari kerja | Telaah |
| 3  | Mencetak naskah   | Staf      | kegiatan  |    |       | 1 jam   | Naskah  |
| 4  | Mengarsipkan      | Staf      | selesai   |    |       | 5 menit | Arsip   |
"""


NUMBERING = "| 3  | Menomori usulan | Staf | kegiatan | | | | |"


def sop(text: str) -> Sop:
    return parse(to_draft(text)).sop


def found(new: str) -> list[tuple[str, int | None, str, str]]:
    return [(one.field, one.step, one.old, one.new) for one in changes(sop(OLD), sop(new))]


def test_the_same_sop_changed_in_nothing() -> None:
    assert found(OLD) == []


def test_fields_of_the_head_are_told_by_name() -> None:
    new = OLD.replace("Bagian Keuangan", "Bagian Umum").replace("UU 1/2004", "UU 17/2003")
    assert found(new) == [
        ("unit", None, "Bagian Keuangan", "Bagian Umum"),
        ("legal_basis", None, "UU 1/2004", "UU 17/2003"),
    ]


def test_fields_of_a_step_are_told_with_its_number_and_both_cells() -> None:
    (one,) = changes(sop(OLD), sop(OLD.replace("1 hari kerja", "2 hari kerja")))
    assert (one.field, one.step, one.old, one.new) == (
        "duration",
        2,
        "1 hari kerja",
        "2 hari kerja",
    )
    assert (str(one.old_ref), str(one.new_ref)) == ("steps[1].duration", "steps[1].duration")


def test_a_step_put_in_between_changes_no_other_step() -> None:
    new = (
        OLD.replace("| 4  | Mengarsip", "| 5  | Mengarsip")
        .replace("| 3  | Mencetak", "| 4  | Mencetak")
        .replace("keputusan | 3  | 1 ", "keputusan | 4  | 1 ")
        .replace(
            "| 4  | Mencetak", "| 3  | Menomori usulan | Staf | kegiatan | | | | |\n| 4  | Mencetak"
        )
    )
    assert [(one.fate, one.field, one.step, one.new) for one in changes(sop(OLD), sop(new))] == [
        (Fate.CAME, "", 3, "Menomori usulan")
    ]


def test_a_step_that_went_is_told_by_its_old_number() -> None:
    new = OLD.replace(
        "| 3  | Mencetak naskah   | Staf      | kegiatan  |    |       | 1 jam   | Naskah  |\n", ""
    )
    new = new.replace("| 4  | Meng", "| 3  | Meng")
    told = changes(sop(OLD), sop(new))
    assert (
        Change(
            fate=Fate.WENT, step=3, old="Mencetak naskah", old_ref=sop(OLD).steps[2].ref("activity")
        )
        in told
    )


def test_a_step_told_otherwise_stays_the_same_step() -> None:
    new = OLD.replace("Memeriksa usulan", "Memeriksa kelengkapan usulan")
    assert found(new) == [("activity", 2, "Memeriksa usulan", "Memeriksa kelengkapan usulan")]


def test_another_way_out_is_a_change() -> None:
    new = OLD.replace("keputusan | 3  | 1 ", "keputusan | 4  | 1 ")
    assert found(new) == [("ways_out", 2, "Ya → 3; Tidak → 1", "Ya → 4; Tidak → 1")]


@given(strategies.sops())
def test_any_sop_is_the_same_as_itself(any_sop: Sop) -> None:
    assert changes(any_sop, any_sop) == ()


@given(strategies.sops(), strategies.sops())
def test_any_two_sops_can_be_held_against_each_other(old: Sop, new: Sop) -> None:
    told = changes(old, new)
    came = sum(one.fate is Fate.CAME for one in told)
    went = sum(one.fate is Fate.WENT for one in told)
    assert len(old.steps) - went == len(new.steps) - came
    assert all(one.old != one.new for one in told if one.fate is Fate.CHANGED)


KEY = ("35", "KPU.01.SOP.01", "", "0")


@pytest.mark.parametrize(
    "later",
    [
        card("b", KEY),
        card("b", (*KEY[:3], "1")),
        card("b", ("35", "KPU.01.SOP.09", "", "0"), title="SOP Pelayanan"),
    ],
    ids=["key", "revision", "title"],
)
def test_an_sop_is_known_again(later: object) -> None:
    earlier = card("a", KEY, title="Pelayanan")
    (pair,) = paired([earlier], [later])  # type: ignore[list-item]
    assert (pair.old, pair.new) == (earlier, later)


def test_what_came_and_went_stands_alone() -> None:
    old, new = card("a", KEY, title="Lama"), card("b", ("35", "X.SOP.2", "", ""), title="Baru")
    assert [(pair.old, pair.new) for pair in paired([old], [new])] == [(None, new), (old, None)]


def test_sops_without_key_and_title_are_known_by_content_then_by_path() -> None:
    kept, edited = card("a", sha256="1"), card("b", sha256="2")
    moved, written = card("c", sha256="1"), card("b", sha256="3")
    pairs = paired([kept, edited], [written, moved])
    assert [(pair.old, pair.new) for pair in pairs] == [(edited, written), (kept, moved)]


def test_another_sop_under_the_path_of_one_that_went_is_another_sop() -> None:
    old, new = card("a", title="Lama"), card("a", title="Baru")
    assert [(pair.old, pair.new) for pair in paired([old], [new])] == [(None, new), (old, None)]


def test_an_exact_key_goes_before_another_revision() -> None:
    first, second = card("a", KEY), card("b", (*KEY[:3], "1"))
    third = card("c", (*KEY[:3], "2"))
    pairs = paired([first, second], [replace(second, path="x"), third])
    assert [(pair.old.path if pair.old else "") for pair in pairs] == ["b", "a"]


def test_one_sop_is_never_matched_twice() -> None:
    old, one, other = card("a", KEY), card("b", KEY), card("c", KEY)
    pairs = paired([old], [one, other])
    assert [pair.old is not None for pair in pairs].count(True) == 1
