"""Runs with loops, against closed forms and against runs thrown with dice."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from sopxl.model.chain import Chain
from sopxl.model.sop import Answer, Sop, Step, StepKind, WayOut

if TYPE_CHECKING:
    from collections.abc import Sequence

RUNS = 40_000
YES = 0.7


def sop(*ways: str) -> Sop:
    """Return an SOP from what each step does: `-` goes on, `3/1` asks (Ya/Tidak), `>4`, `end`."""
    return Sop(steps=tuple(_step(index, way) for index, way in enumerate(ways)))


def _step(index: int, way: str) -> Step:
    yes, _, no = way.partition("/")
    kind, out = StepKind.ACTIVITY, ()
    if no:
        kind = StepKind.DECISION
        out = (WayOut(int(yes), Answer.YES), WayOut(int(no), Answer.NO))
    elif way.startswith(">"):
        out = (WayOut(int(way[1:])),)
    elif way == "end":
        kind = StepKind.END
    return Step(
        index=index,
        number=index + 1,
        activity="Menelaah",
        actors=("Staf",),
        kind=kind,
        ways_out=out,
    )


def test_a_run_without_decisions_does_each_step_once() -> None:
    assert Chain(sop("-", "-", "end"), YES).visits == (1, 1, 1)


def test_a_decision_that_sends_back_repeats_its_loop_one_over_its_chance_times() -> None:
    chain = Chain(sop("-", "-", "4/2", "end"), 0.8)
    assert chain.visits == pytest.approx((1, 1.25, 1.25, 1))
    assert chain.repeats == pytest.approx((0, 0.25, 0.25, 0))


def test_a_branch_is_taken_with_the_chance_of_its_answer() -> None:
    chain = Chain(sop("3/2", "-", "end"), 0.75)
    assert chain.visits == pytest.approx((1, 0.25, 1))
    assert chain.repeats == (0, 0, 0)


def test_a_loop_within_a_loop_multiplies() -> None:
    # 2 asks back to 1, 3 asks back to 1: three passes of a fair coin's half, then twice that.
    chain = Chain(sop("-", "3/1", "4/1", "end"), 0.5)
    assert chain.visits == pytest.approx((4, 4, 2, 1))
    assert chain.repeats == pytest.approx((3, 3, 1, 0))


def test_a_step_off_the_main_way_may_be_missed_or_repeated() -> None:
    # Step 3 is met by one run in two, and each time sends back with a half.
    chain = Chain(sop("-", "4/3", "4/1", "end"), 0.5)
    visits = 1 / (1 - 0.25)
    assert chain.visits == pytest.approx((visits, visits, visits / 2, 1))
    met = 0.5  # no way leads from 4 back to 3, and to miss it once is to miss it for good
    assert chain.repeats[2] == pytest.approx(visits / 2 - met)


@pytest.mark.parametrize(
    "ways",
    [
        ("-", ">1"),  # round and round
        ("3/2", ">2", "end"),  # a corner without a way out
        ("-", "9/9", "end"),  # a decision that leads nowhere
    ],
)
def test_a_run_that_may_never_end_has_no_expected_time(ways: tuple[str, ...]) -> None:
    chain = Chain(sop(*ways), YES)
    assert not chain.ends_surely
    assert (chain.visits, chain.repeats) == ((), ())


def test_an_old_form_that_names_no_end_ends_in_its_last_row() -> None:
    assert Chain(sop("-", "3/1", "-"), 0.5).visits == pytest.approx((2, 2, 1))


def test_a_procedure_without_steps_never_ends() -> None:
    assert Chain(Sop(), YES).visits == ()


def test_a_decision_without_one_of_its_answers_takes_the_other() -> None:
    asking = _step(1, "3/1")
    half = Step(
        index=1,
        number=2,
        activity="",
        actors=(),
        kind=StepKind.DECISION,
        ways_out=asking.ways_out[:1],
    )
    steps = (_step(0, "-"), half, _step(2, "end"))
    assert Chain(Sop(steps=steps), YES).visits == (1, 1, 1)


def generated(seed: int) -> tuple[str, ...]:
    """Return a procedure with some branches onward and some loops back."""
    dice = random.Random(seed)  # noqa: S311  dice, no secret
    size = dice.randint(4, 24)
    return (*(_way(dice, number, size) for number in range(1, size)), "end")


def _way(dice: random.Random, number: int, size: int) -> str:
    if dice.random() < 0.6:
        return "-"
    back = dice.random() < 0.6
    other = dice.randint(1, number) if back else dice.randint(number + 1, size)
    return f"{number + 1}/{other}"


@pytest.mark.parametrize("seed", range(50))
def test_generated_procedures_run_as_often_through_each_step_as_the_dice_say(seed: int) -> None:
    ways = generated(seed)
    chain = Chain(sop(*ways), YES)
    minutes = np.random.default_rng(seed).integers(1, 480, len(ways))
    thrown, again = thrown_runs(ways, seed)
    assert minutes @ np.array(chain.visits) == pytest.approx(minutes @ thrown, rel=0.02)
    rework = float(minutes @ again) / float(minutes @ thrown)
    expected = float(minutes @ np.array(chain.repeats)) / float(minutes @ np.array(chain.visits))
    assert expected == pytest.approx(rework, abs=0.02)


def thrown_runs(ways: Sequence[str], seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean visits and the mean repeats of each step over many runs."""
    dice = np.random.default_rng(seed)
    table = np.array([_targets(index, way) for index, way in enumerate(ways)])
    visits, seen = np.zeros(len(ways)), np.zeros((RUNS, len(ways)), dtype=bool)
    runners, at = np.arange(RUNS), np.zeros(RUNS, dtype=int)
    while runners.size:
        visits += np.bincount(at, minlength=len(ways))
        seen[runners, at] = True
        going = at != len(ways) - 1
        runners, at = runners[going], at[going]
        no = (dice.random(runners.size) >= YES).astype(int)
        at = table[at, no]
    return visits / RUNS, (visits - seen.sum(axis=0)) / RUNS


def _targets(index: int, way: str) -> tuple[int, int]:
    yes, _, no = way.partition("/")
    return (int(yes) - 1, int(no) - 1) if no else (index + 1, index + 1)
