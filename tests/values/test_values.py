"""A value is what `dataclasses` would have made of its class."""

from __future__ import annotations

import dataclasses
import pickle
import re
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGE = Path(__file__).parents[2] / "sopxl"
THEIRS_TAKEN = re.compile(r"^from dataclasses import .*\bdataclass\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Point:
    """A value with defaults of each kind."""

    x: int
    y: int = 0
    tags: dict[str, int] = dataclasses.field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Point):
    """A value that inherits fields and takes its own by name."""

    name: str = "titik"


@dataclass(frozen=True, slots=True)
class Nothing:
    """A value without fields."""


@dataclass(frozen=True, slots=True)
class Distance:
    """A value that looks at what it was given, and says itself what it is called."""

    metres: float

    def __post_init__(self) -> None:
        if self.metres < 0:
            raise ValueError(self.metres)

    def __repr__(self) -> str:
        return f"{self.metres} m"


def made_by(decorator: Callable[..., Any]) -> Any:
    @decorator(frozen=True, slots=True)
    class Pair:
        """Two things."""

        left: int
        right: int = 1

    return Pair


OURS, THEIRS = made_by(dataclass), made_by(dataclasses.dataclass)
small = st.integers(0, 2)


@given(small, small, small, small)
def test_values_are_equal_where_those_of_dataclasses_are(
    left: int, right: int, other_left: int, other_right: int
) -> None:
    ours = OURS(left, right), OURS(other_left, right=other_right)
    theirs = THEIRS(left, right), THEIRS(other_left, right=other_right)
    assert (ours[0] == ours[1]) is (theirs[0] == theirs[1])
    assert (hash(ours[0]) == hash(ours[1])) is (hash(theirs[0]) == hash(theirs[1]))
    assert repr(ours) == repr(theirs)
    assert ours[0] != theirs[0]


def test_a_value_is_declared_as_with_dataclasses() -> None:
    assert signature(OURS).parameters == signature(THEIRS).parameters
    assert OURS.__match_args__ == THEIRS.__match_args__
    assert OURS.__slots__ == THEIRS.__slots__
    assert OURS.__init__.__qualname__ == THEIRS.__init__.__qualname__


def test_what_a_factory_makes_is_made_for_each_value() -> None:
    first, second = Point(1), Point(1)
    assert first.tags == {}
    assert first.tags is not second.tags
    assert first == Point(1, tags={"a": 1})


def test_a_value_inherits_fields_and_takes_its_own_by_name() -> None:
    assert repr(Named(3, 4, name="a")) == "Named(x=3, y=4, tags={}, name='a')"
    assert Named(3) != Point(3)
    with pytest.raises(TypeError):
        Named(1, 2, {}, "a")  # type: ignore[call-arg]


def test_a_value_can_be_matched_replaced_taken_apart_and_sent() -> None:
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)
    assert dataclasses.replace(Point(1, 2), y=5) == Point(1, 5)
    assert dataclasses.asdict(Point(1)) == {"x": 1, "y": 0, "tags": {}}
    assert pickle.loads(pickle.dumps(Named(1, tags={"a": 1}))).tags == {"a": 1}  # noqa: S301
    assert len({Nothing(), Nothing(), pickle.loads(pickle.dumps(Nothing()))}) == 1  # noqa: S301


def test_a_value_stays_as_it_was_made() -> None:
    point = Point(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.y
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.colour = "red"  # type: ignore[attr-defined]
    assert point == Point(1)


def test_what_a_class_says_itself_holds() -> None:
    assert repr(Distance(2.5)) == "2.5 m"
    with pytest.raises(ValueError, match="-1"):
        Distance(-1)


@pytest.mark.parametrize("kind", [{"slots": True}, {"frozen": True, "order": True}, {}])
def test_other_kinds_are_those_of_dataclasses(kind: dict[str, bool]) -> None:
    @dataclass(**kind)
    class Other:
        """Something that is no value."""

        part: int

    assert Other.__init__.__code__.co_filename == "<string>"
    assert Other(1) == Other(1)
    assert dataclasses.fields(Other)[0].name == "part"


def test_every_class_of_values_is_made_here() -> None:
    elsewhere = [
        module.relative_to(PACKAGE).as_posix()
        for module in PACKAGE.rglob("*.py")
        if THEIRS_TAKEN.search(module.read_text(encoding="utf-8"))
    ]
    assert elsewhere == []
