"""Cards as a test writes them: only what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sopxl.register.entries import Card
from sopxl.register.entry import Key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.register.raised import Raised


def card(path: str, key: tuple[str, str, str, str] = ("", "", "", ""), **said: Any) -> Card:
    """Return a card; without more, its content and its key are nobody else's."""
    return Card(path=path, sha256=said.pop("sha256", path), key=Key.of_parts(*key), **said)


class Cards:
    """A register that is a list of cards."""

    def __init__(self, *cards: Card) -> None:
        self._cards = cards

    def cards(self) -> Iterator[Card]:
        """Yield the cards."""
        return iter(self._cards)


def told(raised: Iterable[Raised]) -> list[tuple[str, str, str]]:
    """Return where, which rule, at which part."""
    return sorted((one.path, one.finding.rule.code, str(one.finding.ref)) for one in raised)
