"""The inspector shows every case, the worst first, beside how it was."""

from __future__ import annotations

import re
from dataclasses import replace

from benchmarks.inspector import Case, drawn, page, procedures, recorded, recording
from benchmarks.layout_corpus import form_for, handmade


def case(name: str, picture: str = "<svg/>", **numbers: int) -> Case:
    none = dict.fromkeys(("faults", "crossings", "bends", "length", "pages"), 0)
    return Case(name=name, picture=picture, numbers={**none, **numbers})


def titles(text: str) -> list[str]:
    return re.findall(r"<h2>(.*?)</h2>", text)


def test_a_case_is_drawn_and_judged() -> None:
    name, sop = next(handmade())
    found = drawn(name, sop, form_for(sop))
    assert found.faults == ()
    assert found.numbers["faults"] == 0
    assert found.numbers["bends"] > 0
    assert found.picture.startswith("<svg ")


def test_examples_and_every_family_are_among_the_cases() -> None:
    names = [name for name, _, _ in procedures()]
    assert len(names) == len(set(names))
    for kind in ("example 05", "by hand: hub", "standard 30", "dense 30", "narrow columns"):
        assert any(name.startswith(kind) for name in names)


def test_faults_come_first_then_what_became_worse_then_what_is_bad() -> None:
    old = [case("a", crossings=5), case("b", crossings=1), case("c", crossings=9), case("d")]
    new = [
        case("a", crossings=4),
        case("b", crossings=2),
        case("c", crossings=9),
        case("d", faults=1),
    ]
    assert titles(page(new, old)) == ["d", "b", "c", "a"]


def test_a_picture_that_changed_stands_beside_the_old_one() -> None:
    same, other = case("a"), case("b", "<svg>new</svg>")
    text = page([same, other], [same, replace(other, picture="<svg>old</svg>")])
    assert text.count("<img ") == 3
    assert "1 pictures differ" in text
    assert 'class="worse"' not in text


def test_numbers_that_became_worse_are_marked() -> None:
    text = page([case("a", crossings=3, bends=1)], [case("a", crossings=2, bends=4)])
    assert text.count('class="worse"') == text.count('class="better"') == 2
    assert '<tr class="worse"><th>crossings</th><td>2</td><td>3</td></tr>' in text


def test_a_recording_comes_back_as_it_was() -> None:
    cases = (replace(case("«a»", bends=3), faults=("page 1: a symbol",)), case("b"))
    assert recorded(recording(cases)) == cases


def test_names_of_cases_are_words_and_no_markup() -> None:
    assert "<script>" not in page([case("<script>")])
