"""Files that cannot all be right: copies, and claims to one key, one number, one place in force.

Each decision here is about one group of files that share something, in the order of their paths.
Nothing is dropped: one file holds the key by rules that are written down with the conflict, the
others stay in the register under their standing.
"""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from sopxl.model.identity import ENDED, Status
from sopxl.register.own_office import of_another_office
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sopxl.register.entries import Card


class ConflictKind(Enum):
    """In what two files contradict each other."""

    SAME_CONTENT = "isi sama persis"
    SAME_KEY = "kunci sama, isi berbeda"
    SAME_NUMBER = "nomor sama, SOP berbeda"
    TWO_IN_FORCE = "dua revisi berlaku"
    SAME_TITLE = "judul sama, tanpa kode"
    NEWER_REVISION = "revisi lebih baru ada"
    WITHDRAWN = "revisi dicabut"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two files that contradict each other: the one that prevails, the other, and why."""

    kind: ConflictKind
    subject: str
    kept: Card
    other: Card
    reason: str


PRECEDENCE: tuple[tuple[str, Callable[[Card], bool | str]], ...] = (
    ("yang lain bernama atau berfolder satker lain", lambda card: not of_another_office(card)),
    ("berstatus Berlaku", lambda card: card.status is Status.IN_FORCE),
    ("yang lain sudah dicabut atau digantikan", lambda card: card.status not in ENDED),
    ("tanggal efektifnya lebih baru", lambda card: card.effective),
    ("tanggal pembuatannya lebih baru", lambda card: card.created),
)
"""Which of two files prevails, the strongest reason first, as the register prints it."""

FIRST_BY_NAME = "namanya lebih dahulu menurut abjad"
NEWER_REVISION = "revisinya lebih baru"
BOTH_KEPT = "keduanya tetap tercatat"
NOT_YET_IN_FORCE = "revisi yang lebih baru belum Berlaku"
NO_LONGER_USED = "yang lain berstatus Dicabut"


def copies(group: Sequence[Card]) -> Iterator[Conflict]:
    """Decide which of several files of one content is the original."""
    return _prevailing(group, ConflictKind.SAME_CONTENT, lambda card: card.title)


def claims(group: Sequence[Card]) -> Iterator[Conflict]:
    """Decide which of several contents holds the key that all of them claim."""
    return _prevailing(group, ConflictKind.SAME_KEY, lambda card: str(card.key))


def numbers(group: Sequence[Card]) -> Iterator[Conflict]:
    """Yield the other SOPs that bear the number of the first; variants and revisions may."""
    first, *others = group
    for other in others:
        if other.family != first.family:
            yield _both_kept(ConflictKind.SAME_NUMBER, first.number, first, other)


def titles(group: Sequence[Card]) -> Iterator[Conflict]:
    """Yield the other forms without a code that bear the title of the first."""
    first, *others = group
    for other in others:
        yield _both_kept(ConflictKind.SAME_TITLE, first.title, first, other)


def in_force(group: Sequence[Card]) -> Iterator[Conflict]:
    """Yield each of several revisions in force beside the next newer."""
    for older, newer in pairwise(sorted(group, key=_by_revision)):
        yield Conflict(
            kind=ConflictKind.TWO_IN_FORCE,
            subject=str(newer.key),
            kept=newer,
            other=older,
            reason=NEWER_REVISION,
        )


def revisions(group: Sequence[Card]) -> Iterator[Conflict]:
    """Yield each revision that is not the one in use; two in force are told as such."""
    current = _current(group)
    for other in group:
        both = current.status is Status.IN_FORCE and other.status is Status.IN_FORCE
        if other is not current and not both:
            kind, reason = _why_not(current, other)
            yield Conflict(
                kind=kind, subject=str(other.key), kept=current, other=other, reason=reason
            )


def _prevailing(
    group: Sequence[Card], kind: ConflictKind, subject: Callable[[Card], str]
) -> Iterator[Conflict]:
    """Yield everybody beside the strongest, with the first reason that tells them apart."""
    kept = max(group, key=_strength)
    for other in group:
        if other is not kept:
            yield Conflict(
                kind=kind,
                subject=subject(kept),
                kept=kept,
                other=other,
                reason=_reason(kept, other),
            )


def _both_kept(kind: ConflictKind, subject: str, first: Card, other: Card) -> Conflict:
    return Conflict(kind=kind, subject=subject, kept=first, other=other, reason=BOTH_KEPT)


def _strength(card: Card) -> tuple[bool | str, ...]:
    return tuple(measure(card) for _, measure in PRECEDENCE)


def _reason(kept: Card, other: Card) -> str:
    reasons = (why for why, measure in PRECEDENCE if measure(kept) != measure(other))
    return next(reasons, FIRST_BY_NAME)


def _current(group: Sequence[Card]) -> Card:
    """Return the revision in use: the newest in force, else the newest that has not ended."""
    return max(
        group,
        key=lambda card: (
            card.status is Status.IN_FORCE,
            card.status not in ENDED,
            _by_revision(card),
        ),
    )


def _why_not(current: Card, other: Card) -> tuple[ConflictKind, str]:
    if other.status is Status.WITHDRAWN:
        return ConflictKind.WITHDRAWN, NO_LONGER_USED
    newer = _by_revision(other) > _by_revision(current)
    return ConflictKind.NEWER_REVISION, NOT_YET_IN_FORCE if newer else NEWER_REVISION


def _by_revision(card: Card) -> tuple[int, str]:
    revision = card.key.revision
    return (int(revision) if revision.isdecimal() else 0, revision)
