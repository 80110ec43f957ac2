"""What is found in a drawing, whoever has made it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sopxl.model.drawn import Drawn, DrawnFlow, Symbol
from sopxl.rules.drawing import found_in
from tests.rules.sound import sound

STEPS = dict(enumerate(sound().steps, start=6))
ACTORS = dict(enumerate(sound().actors, start=7))


def told(drawn: Drawn) -> list[str]:
    return [f"{each.rule.code} {each.message}" for each in found_in(drawn, STEPS, ACTORS)]


@pytest.mark.parametrize(
    "preset",
    [
        *("flowChartTerminator", "roundRect", "flowChartProcess", "rect", "flowChartDecision"),
        *("diamond", "flowChartOffpageConnector", "homePlate", "pentagon"),
        *("line", "straightConnector1", "bentConnector3", "downArrow", "bentUpArrow"),
    ],
)
def test_the_five_symbols_and_arrows_of_every_kind_are_known(preset: str) -> None:
    assert told(Drawn(symbols=(Symbol(preset, 6, 7),))) == []


def test_other_symbols_are_told_by_the_name_that_people_use() -> None:
    circle, disk = Symbol("flowChartConnector", 7, 8), Symbol("flowChartMagneticDisk", 8, 8)
    assert told(Drawn(symbols=(circle, circle, disk))) == [
        "G102 Simbol «lingkaran» pada langkah 2 tidak termasuk lima simbol SOP AP.",
        "G102 Simbol «tabung» pada langkah 3 tidak termasuk lima simbol SOP AP.",
    ]


def test_what_stands_outside_the_actor_columns_is_no_symbol_of_the_flow() -> None:
    logo, remark = Symbol("ellipse", 1, 8), Symbol("star5", 7, 14)
    assert told(Drawn(symbols=(logo, remark))) == []


def test_a_flow_is_cut_by_a_page_break_between_its_ends() -> None:
    flows = (DrawnFlow(6, 7), DrawnFlow(9, 7))
    assert told(Drawn(flows=flows, breaks=(7,))) == [
        "G101 Anak panah dari langkah 4 ke langkah 2 berganti halaman tanpa segilima."
    ]
    assert told(Drawn(flows=flows, breaks=(5, 9, 12))) == []


def test_a_symbol_that_stands_with_another_actor_is_told() -> None:
    own = {name: column for column, name in ACTORS.items()}
    step = STEPS[7]
    there = next(column for column, name in ACTORS.items() if name not in step.actors)
    box = Symbol("flowChartProcess", 7, there)
    assert told(Drawn(symbols=(box, box))) == [
        f"G103 Simbol langkah 2 berdiri di kolom «{ACTORS[there]}», "
        f"padahal pelaksananya «{step.actors[0]}»."
    ]
    assert told(Drawn(symbols=(replace(box, column=own[step.actors[0]]),))) == []


@pytest.mark.parametrize("preset", ["flowChartOffpageConnector", "bentConnector3"])
def test_pentagons_and_arrows_stand_anywhere(preset: str) -> None:
    assert told(Drawn(symbols=tuple(Symbol(preset, 7, column) for column in ACTORS))) == []


def test_a_step_whose_actor_has_no_column_is_not_told_of_again() -> None:
    step = replace(STEPS[7], actors=("Arsiparis",))
    box = Symbol("rect", 7, 8)
    assert list(found_in(Drawn(symbols=(box,)), {7: step}, ACTORS)) == []
