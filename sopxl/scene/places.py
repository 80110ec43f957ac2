"""Where a drawing put everything, written so that a later drawing can tell what moved.

Places are kept as shares of cells, and symbols are known by the cell of the form in which the
layout put them: rows and columns that were inserted or made wider since then mislead nobody.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from sopxl.scene.bends import Bends
from sopxl.scene.items import Point, Shape, Side
from sopxl.scene.labels import symbol_of
from sopxl.scene.sheet import box_on_sheet, on_sheet
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sopxl.scene.items import Scene
    from sopxl.scene.sheet import SheetGrid

SHARES = 10_000
"""The parts into which a cell is divided: finer than a tenth of a pixel."""

DIGITS = 4
"""Of the share of its way at which a lane runs."""


class Home(NamedTuple):
    """The cell, counted from 0, in which the layout put a symbol.

    Several symbols in one cell are numbered; pentagons are counted apart.
    """

    row: int
    column: int
    pentagon: bool
    number: int


Corner: TypeAlias = tuple[int, int, int, int]
"""Column, share of its width, row, share of its height."""


@dataclass(frozen=True, slots=True)
class SymbolPlace:
    """A symbol by its id and what the user calls it: its step's number or its letter.

    `chosen` tells that the user had put it there.
    """

    id: str
    called: str
    home: Home
    start: Corner
    end: Corner
    chosen: bool


@dataclass(frozen=True, slots=True)
class ArrowPlace:
    """An arrow with the symbols and sides that it joins, its ends and its bends."""

    id: str
    answer: str
    source: tuple[str, Side]
    target: tuple[str, Side]
    start: Corner
    end: Corner
    bends: Bends
    chosen: bool


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """Words with the arrow and the symbol to which they belong, and their upper left corner."""

    id: str
    arrow: str
    symbol: str
    start: Corner
    chosen: bool


@dataclass(frozen=True, slots=True)
class Places:
    """All symbols, arrows and words beside them of a drawing."""

    symbols: tuple[SymbolPlace, ...] = ()
    arrows: tuple[ArrowPlace, ...] = ()
    labels: tuple[LabelPlace, ...] = ()

    def to_text(self) -> str:
        """Return the places as one line of text."""
        symbols = [(s.id, s.called, s.home, s.start, s.end, int(s.chosen)) for s in self.symbols]
        arrows = [
            (a.id, a.answer, *_docks(a), a.start, a.end, *_lanes(a.bends), int(a.chosen))
            for a in self.arrows
        ]
        labels = [(w.id, w.arrow, w.symbol, w.start, int(w.chosen)) for w in self.labels]
        return json.dumps((symbols, arrows, labels), separators=(",", ":"))


def places_from(text: str) -> Places:
    """Return the places in a text; none for a text that is not one of ours.

    Drawings of earlier versions remember no words.
    """
    try:
        symbols, arrows, *more = json.loads(text)
        (labels,) = more or ((),)
        return Places(
            tuple(_symbol(*values) for values in symbols),
            tuple(_arrow(*values) for values in arrows),
            tuple(_label(*values) for values in labels),
        )
    except (ValueError, TypeError):
        return Places()


def homes(scene: Scene, grid: SheetGrid) -> Mapping[str, Home]:
    """Return the home of every symbol of a drawing as the layout made it, by id."""
    found: dict[str, Home] = {}
    numbers: Counter[tuple[int, int, bool]] = Counter()
    for page in scene.pages:
        for node in page.nodes:
            place = grid.anchor(box_on_sheet(page, node.box).centre)
            cell = (place.row, place.column, node.shape is Shape.OFF_PAGE)
            found[node.id] = Home(*cell, numbers[cell])
            numbers[cell] += 1
    return found


def places_of(
    scene: Scene, grid: SheetGrid, homes: Mapping[str, Home], chosen: frozenset[str]
) -> Places:
    """Return where everything of a drawing stands; `chosen` are the ids that the user placed."""
    return Places(
        tuple(_symbol_places(scene, grid, homes, chosen)),
        tuple(_arrow_places(scene, grid, chosen)),
        tuple(_label_places(scene, grid, chosen)),
    )


def corner_on(grid: SheetGrid, corner: Corner) -> Point:
    """Return where a remembered corner lies on a sheet."""
    column, across, row, down = corner
    (left, width), (top, height) = grid.column(column), grid.row(row)
    return Point(left + round(width * across / SHARES), top + round(height * down / SHARES))


def _symbol_places(
    scene: Scene, grid: SheetGrid, homes: Mapping[str, Home], chosen: frozenset[str]
) -> Iterator[SymbolPlace]:
    for page in scene.pages:
        for node in page.nodes:
            box = box_on_sheet(page, node.box)
            start = _shares(grid, Point(box.x, box.y))
            end = _shares(grid, Point(box.right, box.bottom))
            called = node.text if node.step is None else str(node.step)
            chose = node.id in chosen
            yield SymbolPlace(node.id, called, homes[node.id], start, end, chose)


def _arrow_places(scene: Scene, grid: SheetGrid, chosen: frozenset[str]) -> Iterator[ArrowPlace]:
    for page in scene.pages:
        for edge in page.edges:
            points = [on_sheet(page, point) for point in edge.points]
            start, end = _shares(grid, points[0]), _shares(grid, points[-1])
            bends = Bends.of(points)
            ends = (edge.source, edge.target, start, end)
            yield ArrowPlace(edge.id, edge.answer, *ends, bends, edge.id in chosen)


def _label_places(scene: Scene, grid: SheetGrid, chosen: frozenset[str]) -> Iterator[LabelPlace]:
    for page in scene.pages:
        for label in page.labels:
            node = symbol_of(label, page)
            if node is not None:
                box = box_on_sheet(page, label.box)
                start, chose = _shares(grid, Point(box.x, box.y)), label.id in chosen
                yield LabelPlace(label.id, label.edge, node.id, start, chose)


def _symbol(name: str, called: str, *values: Any) -> SymbolPlace:
    home, start, end, chosen = values
    row, column, pentagon, number = home
    cell = Home(int(row), int(column), bool(pentagon), int(number))
    return SymbolPlace(str(name), str(called), cell, _corner(start), _corner(end), bool(chosen))


def _arrow(name: str, answer: str, *values: Any) -> ArrowPlace:
    source, leave, target, enter, start, end, upright, lanes, more, chosen = values
    lanes = tuple((float(share), int(distance)) for share, distance in lanes)
    return ArrowPlace(
        id=str(name),
        answer=str(answer),
        source=(str(source), Side(leave)),
        target=(str(target), Side(enter)),
        start=_corner(start),
        end=_corner(end),
        bends=Bends(bool(upright), lanes, len(lanes) + int(more)),
        chosen=bool(chosen),
    )


def _label(name: str, arrow: str, symbol: str, start: Sequence[Any], chosen: int) -> LabelPlace:
    return LabelPlace(str(name), str(arrow), str(symbol), _corner(start), bool(chosen))


def _corner(values: Sequence[Any]) -> Corner:
    column, across, row, down = map(int, values)
    return column, across, row, down


def _docks(arrow: ArrowPlace) -> tuple[str, str, str, str]:
    (source, leave), (target, enter) = arrow.source, arrow.target
    return source, leave.value, target, enter.value


def _lanes(bends: Bends) -> tuple[int, list[tuple[float, int]], int]:
    """Return whether the path sets out upright, its lanes, and how many pieces it has besides."""
    lanes = [(round(share, DIGITS), distance) for share, distance in bends.lanes]
    return int(bends.upright), lanes, bends.pieces - len(lanes)


def _shares(grid: SheetGrid, point: Point) -> Corner:
    place = grid.anchor(point)
    (_, width), (_, height) = grid.column(place.column), grid.row(place.row)
    across = place.column_offset * SHARES // width if width else 0
    down = place.row_offset * SHARES // height if height else 0
    return place.column, across, place.row, down
