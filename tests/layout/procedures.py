"""Procedures as strategies: sound ones, and whatever a careless author may leave behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from sopxl.model.duration import Duration
from sopxl.model.sop import Answer, Sop, Step, StepKind, WayOut

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = 4 * ("memeriksa", "berkas", "dan", "mencatatnya", "dalam", "buku", "agenda")
activities = st.integers(1, len(WORDS)).map(lambda count: " ".join(WORDS[:count]))


def names_of(count: int) -> tuple[str, ...]:
    return tuple(f"Pelaksana {number}" for number in range(1, count + 1))


@st.composite
def procedures(draw: Callable[..., object], most: int = 60) -> Sop:
    """One start, one end, decisions with two different targets, now and then two actors."""
    count = draw(st.integers(1, most))
    names = names_of(draw(st.integers(1, 10)))
    steps = [_sound_step(draw, index, count, names) for index in range(count)]
    return Sop(actors=names, steps=tuple(steps))


def _sound_step(
    draw: Callable[..., object], index: int, count: int, names: tuple[str, ...]
) -> Step:
    kind = StepKind.ACTIVITY
    if index in (0, count - 1):
        kind = StepKind.START if index == 0 else StepKind.END
    elif index < count - 2 and draw(st.integers(0, 3)) == 0:
        kind = StepKind.DECISION
    together = kind is StepKind.ACTIVITY and draw(st.integers(0, 9)) == 0
    actors = draw(
        st.lists(st.sampled_from(names), min_size=1, max_size=3 if together else 1, unique=True)
    )
    ways = ()
    if kind is StepKind.DECISION:
        refused = draw(st.integers(1, count).filter(lambda to: to not in (index + 1, index + 2)))
        ways = (WayOut(index + 2, Answer.YES), WayOut(refused, Answer.NO))
    return Step(
        index=index,
        number=index + 1,
        activity=draw(activities),
        actors=tuple(actors),
        kind=kind,
        duration=Duration(text="15 menit"),
        ways_out=ways,
    )


@st.composite
def broken_procedures(draw: Callable[..., object]) -> Sop:
    """Numbers twice, targets that do not exist, unknown actors, decisions without exits."""
    names = tuple(draw(st.lists(st.text(max_size=9), max_size=5)))
    ways = st.builds(WayOut, st.integers(-2, 14), st.sampled_from(Answer))
    steps = [
        Step(
            index=index,
            number=draw(st.integers(-1, 12)),
            activity=draw(st.text(max_size=60)),
            actors=tuple(draw(st.lists(st.sampled_from((*names, "?")), max_size=4))),
            kind=draw(st.sampled_from(StepKind)),
            requirements=draw(st.text(max_size=300)),
            ways_out=tuple(draw(st.lists(ways, max_size=4))),
        )
        for index in range(draw(st.integers(0, 12)))
    ]
    return Sop(actors=names, steps=tuple(steps))
