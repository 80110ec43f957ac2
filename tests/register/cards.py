"""Cards as a test writes them: only what it is about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sopxl.register.entries import Card, Wording
from sopxl.register.entry import Key
from sopxl.register.stems import stems_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sopxl.model.sop import Sop
    from sopxl.register.raised import Raised


def card(path: str, key: tuple[str, str, str, str] = ("", "", "", ""), **said: Any) -> Card:
    """Return a card; without more, its content and its key are nobody else's."""
    return Card(path=path, sha256=said.pop("sha256", path), key=Key.of_parts(*key), **said)


class Cards:
    """A register that is a list of cards; what they say is given by path."""

    def __init__(self, *cards: Card, said: Mapping[str, Sop] | None = None) -> None:
        self._cards = cards
        self._said = said or {}

    def wordings(self) -> Iterator[Wording]:
        """Yield the stems of what is said."""
        for path, sop in sorted(self._said.items()):
            yield Wording(
                path, tuple(stem for step in sop.steps for stem in stems_in(step.activity))
            )

    def role_uses(self) -> Mapping[str, int]:
        """Return in how many of the SOPs said each role has a part."""
        return Counter(actor for sop in self._said.values() for actor in sop.actors)

    def sop_at(self, path: str) -> Sop | None:
        """Return what is said at a path."""
        return self._said.get(path)

    def cards(self) -> Iterator[Card]:
        """Yield the cards."""
        return iter(self._cards)


def told(raised: Iterable[Raised]) -> list[tuple[str, str, str]]:
    """Return where, which rule, at which part."""
    return sorted((one.path, one.finding.rule.code, str(one.finding.ref)) for one in raised)
