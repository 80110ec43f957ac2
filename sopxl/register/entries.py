"""What merging asks of a register, whoever keeps it: one card per SOP, streamed in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sopxl.model.titles import normal_title
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from sopxl.model.dates import FormDate
    from sopxl.model.identity import Status
    from sopxl.model.sop import Sop
    from sopxl.register.entry import Entry, Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What has to be known of one SOP to compare it with all others.

    `path` is the path of its source. Days are ISO text, empty where the form has none.
    """

    path: str
    sha256: str
    key: Key
    title: str = ""
    number: str = ""
    revision: str = ""
    status: Status | None = None
    process_code: str = ""
    created: str = ""
    effective: str = ""
    related: tuple[str, ...] = ()

    @classmethod
    def of(cls, entry: Entry) -> Card:
        """Return the card of an entry."""
        identity = entry.sop.identity
        return cls(
            path=entry.source.path,
            sha256=entry.source.sha256,
            key=entry.key,
            title=identity.title,
            number=identity.number,
            revision=identity.revision,
            status=identity.status,
            process_code=identity.process_code,
            created=_day(identity.created),
            effective=_day(identity.effective),
            related=identity.related,
        )

    @property
    def family(self) -> tuple[str, str]:
        """What all variants and revisions of one SOP have in common; without a code, its title."""
        return (self.key.satker, self.key.sop_code or normal_title(self.title))


@dataclass(frozen=True, slots=True)
class Wording:
    """What an SOP says, as the stems of its title, activities and outputs."""

    path: str
    stems: tuple[str, ...]


class Cards(Protocol):
    """SOPs of which the cards can be had, as often as they are asked for."""

    def cards(self) -> Iterator[Card]:
        """Yield the cards of all SOPs whose source is there, in the order of their paths."""
        ...

    def cards_at(self, paths: Iterable[str]) -> Iterator[Card]:
        """Yield the cards of those at some paths, in the order of these."""
        ...


class Entries(Cards, Protocol):
    """A register as merging sees it; the store is one, a list of cards in a test another."""

    def wordings(self) -> Iterator[Wording]:
        """Yield what the same SOPs say, in the order of their paths."""
        ...

    def wordings_at(self, paths: Iterable[str]) -> Iterator[Wording]:
        """Yield what those at some paths say, in the order of these."""
        ...

    def sop_at(self, path: str) -> Sop | None:
        """Return the SOP of one source, whole."""
        ...


@dataclass(frozen=True, slots=True)
class Holders:
    """The SOPs of a register that hold their keys: all but those of `others`."""

    entries: Entries
    others: Container[str]

    def cards(self) -> Iterator[Card]:
        """Yield their cards, in the order of their paths."""
        return (card for card in self.entries.cards() if card.path not in self.others)

    def cards_at(self, paths: Iterable[str]) -> Iterator[Card]:
        """Yield the cards of those at some paths."""
        return self.entries.cards_at(paths)

    def wordings(self) -> Iterator[Wording]:
        """Yield what they say, in the order of their paths."""
        return (said for said in self.entries.wordings() if said.path not in self.others)

    def wordings_at(self, paths: Iterable[str]) -> Iterator[Wording]:
        """Yield what those at some paths say."""
        return self.entries.wordings_at(paths)

    def sop_at(self, path: str) -> Sop | None:
        """Return the SOP of one of them, whole."""
        return self.entries.sop_at(path)


def _day(date: FormDate) -> str:
    return date.day.isoformat() if date.day else ""
