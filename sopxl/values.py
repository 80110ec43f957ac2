"""Frozen dataclasses that cost little: what every class of values here is made with.

A button of the add-in starts a Python that makes a hundred such classes before it does anything.
`dataclasses` compiles seven functions for each that is frozen and has slots, which was two fifths
of that start. Here one is compiled, `__init__`, and the others are written once for all. To make a
value is faster as well. The fields are those of `dataclasses`, any other kind of class is left to
it, and what type checkers see is its decorator.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from dataclasses import Field, dataclass

    Fields = tuple[Field[Any], ...]
else:

    def dataclass(**kind: bool) -> Callable[[type], type]:
        """Return what makes a dataclass of a class; one that is frozen with slots costs little."""
        kw_only = kind.get("kw_only", False)
        if kind | {"kw_only": kw_only} == {"frozen": True, "slots": True, "kw_only": kw_only}:
            return lambda plain: _value(plain, kw_only=kw_only)
        return dataclasses.dataclass(**kind)


__all__ = ["dataclass"]

_NOT_GIVEN = object()
"""In place of the argument for a field whose factory makes its default."""


def _value(plain: type[Any], *, kw_only: bool) -> type[Any]:
    """Return the frozen class with slots of a class that declares fields."""
    bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)
    made = bare(plain)
    fields = dataclasses.fields(made)
    content = _content(field.name for field in fields if field.compare)

    def equal(self: Any, other: object) -> Any:
        alike = other.__class__ is self.__class__
        return content(self) == content(other) if alike else NotImplemented

    def hashed(self: Any) -> int:
        return hash(content(self))

    own = {"__init__": _initializer(made, fields), "__eq__": equal, "__hash__": hashed}
    for name, method in (own | _ALIKE).items():
        if name not in vars(plain):
            setattr(made, name, method)
    return made


def _content(names: Iterator[str]) -> Callable[[Any], Any]:
    """Return what gets the content of a value by which it is compared."""
    compared = tuple(names)
    return attrgetter(*compared) if compared else lambda _: ()


def _initializer(made: type[Any], fields: Fields) -> Any:
    """Return the `__init__` of a class; it sets each slot by itself, since the value is frozen."""
    named = [field for field in fields if field.kw_only]
    given = [_parameter(field) for field in fields if not field.kw_only]
    if named:
        given += ["*", *map(_parameter, named)]
    lines = [*map(_setting, fields)]
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    text = f"def __init__(self, {', '.join(given)}):\n {'; '.join(lines) or 'pass'}"
    method: dict[str, Any] = {}
    exec(text, _names(made, fields), method)  # noqa: S102  nothing but the names of fields
    method["__init__"].__qualname__ = f"{made.__qualname__}.__init__"
    method["__init__"].__annotations__ = {field.name: field.type for field in fields}
    return method["__init__"]


def _parameter(field: Field[Any]) -> str:
    no_default = field.default is field.default_factory is dataclasses.MISSING
    return field.name if no_default else f"{field.name}=default_{field.name}"


def _setting(field: Field[Any]) -> str:
    name = field.name
    if field.default_factory is dataclasses.MISSING:
        return f"set_{name}(self, {name})"
    return f"set_{name}(self, make_{name}() if {name} is default_{name} else {name})"


def _names(made: type[Any], fields: Fields) -> dict[str, Any]:
    """Return what the names in the text of `__init__` stand for."""
    names: dict[str, Any] = {"__name__": made.__module__}
    for field in fields:
        name, factory = field.name, field.default_factory
        names[f"set_{name}"] = getattr(made, name).__set__
        names[f"make_{name}"] = factory
        names[f"default_{name}"] = field.default if factory is dataclasses.MISSING else _NOT_GIVEN
    return names


def _shown(self: Any) -> str:
    parts = (f"{name}={value!r}" for name, value in zip(_named(self), _state(self), strict=True))
    return f"{self.__class__.__qualname__}({', '.join(parts)})"


def _refused(self: Any, name: str, *_: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"{self.__class__.__qualname__}.{name} is frozen")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in _named(self)]


def _restored(self: Any, state: list[Any]) -> None:
    for name, value in zip(_named(self), state, strict=True):
        object.__setattr__(self, name, value)


def _named(self: Any) -> Iterator[str]:
    return (field.name for field in dataclasses.fields(self))


_ALIKE = {
    "__repr__": _shown,
    "__setattr__": _refused,
    "__delattr__": _refused,
    "__getstate__": _state,
    "__setstate__": _restored,
}
"""The methods that are the same for all classes."""
