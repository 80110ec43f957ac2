"""What is told of a line of Keterkaitan, in its own cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.identity import ENDED
from sopxl.model.ref import Ref
from sopxl.register.links import Match
from sopxl.register.raised import Raised
from sopxl.rules import register as rules
from sopxl.rules.suggestions import MEANT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.register.entries import Card
    from sopxl.register.links import Link
    from sopxl.rules.rule import Finding


def told(link: Link, card: Card, other: Card | None, count: int) -> Iterator[Raised]:
    """Yield what is wrong with a line of `card`.

    `other` is the SOP that it means or may mean, `count` how many it may mean.
    """
    return (Raised(card.path, finding) for finding in _findings(link, card, other, count))


def _findings(link: Link, card: Card, other: Card | None, count: int) -> Iterator[Finding]:
    ref = Ref("identity", field="related", item=link.item)
    match link.match:
        case Match.MISSING | Match.ALIKE:
            meant = MEANT.format(word=other.title) if other else ""
            yield rules.related_not_found.finding(ref, text=link.text, suggestion=meant)
        case Match.SELF:
            return  # the form tells of it
        case Match.AMBIGUOUS:
            yield rules.related_ambiguous.finding(ref, text=link.text, count=count)
        case Match.CODE | Match.NUMBER | Match.TITLE:
            yield from _of_named(ref, link, card, other)


def _of_named(ref: Ref, link: Link, card: Card, other: Card | None) -> Iterator[Finding]:
    if other is None:
        return
    if other.status in ENDED:
        status = other.status.value if other.status else ""
        yield rules.related_withdrawn.finding(ref, title=other.title, status=status)
    if other.key.satker == card.key.satker and not link.mutual:
        yield rules.related_one_sided.finding(ref, title=other.title)
