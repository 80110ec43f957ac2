"""Files that cannot all be right: copies, and claims to one key, one number, one place in force.

Nothing is dropped. One file of each group holds the key by rules that are written down with the
conflict; the others stay in the register under their standing.
"""

from __future__ import annotations

from collections import defaultdict
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from sopxl.model.identity import Status
from sopxl.model.ref import Ref
from sopxl.model.titles import normal_title
from sopxl.register.own_office import of_another_office
from sopxl.register.raised import Raised
from sopxl.rules import register as rules
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

    from sopxl.register.entries import Card


class Standing(Enum):
    """What a file is to its key."""

    HOLDER = "utama"
    COPY = "salinan"
    SET_ASIDE = "tersisih"


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
    kept: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Settlement:
    """What was decided about all conflicts of a register."""

    standings: Mapping[str, Standing]
    conflicts: tuple[Conflict, ...]
    raised: tuple[Raised, ...]


ENDED = frozenset({Status.SUPERSEDED, Status.WITHDRAWN})
"""What no revision comes back from."""

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


def settle(cards: Iterable[Card], said: Mapping[str, str] | None = None) -> Settlement:
    """Decide every conflict, in the same way whatever the order; each card gets a standing.

    `said` has a word for the content of each path; without it only the same bytes are the same.
    """
    cards = tuple(sorted(cards, key=lambda card: card.path))
    copies = tuple(_copies(cards, said or {}))
    originals = _without(cards, copies)
    claims = tuple(_claims(originals))
    holders = _without(originals, claims)
    conflicts = (
        *copies,
        *claims,
        *_numbers(holders),
        *_titles(holders),
        *_in_force(holders),
        *_revisions(holders),
    )
    standings = dict.fromkeys((card.path for card in cards), Standing.HOLDER)
    standings |= dict.fromkeys((conflict.other for conflict in copies), Standing.COPY)
    standings |= dict.fromkeys((conflict.other for conflict in claims), Standing.SET_ASIDE)
    by_path = {card.path: card for card in cards}
    raised = tuple(finding for found in conflicts for finding in _raise(found, by_path))
    return Settlement(standings, conflicts, raised)


def _copies(cards: tuple[Card, ...], said: Mapping[str, str]) -> Iterator[Conflict]:
    for group in _groups(cards, lambda card: said.get(card.path, card.sha256)):
        kept = max(group, key=_strength)
        for other in group:
            if other is not kept:
                yield Conflict(
                    kind=ConflictKind.SAME_CONTENT,
                    subject=kept.title,
                    kept=kept.path,
                    other=other.path,
                    reason=_reason(kept, other),
                )


def _claims(cards: tuple[Card, ...]) -> Iterator[Conflict]:
    for group in _groups(cards, lambda card: card.key if card.key.complete else None):
        kept = max(group, key=_strength)
        for other in group:
            if other is not kept:
                yield Conflict(
                    kind=ConflictKind.SAME_KEY,
                    subject=str(kept.key),
                    kept=kept.path,
                    other=other.path,
                    reason=_reason(kept, other),
                )


def _numbers(holders: tuple[Card, ...]) -> Iterator[Conflict]:
    for group in _groups(holders, _numbered):
        first = group[0]
        for other in group[1:]:
            if other.family != first.family:
                yield Conflict(
                    kind=ConflictKind.SAME_NUMBER,
                    subject=first.number,
                    kept=first.path,
                    other=other.path,
                    reason=BOTH_KEPT,
                )


def _in_force(holders: tuple[Card, ...]) -> Iterator[Conflict]:
    for group in _groups(holders, _edition_in_force):
        for older, newer in pairwise(sorted(group, key=_by_revision)):
            yield Conflict(
                kind=ConflictKind.TWO_IN_FORCE,
                subject=str(newer.key),
                kept=newer.path,
                other=older.path,
                reason=NEWER_REVISION,
            )


def _titles(holders: tuple[Card, ...]) -> Iterator[Conflict]:
    """Yield the forms of one office without a code whose title is the same."""
    for first, *others in _groups(holders, _titled_only):
        for other in others:
            yield Conflict(
                kind=ConflictKind.SAME_TITLE,
                subject=first.title,
                kept=first.path,
                other=other.path,
                reason=BOTH_KEPT,
            )


def _revisions(holders: tuple[Card, ...]) -> Iterator[Conflict]:
    """Yield each revision that is not the one in use; two in force are told as such."""
    for group in _groups(holders, _edition):
        current = _current(group)
        for other in group:
            both = current.status is Status.IN_FORCE and other.status is Status.IN_FORCE
            if other is not current and not both:
                kind, reason = _why_not(current, other)
                yield Conflict(
                    kind=kind,
                    subject=str(other.key),
                    kept=current.path,
                    other=other.path,
                    reason=reason,
                )


def _current(group: Iterable[Card]) -> Card:
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


def _raise(conflict: Conflict, cards: Mapping[str, Card]) -> Iterator[Raised]:
    kept, other = cards[conflict.kept], cards[conflict.other]
    match conflict.kind:
        case ConflictKind.SAME_CONTENT:
            same = rules.same_content_twice
            yield Raised(other.path, same.finding(_at("title"), other=kept.path))
        case ConflictKind.SAME_KEY:
            claimed, key = rules.key_claimed_twice, str(kept.key)
            yield Raised(other.path, claimed.finding(_at("sop_code"), key=key, other=kept.path))
            yield Raised(kept.path, claimed.finding(_at("sop_code"), key=key, other=other.path))
        case ConflictKind.SAME_NUMBER:
            yield _number_used(other, kept)
            yield _number_used(kept, other)
        case ConflictKind.SAME_TITLE:
            yield _titled_alike(other, kept)
            yield _titled_alike(kept, other)
        case ConflictKind.NEWER_REVISION | ConflictKind.WITHDRAWN:
            return  # the life of an SOP, and no fault
        case ConflictKind.TWO_IN_FORCE:
            finding = rules.two_editions_in_force.finding(
                _at("status"),
                revision=other.key.revision,
                newer=kept.key.revision,
                other=kept.path,
            )
            yield Raised(other.path, finding)


def _number_used(card: Card, other: Card) -> Raised:
    finding = rules.number_used_twice.finding(
        _at("number"), number=card.number, title=other.title, other=other.path
    )
    return Raised(card.path, finding)


def _titled_alike(card: Card, other: Card) -> Raised:
    same = rules.title_without_code_twice
    finding = same.finding(_at("title"), title=card.title, other=other.path)
    return Raised(card.path, finding)


def _at(field: str) -> Ref:
    return Ref("identity", field=field)


def _groups(
    cards: Iterable[Card], common: Callable[[Card], Hashable | None]
) -> Iterator[list[Card]]:
    """Yield the groups of two and more that have something in common; None is nothing."""
    groups: defaultdict[Hashable, list[Card]] = defaultdict(list)
    for card in cards:
        if what := common(card):
            groups[what].append(card)
    return (group for group in groups.values() if len(group) > 1)


def _without(cards: tuple[Card, ...], conflicts: tuple[Conflict, ...]) -> tuple[Card, ...]:
    gone = {conflict.other for conflict in conflicts}
    return tuple(card for card in cards if card.path not in gone)


def _strength(card: Card) -> tuple[bool | str, ...]:
    return tuple(measure(card) for _, measure in PRECEDENCE)


def _reason(kept: Card, other: Card) -> str:
    reasons = (why for why, measure in PRECEDENCE if measure(kept) != measure(other))
    return next(reasons, FIRST_BY_NAME)


def _numbered(card: Card) -> tuple[str, str] | None:
    number = normal_title(card.number)
    return (card.key.satker, number) if number else None


def _edition_in_force(card: Card) -> tuple[str, str, str] | None:
    in_force = card.status is Status.IN_FORCE and card.key.complete
    return card.key.edition_of if in_force else None


def _edition(card: Card) -> tuple[str, str, str] | None:
    return card.key.edition_of if card.key.complete else None


def _titled_only(card: Card) -> tuple[str, str, str, str] | None:
    title = normal_title(card.title)
    if card.key.sop_code or not title:
        return None
    return (card.key.satker, title, card.key.variant, card.key.revision)


def _by_revision(card: Card) -> tuple[int, str]:
    revision = card.key.revision
    return (int(revision) if revision.isdecimal() else 0, revision)
