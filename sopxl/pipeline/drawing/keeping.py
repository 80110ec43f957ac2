"""`draw --keep`: what a user has moved or rerouted in the last drawing stays so in the next.

The last drawing remembers where it put everything (`scene.places`); what stands elsewhere now was
put there by the user. Arrows of a symbol that was moved are no choice: Excel takes them along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.pipeline.drawing.comparison import Comparison
from sopxl.pipeline.drawing.keeping_words import (
    NOTHING_KNOWN,
    NOTHING_MOVED,
    brought_back,
    given_up,
    lost,
    lost_words,
    put_right,
    redirected,
    what_is_kept,
)
from sopxl.pipeline.drawing.kept_courses import kept_courses, redirected_arrows
from sopxl.pipeline.drawing.kept_words import kept_words
from sopxl.pipeline.drawing.undone import reshaped
from sopxl.scene.labels import symbol_of
from sopxl.scene.nudge import Nudges
from sopxl.scene.places import places_from
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.scene import Box, Scene
    from sopxl.scene.places import SymbolPlace
    from sopxl.scene.sheet import SheetGrid
    from sopxl.workbook.drawing.earlier import EarlierDrawing


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept: for the drawing, for its memory, and in words for the user."""

    nudges: Nudges
    told: tuple[str, ...] = ()

    @property
    def chosen(self) -> frozenset[str]:
        """The ids of all symbols, arrows and words that the user placed."""
        return frozenset((*self.nudges.boxes, *self.nudges.courses, *self.nudges.words))


NOTHING = Kept(Nudges({}, {}))


def kept(earlier: EarlierDrawing | None, scene: Scene, grid: SheetGrid) -> Kept:
    """Return the user's choices in the earlier drawing, for a scene on the sheet with this grid."""
    if earlier is None:
        return NOTHING
    places = places_from(earlier.places)
    if not places.symbols:
        return Kept(NOTHING.nudges, (NOTHING_KNOWN,) if earlier.shapes else ())
    compared = Comparison(earlier, places, scene, grid)
    courses, boxes = dict(kept_courses(compared)), _boxes(compared)
    wanted = {name: course for name, course in courses.items() if course is not None}
    words = tuple(kept_words(compared, boxes, wanted))
    nudges = Nudges(boxes, wanted, dict(new for _, new in words if new is not None))
    led_away = redirected_arrows(compared)
    told = (
        *what_is_kept(scene, nudges),
        *redirected(scene, led_away),
        *given_up(scene, courses.keys() - wanted.keys() - led_away),
        *brought_back(scene, _gone(compared)),
        *put_right(scene, {compared.now[symbol.id] or "" for symbol in compared.stretched}),
        *lost(_lost(compared)),
        *lost_words(places, [old for old, new in words if new is None]),
        *reshaped(earlier),
    )
    return Kept(nudges, told or (NOTHING_MOVED,))


def _boxes(compared: Comparison) -> Mapping[str, Box]:
    """Return the boxes that the user chose, by id in the new drawing."""
    named = ((compared.now[symbol.id], symbol) for symbol in compared.chosen())
    return {name: compared.carried_over(symbol) for name, symbol in named if name is not None}


def _lost(compared: Comparison) -> tuple[SymbolPlace, ...]:
    """Return what was moved and has no counterpart in the new drawing."""
    return tuple(symbol for symbol in compared.chosen() if compared.now[symbol.id] is None)


def _gone(compared: Comparison) -> frozenset[str]:
    """Return the ids of all that is drawn and whose counterparts the user has deleted."""
    earlier, places = compared.earlier, compared.places
    here = {*earlier.shapes, *earlier.mixed, *earlier.grouped}
    labels = _labels(compared.scene)
    edges = {arrow.id: compared.counterpart(arrow) for arrow in places.arrows}
    symbols = (compared.now[symbol.id] for symbol in places.symbols if symbol.id not in here)
    arrows = (edge.id for name, edge in edges.items() if edge and name not in here)
    words = (
        labels.get((edge.id, compared.now.get(place.symbol)))
        for place in places.labels
        if place.id not in here and (edge := edges.get(place.arrow))
    )
    return frozenset(filter(None, (*symbols, *arrows, *words)))


def _labels(scene: Scene) -> Mapping[tuple[str, str | None], str]:
    """Return the ids of the new words by their arrow and their symbol."""
    return {
        (label.edge, node.id): label.id
        for page in scene.pages
        for label in page.labels
        if (node := symbol_of(label, page))
    }
