"""Two editions of a register held against each other: what came, went, and changed where.

SOPs are matched by their key, then without their revision, then by office and title; those that
have neither by their content, then by the path of their file. Steps are matched by what they say,
so that a row put in between changes no other row.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING, Any

from sopxl.model.dates import FormDate
from sopxl.model.duration import Duration
from sopxl.model.ref import Ref
from sopxl.model.titles import normal_title
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sopxl.model.identity import Identity
    from sopxl.model.sop import Sop, Step
    from sopxl.register.entries import Card

ALIKE = 0.6
"""From this likeness of their activities on, two steps are the same step told otherwise."""

STEP_FIELDS = ("activity", "kind", "actors", "requirements", "duration", "output", "remarks")


class Fate(Enum):
    """What became of an SOP, or of a step."""

    CAME = "baru"
    WENT = "tidak ada lagi"
    CHANGED = "berubah"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that says something else, or one step that came or went (`field` is empty then).

    `old_ref` and `new_ref` are where the two editions say it; `step` is the number of the step in
    the new edition, or in the old one for a step that went.
    """

    fate: Fate = Fate.CHANGED
    field: str = ""
    step: int | None = None
    old: str = ""
    new: str = ""
    old_ref: Ref | None = None
    new_ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """The same SOP in both editions, or in one of them: the paths of its sources."""

    old: Card | None
    new: Card | None

    @property
    def satker(self) -> str:
        """Whose it is now, or was."""
        card = self.new or self.old
        return card.key.satker if card else ""

    @property
    def same(self) -> bool:
        """Tell whether both editions were read from the same content."""
        return bool(self.old and self.new and self.old.sha256 == self.new.sha256)


def paired(old: Iterable[Card], new: Iterable[Card]) -> tuple[Pair, ...]:
    """Match the SOPs of two editions, in the order of the new one, those that went last."""
    left, waiting = list(old), list(new)
    found: dict[str, Card] = {}
    for sign in (_by_key, _by_edition, _by_title, _by_content, _by_path):
        known: dict[Any, list[Card]] = {}
        for card in left:
            if (told := sign(card)) is not None:
                known.setdefault(told, []).append(card)
        for card in waiting:
            if same := known.get(sign(card)):
                found[card.path] = same.pop()
        taken = {card.path for card in found.values()}
        left = [card for card in left if card.path not in taken]
        waiting = [card for card in waiting if card.path not in found]
    came = (Pair(found.get(card.path), card) for card in new)
    return (*came, *(Pair(card, None) for card in left))


def changes(old: Sop, new: Sop) -> tuple[Change, ...]:
    """Return everything that two editions of one SOP say otherwise."""
    return (*_identity(old.identity, new.identity), *_actors(old, new), *_steps(old, new))


def _by_key(card: Card) -> object:
    return card.key if card.key.complete else None


def _by_edition(card: Card) -> object:
    return card.key.edition_of if card.key.complete else None


def _by_title(card: Card) -> object:
    title = normal_title(card.title)
    return (card.key.satker, title, card.key.variant) if title else None


def _by_content(card: Card) -> object:
    return card.sha256 if _nameless(card) else None


def _by_path(card: Card) -> object:
    return card.path if _nameless(card) else None


def _nameless(card: Card) -> bool:
    return not (card.key.complete or card.title)


def _identity(old: Identity, new: Identity) -> Iterator[Change]:
    before, after = dict(_flat("", old)), dict(_flat("", new))
    for name, said in after.items():
        if before[name] != said:
            ref = Ref("identity", field=name)
            yield Change(field=name, old=before[name], new=said, old_ref=ref, new_ref=ref)


def _flat(before: str, part: Any) -> Iterator[tuple[str, str]]:
    """Yield the single fields of a head by their names in an address, as text."""
    for one in fields(part):
        value = getattr(part, one.name)
        name = f"{before}{one.name}"
        if is_dataclass(value) and not isinstance(value, FormDate):
            yield from _flat(f"{name}.", value)
        else:
            yield name, _text(value)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case FormDate():
            return value.day.isoformat() if value.day else value.text
        case Duration():
            return " ".join(value.text.split())
        case Enum():
            return str(value.value)
        case tuple():
            return "; ".join(map(str, value))
        case _:
            return " ".join(str(value).split())


def _actors(old: Sop, new: Sop) -> Iterator[Change]:
    before, after = "; ".join(old.actors), "; ".join(new.actors)
    if before != after:
        yield Change(field="actors", old=before, new=after)


def _steps(old: Sop, new: Sop) -> Iterator[Change]:
    pairs = tuple(_matched(old.steps, new.steps))
    moved = {one.number: other.number for one, other in pairs if one and other}
    for one, other in pairs:
        if one and other:
            yield from _step(one, other, moved)
        elif other:
            said, ref = other.activity, other.ref("activity")
            yield Change(fate=Fate.CAME, step=other.number, new=said, new_ref=ref)
        elif one:
            said, ref = one.activity, one.ref("activity")
            yield Change(fate=Fate.WENT, step=one.number, old=said, old_ref=ref)


def _step(old: Step, new: Step, moved: dict[int, int]) -> Iterator[Change]:
    """Yield what a step says otherwise; a target that only got another number is the same."""
    said = [(name, _text(getattr(old, name)), _text(getattr(new, name))) for name in STEP_FIELDS]
    onward = {way.answer.value: way.target for way in new.ways_out}
    before = {way.answer.value: moved.get(way.target, -way.target) for way in old.ways_out}
    if onward != before:
        said.append(("ways_out", _ways(old), _ways(new)))
    for name, was, is_now in said:
        if was != is_now:
            yield Change(
                field=name,
                step=new.number,
                old=was,
                new=is_now,
                old_ref=old.ref(name),
                new_ref=new.ref(name),
            )


def _ways(step: Step) -> str:
    return "; ".join(f"{way.answer.value} → {way.target}".strip() for way in step.ways_out)


def _matched(old: Sequence[Step], new: Sequence[Step]) -> Iterator[tuple[Step | None, Step | None]]:
    before, after = ([normal_title(step.activity) for step in steps] for steps in (old, new))
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for kind, old_from, old_to, new_from, new_to in blocks:
        if kind == "equal":
            yield from zip(old[old_from:old_to], new[new_from:new_to], strict=True)
        else:
            yield from _alike(old[old_from:old_to], new[new_from:new_to])


def _alike(old: Sequence[Step], new: Sequence[Step]) -> Iterator[tuple[Step | None, Step | None]]:
    """Match what is left in order: each new step with the next old one that says about the same."""
    start = 0
    for step in new:
        alike = (place for place in range(start, len(old)) if _likeness(old[place], step) >= ALIKE)
        place = next(alike, None)
        if place is None:
            yield None, step
        else:
            yield from ((gone, None) for gone in old[start:place])
            yield old[place], step
            start = place + 1
    yield from ((gone, None) for gone in old[start:])


def _likeness(old: Step, new: Step) -> float:
    return SequenceMatcher(None, old.activity.casefold(), new.activity.casefold()).ratio()
