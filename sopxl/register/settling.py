"""Every conflict of a register settled, one group of files after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sopxl.model.identity import Status
from sopxl.model.titles import normal_title
from sopxl.register.conflict_findings import told
from sopxl.register.conflicts import claims, copies, in_force, numbers, revisions, titles
from sopxl.register.contents import Contents
from sopxl.register.signs import Signs, sign_of
from sopxl.register.standing import Standing, Stands
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from sopxl.register.conflicts import Conflict
    from sopxl.register.entries import Card, Entries
    from sopxl.register.raised import Raised

    Settled: TypeAlias = Stands | Conflict | Raised
    Decide: TypeAlias = Callable[[Sequence[Card]], Iterator[Conflict]]


@dataclass(frozen=True, slots=True)
class _Quarrel:
    """What files can contradict each other in.

    `decide` settles one group of files; `shared` is what those of a group have in common, nothing
    for a card that has none of it; `loser` is the standing of those that lose their key by it.
    """

    decide: Decide
    shared: Callable[[Card], tuple[str, ...]]
    loser: Standing | None = None


def settle(entries: Entries) -> Generator[Settled, None, frozenset[str]]:
    """Yield every conflict and the standing of every SOP; return the paths that hold no key.

    Only the SOPs of one group are held at once. Of all the others it is the path and the signs,
    some 200 bytes each.
    """
    census = _Census(entries)
    yield from census.copies()
    for quarrel in QUARRELS:
        yield from census.settled(quarrel)
    for number, path in enumerate(census.paths):
        yield Stands(path, census.lost.get(number, Standing.HOLDER))
    return frozenset(census.paths[number] for number in census.lost)


class _Census:
    """All SOPs of a register as numbers, with what they may have in common."""

    def __init__(self, entries: Entries) -> None:
        self.paths: list[str] = []
        self.lost: dict[int, Standing] = {}
        self._entries = entries
        self._signs = {quarrel: Signs() for quarrel in QUARRELS}
        contents = Contents()
        for number, card in enumerate(entries.cards()):
            self.paths.append(card.path)
            contents.add(card)
            for quarrel, signs in self._signs.items():
                if shared := quarrel.shared(card):
                    signs.add(sign_of(*shared), number)
        self._contents = contents.signs(lambda number: entries.sop_at(self.paths[number]))

    def copies(self) -> Iterator[Conflict | Raised]:
        """Yield what is decided about the files that say the same."""
        return self._settled(self._contents, copies, Standing.COPY)

    def settled(self, quarrel: _Quarrel) -> Iterator[Conflict | Raised]:
        """Yield what is decided in one quarrel among those that have not lost their keys."""
        return self._settled(self._signs[quarrel], quarrel.decide, quarrel.loser)

    def _settled(
        self, signs: Signs, decide: Decide, loser: Standing | None
    ) -> Iterator[Conflict | Raised]:
        for group in signs.groups(without=self.lost):
            numbers_by_path = {self.paths[number]: number for number in group}
            for found in decide(tuple(self._entries.cards_at(numbers_by_path))):
                if loser:
                    self.lost[numbers_by_path[found.other.path]] = loser
                yield found
                yield from told(found)


def _by_key(card: Card) -> tuple[str, ...]:
    return card.key.parts if card.key.complete else ()


def _by_number(card: Card) -> tuple[str, ...]:
    number = normal_title(card.number)
    return (card.key.satker, number) if number else ()


def _by_title_alone(card: Card) -> tuple[str, ...]:
    title = normal_title(card.title)
    if card.key.sop_code or not title:
        return ()
    return (card.key.satker, title, card.key.variant, card.key.revision)


def _by_edition(card: Card) -> tuple[str, ...]:
    return card.key.edition_of if card.key.complete else ()


def _by_edition_in_force(card: Card) -> tuple[str, ...]:
    return _by_edition(card) if card.status is Status.IN_FORCE else ()


QUARRELS = (
    _Quarrel(claims, _by_key, Standing.SET_ASIDE),
    _Quarrel(numbers, _by_number),
    _Quarrel(titles, _by_title_alone),
    _Quarrel(in_force, _by_edition_in_force),
    _Quarrel(revisions, _by_edition),
)
"""In this order: who has lost the key quarrels about nothing else."""
