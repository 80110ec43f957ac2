"""Cards as a test writes them: only what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sopxl.register.entries import Card, Wording
from sopxl.register.entry import Key
from sopxl.register.raised import Raised
from sopxl.register.stems import stems_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sopxl.model.sop import Sop

Kind = TypeVar("Kind")


def card(path: str, key: tuple[str, str, str, str] = ("", "", "", ""), **said: Any) -> Card:
    """Return a card; without more, its content and its key are nobody else's."""
    return Card(path=path, sha256=said.pop("sha256", path), key=Key.of_parts(*key), **said)


class Cards:
    """A register that is a list of cards; what they say is given by path."""

    def __init__(self, *cards: Card, said: Mapping[str, Sop] | None = None) -> None:
        self._cards = {card.path: card for card in sorted(cards, key=lambda card: card.path)}
        self._said = said or {}

    def cards(self) -> Iterator[Card]:
        """Yield the cards."""
        return iter(self._cards.values())

    def cards_at(self, paths: Iterable[str]) -> Iterator[Card]:
        """Yield some of the cards."""
        return map(self._cards.__getitem__, paths)

    def wordings(self) -> Iterator[Wording]:
        """Yield the stems of what is said."""
        return self.wordings_at(sorted(self._said))

    def wordings_at(self, paths: Iterable[str]) -> Iterator[Wording]:
        """Yield the stems of some of it."""
        for path in paths:
            steps = self._said[path].steps
            yield Wording(path, tuple(stem for step in steps for stem in stems_in(step.activity)))

    def sop_at(self, path: str) -> Sop | None:
        """Return what is said at a path."""
        return self._said.get(path)


def of_kind(kind: type[Kind], conclusions: Iterable[object]) -> list[Kind]:
    """Return the conclusions of one kind."""
    return [one for one in conclusions if isinstance(one, kind)]


def told(conclusions: Iterable[object]) -> list[tuple[str, str, str]]:
    """Return where, which rule, at which part."""
    raised = of_kind(Raised, conclusions)
    return sorted((one.path, one.finding.rule.code, str(one.finding.ref)) for one in raised)
