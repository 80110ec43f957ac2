from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sopxl.model.runs import Runs
from sopxl.model.sop import Answer, Sop, Step, StepKind, WayOut


def procedure(*ways: tuple[int, ...]) -> Sop:
    """A procedure whose steps lead to these numbers; none means the next row, the last ends."""
    answers = (Answer.YES, Answer.NO)
    return Sop(
        steps=tuple(
            Step(
                index=place,
                number=place + 1,
                activity="",
                actors=(),
                kind=StepKind.END if place == len(ways) - 1 else StepKind.ACTIVITY,
                ways_out=tuple(
                    WayOut(target, answer) for target, answer in zip(on, answers, strict=False)
                ),
            )
            for place, on in enumerate(ways)
        )
    )


def test_a_branch_has_a_shortest_and_a_longest_run() -> None:
    runs = Runs(procedure((), (3, 4), (), ()))
    assert runs.shortest([1, 2, 4, 8]) == 11
    assert runs.longest([1, 2, 4, 8]) == 15


def test_a_way_back_is_not_followed() -> None:
    runs = Runs(procedure((), (3, 1), ()))
    assert runs.longest([1, 1, 1]) == 3


def test_a_procedure_without_steps_has_no_run() -> None:
    assert Runs(Sop()).shortest([]) is None


def test_a_loop_without_exit_has_no_run() -> None:
    assert Runs(procedure((2,), (1,), ())).shortest([1, 1, 1]) is None


@given(st.integers(1, 30))
def test_a_straight_procedure_has_one_run(steps: int) -> None:
    runs = Runs(procedure(*[()] * steps))
    assert runs.shortest([1] * steps) == runs.longest([1] * steps) == steps


def test_the_heaviest_run_is_named_step_by_step() -> None:
    runs = Runs(procedure((), (3, 4), (), ()))
    assert runs.heaviest([1, 2, 4, 8]) == (0, 1, 2, 3)
    assert runs.heaviest([1, 2, -4, 8]) == (0, 1, 3)


def test_steps_that_weigh_nothing_are_named_up_to_the_end() -> None:
    assert Runs(procedure((), (3, 1), ())).heaviest([1, 0, 0]) == (0, 1, 2)


def test_without_an_end_there_is_no_heaviest_run() -> None:
    assert Runs(procedure()).heaviest([]) == ()
