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
from sopxl.rules.identity.numbering import revision_number
from sopxl.rules.wording import absent
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

    from sopxl.register.entries import Card

    Reason: TypeAlias = tuple[str, Callable[[Card], bool | int | str]]


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


LATER_DAYS: tuple[Reason, ...] = (
    ("tanggal efektifnya lebih baru", lambda card: card.effective),
    ("tanggal pembuatannya lebih baru", lambda card: card.created),
)

PRECEDENCE: tuple[Reason, ...] = (
    ("yang lain bernama atau berfolder satker lain", lambda card: not of_another_office(card)),
    ("berstatus Berlaku", lambda card: card.status is Status.IN_FORCE),
    ("yang lain sudah dicabut atau digantikan", lambda card: card.status not in ENDED),
    *LATER_DAYS,
)
"""Which of two files prevails, the strongest reason first, as the register prints it."""

FIRST_BY_NAME = "namanya lebih dahulu menurut abjad"
NEWER_REVISION = "revisinya lebih baru"
NOT_COUNTED = "Revisi ke pada yang lain bukan angka"
BOTH_KEPT = "keduanya tetap tercatat"
NOT_YET_IN_FORCE = "revisi yang lebih baru belum Berlaku"
NO_LONGER_USED = "yang lain berstatus Dicabut"

BY_REVISION: tuple[Reason, ...] = (
    (NEWER_REVISION, lambda card: _revision(card) or 0),
    *LATER_DAYS,
)
"""Which of several revisions is newer, where each of them is a number."""

BY_DAY: tuple[Reason, ...] = (
    *((f"{why} (ada Revisi ke yang bukan angka)", measure) for why, measure in LATER_DAYS),
    (NOT_COUNTED, lambda card: _revision(card) is not None),
    (NEWER_REVISION, lambda card: _revision(card) or 0),
)
"""Which of several is newer, where one of them cannot be counted: the days say more than it."""


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
    age = _age(group)
    newest_first = sorted(group, key=lambda card: _measured(card, age), reverse=True)
    for newer, older in pairwise(newest_first):
        yield Conflict(
            kind=ConflictKind.TWO_IN_FORCE,
            subject=str(newer.key),
            kept=newer,
            other=older,
            reason=_reason(newer, older, age),
        )


def revisions(group: Sequence[Card]) -> Iterator[Conflict]:
    """Yield each revision that is not the one in use; two in force are told as such."""
    age = _age(group)
    current = _current(group, age)
    for other in group:
        both = current.status is Status.IN_FORCE and other.status is Status.IN_FORCE
        if other is not current and not both:
            kind, reason = _why_not(current, other, age)
            yield Conflict(
                kind=kind, subject=str(other.key), kept=current, other=other, reason=reason
            )


def _prevailing(
    group: Sequence[Card], kind: ConflictKind, subject: Callable[[Card], str]
) -> Iterator[Conflict]:
    """Yield everybody beside the strongest, with the first reason that tells them apart."""
    kept = max(group, key=lambda card: _measured(card, PRECEDENCE))
    for other in group:
        if other is not kept:
            yield Conflict(
                kind=kind,
                subject=subject(kept),
                kept=kept,
                other=other,
                reason=_reason(kept, other, PRECEDENCE),
            )


def _both_kept(kind: ConflictKind, subject: str, first: Card, other: Card) -> Conflict:
    return Conflict(kind=kind, subject=subject, kept=first, other=other, reason=BOTH_KEPT)


def _measured(card: Card, reasons: Sequence[Reason]) -> tuple[bool | int | str, ...]:
    return tuple(measure(card) for _, measure in reasons)


def _reason(kept: Card, other: Card, reasons: Sequence[Reason]) -> str:
    """Return the first reason that tells two files apart."""
    telling = (why for why, measure in reasons if measure(kept) != measure(other))
    return next(telling, FIRST_BY_NAME)


def _current(group: Sequence[Card], age: Sequence[Reason]) -> Card:
    """Return the revision in use: the newest in force, else the newest that has not ended."""
    return max(
        group,
        key=lambda card: (
            card.status is Status.IN_FORCE,
            card.status not in ENDED,
            _measured(card, age),
        ),
    )


def _why_not(current: Card, other: Card, age: Sequence[Reason]) -> tuple[ConflictKind, str]:
    if other.status is Status.WITHDRAWN:
        return ConflictKind.WITHDRAWN, NO_LONGER_USED
    newer = _measured(other, age) > _measured(current, age)
    reason = NOT_YET_IN_FORCE if newer else _reason(current, other, age)
    return ConflictKind.NEWER_REVISION, reason


def _age(group: Sequence[Card]) -> tuple[Reason, ...]:
    """Return what tells which of several revisions is newer."""
    counted = all(_revision(card) is not None for card in group)
    return BY_REVISION if counted else BY_DAY


def _revision(card: Card) -> int | None:
    """Return the number of a revision; None where it has none, which I204 tells its file."""
    revision = card.key.revision
    return 0 if absent(revision) else revision_number(revision)
