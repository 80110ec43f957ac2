"""`draw --keep`: what a user has moved or rerouted in the last drawing stays so in the next.

The last drawing remembers where it put everything (`scene.places`); what stands elsewhere now was
put there by the user. Arrows of a symbol that was moved are no choice: Excel takes them along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sopxl.pipeline.drawing.connector_paths import CONNECTORS, path_of, reaches, side_of
from sopxl.pipeline.drawing.keeping_words import (
    NOTHING_KNOWN,
    NOTHING_MOVED,
    brought_back,
    given_up,
    lost,
    lost_words,
    redirected,
    what_is_kept,
)
from sopxl.pipeline.drawing.settled_cells import settled_columns, settled_rows
from sopxl.pipeline.drawing.undone import reshaped
from sopxl.scene import EMU_PER_PIXEL, Box, Point, Shape, Side
from sopxl.scene.bends import Bends
from sopxl.scene.labels import symbol_of
from sopxl.scene.nudge import Course, Nudges
from sopxl.scene.places import corner_on, homes, places_from
from sopxl.scene.sheet import Anchor, box_on_sheet
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sopxl.scene import Edge, Scene
    from sopxl.scene.places import ArrowPlace, Corner, Home, LabelPlace, Places, SymbolPlace
    from sopxl.scene.sheet import SheetGrid
    from sopxl.workbook.drawing.earlier import EarlierDrawing

UNTOUCHED = 3 * EMU_PER_PIXEL
"""How far a place may be off without anybody having moved it: programs round when they save."""

Ends: TypeAlias = tuple[str | None, str | None, str]
"""The ids of two symbols, and the answer of the flow between them."""

Exit: TypeAlias = tuple[str, str, Side | None]
"""The ids of an arrow and of its symbol, and the side by which it leaves; None at a pentagon."""


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
    keeping = _Keeping(earlier, places, scene, grid)
    courses, boxes = dict(keeping.courses()), dict(keeping.boxes())
    wanted = {name: course for name, course in courses.items() if course is not None}
    words = tuple(keeping.words(boxes, wanted))
    nudges = Nudges(boxes, wanted, dict(new for _, new in words if new is not None))
    told = (
        *what_is_kept(scene, nudges),
        *redirected(scene, keeping.redirected),
        *given_up(scene, courses.keys() - wanted.keys() - keeping.redirected),
        *brought_back(scene, keeping.gone),
        *lost(keeping.lost),
        *lost_words(places, [old for old, new in words if new is None]),
        *reshaped(earlier),
    )
    return Kept(nudges, told or (NOTHING_MOVED,))


class _Keeping:
    """Compares the earlier drawing as it was made with what stands on the sheet now."""

    def __init__(
        self, earlier: EarlierDrawing, places: Places, scene: Scene, grid: SheetGrid
    ) -> None:
        self._earlier, self._grid, self._scene = earlier, grid, scene
        self._places = places
        self._arrows = [arrow for arrow in places.arrows if arrow.id in earlier.shapes]
        self._symbols = [symbol for symbol in places.symbols if symbol.id in earlier.shapes]
        self._columns = settled_columns(earlier, self._symbols, UNTOUCHED)
        self._rows = settled_rows(earlier, self._symbols, self._columns, UNTOUCHED)
        self._moved = [symbol for symbol in self._symbols if self._stands_elsewhere(symbol)]
        at_home = {home: name for name, home in homes(scene, grid).items()}
        self._now = {symbol.id: at_home.get(self._home(symbol)) for symbol in places.symbols}

    @property
    def lost(self) -> tuple[SymbolPlace, ...]:
        """What was moved and has no counterpart in the new drawing."""
        chosen = (*self._moved, *self._still_chosen())
        return tuple(symbol for symbol in chosen if self._now[symbol.id] is None)

    @property
    def gone(self) -> frozenset[str]:
        """The ids of all that is drawn and whose counterparts the user has deleted."""
        earlier = self._earlier
        here = {*earlier.shapes, *earlier.mixed, *earlier.grouped}
        drawn, labels = self._edges(), self._labels()
        edges = {arrow.id: drawn.get(self._ends(arrow)) for arrow in self._places.arrows}
        symbols = (self._now[symbol.id] for symbol in self._places.symbols if symbol.id not in here)
        arrows = (edge.id for name, edge in edges.items() if edge and name not in here)
        words = (
            labels.get((edge.id, self._now.get(place.symbol)))
            for place in self._places.labels
            if place.id not in here and (edge := edges.get(place.arrow))
        )
        return frozenset(filter(None, (*symbols, *arrows, *words)))

    @property
    def redirected(self) -> frozenset[str]:
        """The ids of the new arrows whose counterparts the user has led to another symbol."""
        edges = self._edges()
        led = (edges.get(self._ends(arrow)) for arrow in self._arrows if self._is_led_away(arrow))
        return frozenset(edge.id for edge in led if edge)

    def boxes(self) -> Iterator[tuple[str, Box]]:
        """Yield the boxes that the user chose, by id in the new drawing."""
        for symbol in (*self._moved, *self._still_chosen()):
            name = self._now[symbol.id]
            if name is not None:
                yield name, self._carried_over(symbol)

    def courses(self) -> Iterator[tuple[str, Course | None]]:
        """Yield the courses that the user chose, by id in the new drawing.

        None is a choice that cannot be kept. Of an arrow that is glued to nothing any more nobody
        knows whether a program or the user has bent it.
        """
        moved, edges = {symbol.id for symbol in self._moved}, self._edges()
        for arrow in self._arrows:
            edge = edges.get(self._ends(arrow))
            touched = moved & {arrow.source[0], arrow.target[0]}
            carried_off = self._is_carried_off(arrow)
            if edge is None or touched or not (carried_off or self._is_chosen(arrow)):
                continue
            course = None if carried_off else self._chosen_course(arrow)
            shape = self._earlier.shapes[arrow.id]
            if course or carried_off or shape.source or shape.target:
                yield edge.id, course

    def words(
        self, boxes: Mapping[str, Box], courses: Mapping[str, Course]
    ) -> Iterator[tuple[LabelPlace, tuple[str, Point] | None]]:
        """Yield the words that the user placed, with their id and corner in the new drawing.

        They stay as far from their symbol as they are now. None are those whose exit is gone, and
        those whose arrow leaves by another side now: they would be read with another arrow.
        """
        arrows = {arrow.id: arrow for arrow in self._places.arrows}
        symbols = {symbol.id: symbol for symbol in self._places.symbols}
        new = dict(_words_beside(self._scene, boxes, courses))
        edges = self._edges()
        for place in self._places.labels:
            arrow, symbol = arrows.get(place.arrow), symbols.get(place.symbol)
            if arrow is None or symbol is None or not self._is_placed(place):
                continue
            edge, now = edges.get(self._ends(arrow)), self._now[symbol.id]
            side = None if symbol.home.pentagon else self._leaves(arrow)
            found = new.get((edge.id, now, side)) if edge and now else None
            if found is None:
                yield place, None
            else:
                name, beside = found
                away = self._away(place, symbol)
                yield place, (name, Point(beside.x + away.x, beside.y + away.y))

    def _is_placed(self, place: LabelPlace) -> bool:
        return place.id in self._earlier.shapes and (place.chosen or self._is_dragged(place))

    def _is_dragged(self, place: LabelPlace) -> bool:
        return _apart(self._start_now(place.id), self._expected(place.start))

    def _away(self, place: LabelPlace, symbol: SymbolPlace) -> Point:
        """Return how far words stand from their symbol.

        Those that were placed before the symbol was dragged from them go with it.
        """
        parted = symbol in self._moved and not self._is_dragged(place)
        if parted or symbol.id not in self._earlier.shapes:
            words, corner = self._expected(place.start), self._expected(symbol.start)
        else:
            words, corner = self._start_now(place.id), self._start_now(symbol.id)
        return Point(words.x - corner.x, words.y - corner.y)

    def _leaves(self, arrow: ArrowPlace) -> Side:
        """Return the side by which an arrow leaves its symbol now."""
        shape = self._earlier.shapes.get(arrow.id)
        return (shape and side_of(shape.source, arrow.source)) or arrow.source[1]

    def _start_now(self, name: str) -> Point:
        return self._earlier.grid.point(self._earlier.shapes[name].start)

    def _edges(self) -> dict[Ends, Edge]:
        return {
            (edge.source[0], edge.target[0], edge.answer): edge
            for page in self._scene.pages
            for edge in page.edges
        }

    def _labels(self) -> dict[tuple[str, str | None], str]:
        """Return the ids of the new words by their arrow and their symbol."""
        return {
            (label.edge, node.id): label.id
            for page in self._scene.pages
            for label in page.labels
            if (node := symbol_of(label, page))
        }

    def _ends(self, arrow: ArrowPlace) -> Ends:
        """Return the symbols of the new drawing that an arrow joins, and its answer."""
        source, target = (self._now.get(end) for end, _ in (arrow.source, arrow.target))
        return source, target, arrow.answer

    def _still_chosen(self) -> Iterator[SymbolPlace]:
        """Yield what the user had moved before the last drawing and has left there since."""
        for symbol in self._symbols:
            if symbol.chosen and symbol not in self._moved:
                yield symbol

    def _stands_elsewhere(self, symbol: SymbolPlace) -> bool:
        box = self._box_now(symbol)
        start, end = self._expected(symbol.start), self._expected(symbol.end)
        return _apart(Point(box.x, box.y), start) or _apart(Point(box.right, box.bottom), end)

    def _is_led_away(self, arrow: ArrowPlace) -> bool:
        shape = self._earlier.shapes[arrow.id]
        ends = (shape.source, arrow.source), (shape.target, arrow.target)
        return any(glue is not None and glue[0] != dock[0] for glue, dock in ends)

    def _is_carried_off(self, arrow: ArrowPlace) -> bool:
        """Tell whether an arrow as a whole was pulled off its symbols."""
        shape = self._earlier.shapes[arrow.id]
        path = path_of(shape, self._earlier.grid)
        if shape.source or shape.target or path is None:
            return False
        start, end = self._expected(arrow.start), self._expected(arrow.end)
        away = Point(path[0].x - start.x, path[0].y - start.y)
        carried = Point(end.x + away.x, end.y + away.y)
        return _apart(path[0], start) and not _apart(path[-1], carried)

    def _is_chosen(self, arrow: ArrowPlace) -> bool:
        """Tell whether an arrow runs otherwise than we drew it, or as the user once chose.

        Programs that know no connectors make other shapes of them, which are nobody's choice; nor
        is where such a shape ends, which is no longer glued.
        """
        shape = self._earlier.shapes[arrow.id]
        if not shape.preset.endswith(CONNECTORS):
            return False
        path = path_of(shape, self._earlier.grid)
        start, end = self._expected(arrow.start), self._expected(arrow.end)
        wanted = arrow.bends.between(start, end) or (start, end)
        runs = Bends.of(path).between(start, end) or (start, end) if path else ()
        sides = side_of(shape.source, arrow.source), side_of(shape.target, arrow.target)
        same = sides == (arrow.source[1], arrow.target[1]) and not _other(runs, wanted)
        return arrow.chosen or not same

    def _chosen_course(self, arrow: ArrowPlace) -> Course | None:
        """Return how an arrow runs now; None where it cannot be kept so."""
        shape = self._earlier.shapes[arrow.id]
        leave, enter = side_of(shape.source, arrow.source), side_of(shape.target, arrow.target)
        path = path_of(shape, self._earlier.grid)
        if path is None or leave is None or enter is None or not reaches(path, leave, enter):
            return None
        return Course(leave, enter, Bends.of(path))

    def _carried_over(self, symbol: SymbolPlace) -> Box:
        """Return where a symbol goes: as far from the corner of its home cell as it is now."""
        box, home = self._box_now(symbol), self._home(symbol)
        cell = Anchor(home.column, 0, home.row, 0)
        was, will = self._earlier.grid.point(cell), self._grid.point(cell)
        return box._replace(x=box.x + will.x - was.x, y=box.y + will.y - was.y)

    def _box_now(self, symbol: SymbolPlace) -> Box:
        shape = self._earlier.shapes[symbol.id]
        start, end = (self._earlier.grid.point(corner) for corner in (shape.start, shape.end))
        return Box(start.x, start.y, end.x - start.x, end.y - start.y)

    def _expected(self, corner: Corner) -> Point:
        """Return where a remembered corner should be now that rows and columns have moved."""
        column, across, row, down = corner
        at = self._row(row)
        now = (self._columns.now(column), across, row if at is None else at, down)
        return corner_on(self._earlier.grid, now)

    def _home(self, symbol: SymbolPlace) -> Home:
        home, row = symbol.home, self._row(symbol.home.row)
        gone = -1
        return home._replace(
            row=gone if row is None else row, column=self._columns.now(home.column)
        )

    def _row(self, row: int) -> int | None:
        """Return where a row, counted from 0, is now; None for one that is gone.

        A row whose height somebody has changed is where its neighbours say.
        """
        rows, number = self._rows, row + 1
        if number in rows:
            return rows[number] - 1
        above = [rows[other] - other for other in rows if other < number][-1:]
        below = [rows[other] - other for other in rows if other > number][:1]
        shifts = {*above, *below} or {0}
        return row + shifts.pop() if len(shifts) == 1 else None


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


def _apart(one: Point, two: Point) -> bool:
    return max(abs(one.x - two.x), abs(one.y - two.y)) > UNTOUCHED


def _other(path: Sequence[Point], wanted: Sequence[Point]) -> bool:
    return len(path) != len(wanted) or any(map(_apart, path, wanted))
