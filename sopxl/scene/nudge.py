"""A drawing with some symbols and arrows where somebody else wants them."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from sopxl.scene.items import Box, Edge, Label, Node, Point, Side
from sopxl.scene.labels import is_answer, symbol_of
from sopxl.scene.rerouting import End, Surroundings, fits, pierces
from sopxl.scene.sheet import box_on_paper, on_paper
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.scene.bends import Bends
    from sopxl.scene.items import Item, Page, Scene

LABEL_GAP = 12_700 * 2


@dataclass(frozen=True, slots=True)
class Course:
    """How an arrow is to run: the sides it is glued to, and its bends."""

    leave: Side
    enter: Side
    bends: Bends


@dataclass(frozen=True, slots=True)
class Nudges:
    """What is wanted elsewhere, by id: boxes of symbols on the worksheet, courses of arrows.

    `words` are the upper left corners of words, on the worksheet.
    """

    boxes: Mapping[str, Box]
    courses: Mapping[str, Course]
    words: Mapping[str, Point] = field(default_factory=dict)


def nudged(scene: Scene, nudges: Nudges) -> Scene:
    """Return the drawing with everything that is wanted elsewhere put there.

    Arrows follow their symbols; those that a moved symbol would cover find a new way. Words go
    with the arrow or the pentagon to which they belong, unless they are wanted elsewhere.
    """
    return replace(scene, pages=tuple(_Nudged(page, nudges).page() for page in scene.pages))


class _Nudged:
    """Changes one page."""

    def __init__(self, page: Page, nudges: Nudges) -> None:
        self._page = page
        self._courses, self._words = nudges.courses, nudges.words
        moved = {
            node.id: box_on_paper(page, nudges.boxes[node.id])
            for node in page.nodes
            if node.id in nudges.boxes
        }
        self._old = {node.id: node.box for node in page.nodes}
        self._moved = {name: box for name, box in moved.items() if box != self._old[name]}
        self._boxes = {**self._old, **self._moved}
        self._edges: dict[str, Edge] = {}

    def page(self) -> Page:
        """Return the page with its items in their order."""
        wanted = [edge for edge in self._page.edges if edge.id in self._courses]
        others = [edge for edge in self._page.edges if edge.id not in self._courses]
        if not self._moved and not wanted and not self._words:
            return self._page
        self._edges = {edge.id: edge for edge in others if not self._disturbed(edge)}
        for edge in wanted:
            self._edges[edge.id] = self._on_course(edge, self._courses[edge.id])
        for edge in others:
            if edge.id not in self._edges:
                self._edges[edge.id] = self._rerouted(edge, edge.source[1], edge.target[1])
        return replace(self._page, items=tuple(map(self._item, self._page.items)))

    def _item(self, item: Item) -> Item:
        match item:
            case Node():
                return replace(item, box=self._boxes[item.id])
            case Edge():
                return self._edges[item.id]
            case Label():
                return self._label(item)
            case _:
                return item

    def _disturbed(self, edge: Edge) -> bool:
        ends = {edge.source[0], edge.target[0]}
        return bool(ends & self._moved.keys()) or any(
            pierces(edge.points, box) for box in self._moved.values()
        )

    def _on_course(self, edge: Edge, course: Course) -> Edge:
        """Run an arrow as it is wanted, or as near to it as its symbols now allow."""
        source, target = self._ends(edge, course.leave, course.enter)
        points = course.bends.between(source.dock, target.dock)
        if points is None or not fits(points, source, target):
            return self._rerouted(edge, course.leave, course.enter)
        return _run(edge, course.leave, course.enter, points)

    def _rerouted(self, edge: Edge, leave: Side, enter: Side) -> Edge:
        source, target = self._ends(edge, leave, enter)
        # Arrows to one side of a symbol may share their last piece, as everywhere.
        paths = [
            other.points
            for other in self._edges.values()
            if other.target != (edge.target[0], enter)
        ]
        ends = {edge.source[0], edge.target[0]}
        boxes = tuple(box for name, box in self._boxes.items() if name not in ends)
        around = Surroundings(boxes, tuple(paths), self._area, self._page.scale)
        return _run(edge, leave, enter, around.path(source, target))

    def _ends(self, edge: Edge, leave: Side, enter: Side) -> tuple[End, End]:
        return End(self._boxes[edge.source[0]], leave), End(self._boxes[edge.target[0]], enter)

    @property
    def _area(self) -> Box:
        """The block of the actors, and what was moved out of it."""
        page = self._page
        left, right = page.columns[0][0], page.columns[-1][1]
        top, bottom = page.rows[0][0], page.rows[-1][1]
        area = Box(left, top, right - left, bottom - top)
        for box in self._moved.values():
            area = area.union(box)
        return area

    def _label(self, label: Label) -> Label:
        """Move words with the pentagon that they explain, or with the exit that they answer."""
        if label.id in self._words:
            corner = on_paper(self._page, self._words[label.id])
            return replace(label, box=label.box._replace(x=corner.x, y=corner.y))
        before = next((edge for edge in self._page.edges if edge.id == label.edge), None)
        if before is None:
            return label
        if not is_answer(label, before):
            return self._with_pentagon(label)
        after = self._edges[label.edge]
        if after == before:
            return label
        first, second = before.points[:2], after.points[:2]
        if before.source[1] is after.source[1] and _same_way(first, second):
            return _shifted(label, second[0].x - first[0].x, second[0].y - first[0].y)
        return replace(label, box=min(_beside_exit(label.box, after), key=self._covered))

    def _covered(self, box: Box) -> int:
        """Count what would be covered by words in a place."""
        symbols = sum(box.overlaps(other) for other in self._boxes.values())
        return symbols + sum(pierces(edge.points, box) for edge in self._edges.values())

    def _with_pentagon(self, label: Label) -> Label:
        node = symbol_of(label, self._page)
        if node is None:
            return label
        new = self._boxes[node.id]
        return _shifted(label, new.x - node.box.x, new.y - node.box.y)


def _run(edge: Edge, leave: Side, enter: Side, points: tuple[Point, ...]) -> Edge:
    source, target = (edge.source[0], leave), (edge.target[0], enter)
    return replace(edge, source=source, target=target, points=points)


def _same_way(one: tuple[Point, ...], two: tuple[Point, ...]) -> bool:
    """Tell whether a label beside the first piece finds as much room beside the second."""
    return _length(two) >= _length(one)


def _length(piece: tuple[Point, ...]) -> int:
    start, end = piece
    return abs(end.x - start.x) + abs(end.y - start.y)


def _shifted(label: Label, across: int, down: int) -> Label:
    return replace(label, box=label.box._replace(x=label.box.x + across, y=label.box.y + down))


def _beside_exit(box: Box, edge: Edge) -> Iterator[Box]:
    """Yield the places of an answer just beside where its arrow sets out, the usual one first."""
    dock, side = edge.points[0], edge.source[1]
    left, right = dock.x - box.width - LABEL_GAP, dock.x + LABEL_GAP
    above, below = dock.y - box.height - LABEL_GAP // 2, dock.y + LABEL_GAP // 2
    places = {
        Side.EAST: ((right, above), (right, below)),
        Side.WEST: ((left, above), (left, below)),
        Side.SOUTH: ((right, below), (left, below)),
        Side.NORTH: ((right, above), (left, above)),
    }
    yield from (box._replace(x=x, y=y) for x, y in places[side])
