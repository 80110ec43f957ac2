"""Which words of the last drawing the user has placed, and where they go in the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sopxl.pipeline.drawing.connector_paths import side_of
from sopxl.scene import Box, Point, Shape, Side
from sopxl.scene.labels import symbol_of
from sopxl.scene.sheet import box_on_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.pipeline.drawing.comparison import Comparison
    from sopxl.scene import Scene
    from sopxl.scene.nudge import Course
    from sopxl.scene.places import ArrowPlace, LabelPlace, SymbolPlace

Exit: TypeAlias = tuple[str, str, Side | None]
"""The ids of an arrow and of its symbol, and the side by which it leaves; None at a pentagon."""


def kept_words(
    compared: Comparison, boxes: Mapping[str, Box], courses: Mapping[str, Course]
) -> Iterator[tuple[LabelPlace, tuple[str, Point] | None]]:
    """Yield the words that the user placed, with their id and corner in the new drawing.

    They stay as far from their symbol as they are now. None are those whose exit is gone, and those
    whose arrow leaves by another side now: they would be read with another arrow.
    """
    arrows = {arrow.id: arrow for arrow in compared.places.arrows}
    symbols = {symbol.id: symbol for symbol in compared.places.symbols}
    new = dict(_words_beside(compared.scene, boxes, courses))
    for place in compared.places.labels:
        arrow, symbol = arrows.get(place.arrow), symbols.get(place.symbol)
        if arrow is None or symbol is None or not _is_placed(place, compared):
            continue
        edge, now = compared.counterpart(arrow), compared.now[symbol.id]
        side = None if symbol.home.pentagon else _leaves(arrow, compared)
        found = new.get((edge.id, now, side)) if edge and now else None
        if found is None:
            yield place, None
        else:
            name, beside = found
            away = _away(place, symbol, compared)
            yield place, (name, Point(beside.x + away.x, beside.y + away.y))


def _is_placed(place: LabelPlace, compared: Comparison) -> bool:
    return place.id in compared.earlier.shapes and (place.chosen or compared.is_dragged(place))


def _away(place: LabelPlace, symbol: SymbolPlace, compared: Comparison) -> Point:
    """Return how far words stand from their symbol.

    Those that were placed before the symbol was dragged from them go with it.
    """
    parted = symbol in compared.moved and not compared.is_dragged(place)
    if parted or symbol.id not in compared.earlier.shapes:
        words, corner = compared.expected(place.start), compared.expected(symbol.start)
    else:
        words, corner = compared.start_now(place.id), compared.start_now(symbol.id)
    return Point(words.x - corner.x, words.y - corner.y)


def _leaves(arrow: ArrowPlace, compared: Comparison) -> Side:
    """Return the side by which an arrow leaves its symbol now."""
    shape = compared.earlier.shapes.get(arrow.id)
    return (shape and side_of(shape.source, arrow.source)) or arrow.source[1]


def _words_beside(
    scene: Scene, boxes: Mapping[str, Box], courses: Mapping[str, Course]
) -> Iterator[tuple[Exit, tuple[str, Box]]]:
    """Yield the id of the words beside each exit and pentagon, and the box of its symbol."""
    for page in scene.pages:
        edges = {edge.id: edge for edge in page.edges}
        for label in page.labels:
            node = symbol_of(label, page)
            if node is None:
                continue
            edge = edges[label.edge]
            leave = courses[edge.id].leave if edge.id in courses else edge.source[1]
            side = None if node.shape is Shape.OFF_PAGE else leave
            beside = boxes.get(node.id) or box_on_sheet(page, node.box)
            yield (edge.id, node.id, side), (label.id, beside)
