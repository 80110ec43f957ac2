"""Procedures that say almost the same are found among many, and what differs is told."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from sopxl.model.identity import Identity
from sopxl.model.sop import Sop, Step
from sopxl.register.alike import Alike, find_alike
from sopxl.register.clusters import LEAST_LIKENESS, candidates
from sopxl.register.differences import differences
from sopxl.register.entries import Wording
from sopxl.register.merge import merge
from tests.register.cards import Cards, card, of_kind, told

STEMS = tuple(f"kata{number}" for number in range(40))


def key(code: str, satker: str = "35") -> tuple[str, str, str, str]:
    return (satker, code, "", "0")


def saying(stems: tuple[str, ...]) -> Sop:
    return procedure(" ".join(stems))


def found(*said: tuple[str, str, tuple[str, ...]]) -> list[tuple[str, str, int]]:
    cards = [card(path, key(code)) for path, code, _ in said]
    texts = {path: saying(stems) for path, _, stems in said}
    pairs = of_kind(Alike, find_alike(Cards(*cards, said=texts)))
    return [(pair.kept, pair.other, pair.percent) for pair in pairs]


@pytest.mark.parametrize(("changed", "percent"), [(0, 100), (1, 95), (3, 86)])
def test_two_that_say_almost_the_same_are_told(changed: int, percent: int) -> None:
    other = (*STEMS[changed:], *(f"lain{number}" for number in range(changed)))
    assert found(("a", "X.SOP.1", STEMS), ("b", "X.SOP.2", other)) == [("a", "b", percent)]


def test_two_that_say_less_in_common_are_not() -> None:
    other = (*STEMS[5:], *(f"lain{number}" for number in range(5)))
    assert found(("a", "X.SOP.1", STEMS), ("b", "X.SOP.2", other)) == []


def test_one_code_in_many_offices_is_one_generic_procedure() -> None:
    assert found(*((path, "X.SOP.1", STEMS) for path in "abc")) == []


def test_each_code_of_a_cluster_is_told_once_beside_the_first() -> None:
    codes = {"a": "X.SOP.1", "b": "X.SOP.2", "c": "X.SOP.2", "d": "X.SOP.3"}
    pairs = found(*((path, code, STEMS) for path, code in codes.items()))
    assert pairs == [("a", "b", 100), ("a", "d", 100)]


def test_an_sop_of_a_few_words_is_like_none() -> None:
    assert found(("a", "X.SOP.1", STEMS[:5]), ("b", "X.SOP.2", STEMS[:5])) == []


def test_among_many_nearly_all_pairs_are_found() -> None:
    chance = Random(35)  # noqa: S311  a corpus, no secret
    words = [f"w{number}" for number in range(600)]
    said = []
    for number in range(200):
        base = tuple(chance.sample(words, 60))
        near = (*base[3:], *(f"baru{number}x{extra}" for extra in range(3)))
        said += [(f"{number:03}a", f"X.SOP.{number}a", base)]
        said += [(f"{number:03}b", f"X.SOP.{number}b", near)]
    pairs = found(*said)
    assert all(percent >= LEAST_LIKENESS for _, _, percent in pairs)
    assert all(kept[:3] == other[:3] for kept, other, _ in pairs)
    assert len(pairs) >= 0.95 * 200


def test_only_what_shares_a_sign_is_compared() -> None:
    lone = tuple(f"lain{number}" for number in range(40))
    wordings = [Wording("a", STEMS), Wording("b", lone), Wording("c", (*STEMS[1:], "lain"))]
    assert list(candidates(wordings)) == ["a", "c"]


def test_the_same_words_are_found_however_few_bins_they_fill() -> None:
    few = STEMS[:12]
    assert found(("a", "X.SOP.1", few), ("b", "X.SOP.2", few)) == [("a", "b", 100)]


def procedure(*activities: str, **identity: str) -> Sop:
    steps = (
        Step(index=at, number=at + 1, activity=said, actors=())
        for at, said in enumerate(activities)
    )
    return Sop(identity=Identity(**identity), steps=tuple(steps))


def test_what_differs_is_told_in_a_few_words() -> None:
    one = procedure("Menerima berkas", "Menyimpan arsip", title="Arsip", satker="35")
    first = replace(one.steps[0], actors=("Staf",))
    longer = procedure("Menerima berkas", "Menyimpan arsip", "Melapor", title="Kearsipan")
    other = replace(longer, steps=(first, *longer.steps[1:]))
    assert differences(one, other) == "judul; 1 langkah tambahan; pelaksana pada 1 langkah"
    assert differences(one, replace(one, identity=replace(one.identity, satker="33"))).startswith(
        "hanya kepala SOP"
    )


def test_merging_tells_the_second_of_two_that_are_alike() -> None:
    said = procedure(*(f"Menyusun {word} laporan {word}b" for word in STEMS))
    other = replace(said, steps=said.steps[:-1])
    cards = Cards(
        card("a", key("X.SOP.1")), card("b", key("X.SOP.2")), said={"a": said, "b": other}
    )
    merged = tuple(merge(cards, None))
    assert [pair.differences for pair in of_kind(Alike, merged)] == ["1 langkah tidak ada"]
    assert ("b", "R106", "identity.title") in told(merged)
