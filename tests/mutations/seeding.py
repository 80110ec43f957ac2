"""How a fault is declared: what its author typed, and where it must be found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.mutations.forms import Form, Seeded, head

if TYPE_CHECKING:
    from collections.abc import Callable

    from sopxl.model.ref import Ref
    from sopxl.model.sop import Step


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: its name, the rule that must find it, and how it is typed."""

    name: str
    code: str
    seed: Callable[[Form], Seeded | None]


def typed(place: Ref, text: str | int) -> Seeded:
    """Type into one cell, where it must be found."""
    return Seeded({place: text}, place)


def in_head(field: str, text: str, code: str, item: int | None = None) -> Fault:
    """Type into a cell of the head."""
    place = head(field, item)
    name = f"{field} {text!r}" if text else f"{field} emptied"
    return Fault(
        name, code, lambda form: typed(place, text) if place in form.draft.entries else None
    )


def in_plain_step(field: str, text: str, code: str) -> Fault:
    """Type into a cell of the first plain step."""

    def seed(form: Form) -> Seeded | None:
        step = form.plain()
        return typed(step.ref(field), text.format(actor=step.actors[0])) if step else None

    return Fault(f"{field} {text!r}" if text else f"{field} emptied", code, seed)


def with_step(name: str, code: str, find: Callable[[Form], Step | None]) -> Callable[..., Fault]:
    """Declare a fault of the step that `find` finds."""

    def declare(seed_step: Callable[[Form, Step], Seeded | None]) -> Fault:
        def seed(form: Form) -> Seeded | None:
            step = find(form)
            return seed_step(form, step) if step else None

        return Fault(name, code, seed)

    return declare


def with_form(name: str, code: str) -> Callable[[Callable[[Form], Seeded | None]], Fault]:
    """Declare a fault of the whole form."""
    return lambda seed: Fault(name, code, seed)


def given_to(form: Form, actor: str, other: str) -> dict[Ref, str | int]:
    """Give the work of one actor to another."""
    return {
        step.ref("actors"): "; ".join(
            dict.fromkeys(other if name == actor else name for name in step.actors)
        )
        for step in form.sop.steps
        if actor in step.actors
    }
