"""What the two files of a conflict are told: findings in the cells that contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.ref import Ref
from sopxl.register.conflicts import ConflictKind
from sopxl.register.raised import Raised
from sopxl.rules import register as rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.register.conflicts import Conflict
    from sopxl.register.entries import Card


def told(conflict: Conflict) -> Iterator[Raised]:
    """Yield what a conflict makes findings of: in the file that gives way, or in both."""
    kept, other = conflict.kept, conflict.other
    match conflict.kind:
        case ConflictKind.SAME_CONTENT:
            same = rules.same_content_twice
            yield Raised(other.path, same.finding(_at("title"), other=kept.path))
        case ConflictKind.SAME_KEY:
            yield _key_claimed(other, kept, str(kept.key))
            yield _key_claimed(kept, other, str(kept.key))
        case ConflictKind.SAME_NUMBER:
            yield _number_used(other, kept)
            yield _number_used(kept, other)
        case ConflictKind.SAME_TITLE:
            yield _titled_alike(other, kept)
            yield _titled_alike(kept, other)
        case ConflictKind.NEWER_REVISION | ConflictKind.WITHDRAWN:
            return  # the life of an SOP, and no fault
        case ConflictKind.TWO_IN_FORCE:
            yield _two_in_force(other, kept)


def _key_claimed(card: Card, other: Card, key: str) -> Raised:
    claimed = rules.key_claimed_twice
    return Raised(card.path, claimed.finding(_at("sop_code"), key=key, other=other.path))


def _number_used(card: Card, other: Card) -> Raised:
    finding = rules.number_used_twice.finding(
        _at("number"), number=card.number, title=other.title, other=other.path
    )
    return Raised(card.path, finding)


def _titled_alike(card: Card, other: Card) -> Raised:
    same = rules.title_without_code_twice
    finding = same.finding(_at("title"), title=card.title, other=other.path)
    return Raised(card.path, finding)


def _two_in_force(card: Card, newer: Card) -> Raised:
    finding = rules.two_editions_in_force.finding(
        _at("status"),
        revision=card.key.revision,
        newer=newer.key.revision,
        other=newer.path,
    )
    return Raised(card.path, finding)


def _at(field: str) -> Ref:
    return Ref("identity", field=field)
