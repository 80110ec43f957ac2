"""One page: its symbols and pentagons in their cells, handed to the router and taken back."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sopxl.layout import bands, captions
from sopxl.layout.geometry import EMU_PER_POINT, Box, Point, Shape
from sopxl.layout.placement import size
from sopxl.layout.plan import Arrow, PlannedPage, Symbol, Words
from sopxl.layout.routing.problem import Errand, Obstacle, Problem, Wire
from sopxl.layout.routing.router import route
from sopxl.layout.text import width
from sopxl.model.sop import Answer, StepKind
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.layout.form import Form
    from sopxl.layout.names import Names
    from sopxl.layout.offpage import Pentagon
    from sopxl.layout.placement import Standing
    from sopxl.layout.routing.router import Drawn
    from sopxl.model.flow import Way
    from sopxl.model.sop import Step

ERRANDS = {Answer.NONE: Errand.NEXT, Answer.YES: Errand.YES, Answer.NO: Errand.NO}
CAPSULE_TEXT = {StepKind.START: "Mulai", StepKind.END: "Selesai"}
CAPSULE_SIZE = 8 * EMU_PER_POINT
SHORT_ANSWERS = {Answer.YES: "Y", Answer.NO: "T"}
ANSWER_SIZE, SMALL_ANSWER_SIZE = 8 * EMU_PER_POINT, 13 * EMU_PER_POINT // 2
NARROW = 50 * EMU_PER_POINT
"""In columns narrower than this an answer may be shortened to its first letter."""
EDGE_MARGIN = EMU_PER_POINT


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTask:
    """What stands on one page: the rows with their borders, pentagons with their captions."""

    number: int
    rows: range
    row_edges: Sequence[int]
    head: tuple[int, ...]
    foot: tuple[int, ...]
    pentagons: tuple[Pentagon, ...]
    captions: tuple[tuple[str, ...], ...]
    ways: tuple[Way, ...]


class PageBuilder:
    """Builds one page."""

    def __init__(
        self,
        steps: Sequence[Step],
        form: Form,
        standings: Sequence[Standing],
        task: PageTask,
        names: Names,
    ) -> None:
        self._steps = steps
        self._form = form
        self._standings = standings
        self._task = task
        self._names = names
        self._obstacles: list[Obstacle] = []
        self._symbols: list[Symbol] = []
        self._words: list[Words] = []
        self._at: dict[tuple[int, int], int] = {}
        self._wires: list[Wire] = []
        self._arrows: list[tuple[str, Way | None, bool]] = []
        self._row_tops = self._edges()

    def build(self) -> PlannedPage:
        """Return the page, its symbols in reading order."""
        for step in self._task.rows:
            self._stand(step)
        exits = [self._pentagon(pentagon) for pentagon in self._task.pentagons]
        for step in self._task.rows:
            self._link(step)
        for way in self._task.ways:
            self._flow(way)
        drawn = self._routed()
        arrows = tuple(map(self._arrow, range(len(drawn)), drawn))
        for number, wire in enumerate(drawn):
            self._answer(number, wire)
        for pentagon, position, lines in zip(
            self._task.pentagons, exits, self._task.captions, strict=True
        ):
            self._caption(pentagon, position, lines, arrows)
        return PlannedPage(
            number=self._task.number + 1,
            first=self._task.rows.start,
            last=self._task.rows.stop - 1,
            symbols=tuple(self._symbols),
            arrows=arrows,
            words=tuple(self._words),
        )

    def _edges(self) -> tuple[int, ...]:
        """Return the router's row borders: levels of pentagons are rows inside a table row."""
        task = self._task
        if not task.rows:
            return ()
        edges = [*task.row_edges[task.rows.start : task.rows.stop + 1]]
        head = [edges[0]]
        for height in task.head[::-1]:
            head.append(head[-1] + height)
        foot = [edges[-1]]
        for height in task.foot[::-1]:
            foot.insert(0, foot[0] - height)
        if task.head:
            head[0] = head[1] - bands.GAP - size(Shape.OFF_PAGE, NARROW)[1] - EDGE_MARGIN
        if task.foot:
            foot[-1] = foot[-2] + bands.GAP + size(Shape.OFF_PAGE, NARROW)[1] + EDGE_MARGIN
        return (*head, *edges[1:-1], *foot)

    def _row(self, step: int) -> int:
        return step - self._task.rows.start + len(self._task.head)

    def _centre(self, row: int, column: int) -> Point:
        edges = self._form.actor_edges
        x = (edges[column] + edges[column + 1]) // 2
        return Point(x, (self._row_tops[row] + self._row_tops[row + 1]) // 2)

    def _width(self, column: int) -> int:
        return self._form.actors[column]

    def _stand(self, step: int) -> None:
        """Put the symbols of a step into its row."""
        standing, row = self._standings[step], self._row(step)
        for position, column in enumerate(standing.columns):
            box = Box.around(self._centre(row, column), *size(standing.shape, self._width(column)))
            words = CAPSULE_TEXT.get(self._steps[step].kind, "")
            symbol = Symbol(
                id=self._names.symbol(step, position, len(standing.columns)),
                step=step,
                column=column,
                shape=standing.shape,
                box=box,
                text=words if width(words, CAPSULE_SIZE) < box.width else "",
            )
            self._at[step, column] = len(self._obstacles)
            self._add(symbol, row)

    def _add(self, symbol: Symbol, row: int, words: Box | None = None) -> None:
        self._symbols.append(symbol)
        self._obstacles.append(Obstacle(row, symbol.column, symbol.shape, symbol.box, words))

    def _pentagon(self, pentagon: Pentagon) -> int:
        """Put a pentagon into its place, with the arrow out of it if it is an entry."""
        position = len(self._obstacles)
        measures = size(Shape.OFF_PAGE, self._width(pentagon.column))
        row, centre = self._place(pentagon)
        box = Box.around(centre, *measures)
        symbol = Symbol(
            id=self._names.pentagon(pentagon),
            step=None,
            column=pentagon.column,
            shape=Shape.OFF_PAGE,
            box=box,
            text=pentagon.letter,
        )
        lines = self._task.captions[self._task.pentagons.index(pentagon)]
        self._add(symbol, row, self._in_the_way(pentagon, box, lines))
        if pentagon.entry:
            target = pentagon.ways[0].target
            self._wire(position, self._entry(target), Errand.NEXT, self._names.entry(symbol.id))
        else:
            for way in pentagon.ways:
                self._flow(way, position)
        return position

    def _place(self, pentagon: Pentagon) -> tuple[int, Point]:
        """Return the router's row of a pentagon and its centre."""
        if pentagon.beside is not None:
            row = self._row(pentagon.beside)
            return row, self._centre(row, pentagon.column)
        half = size(Shape.OFF_PAGE, NARROW)[1] // 2
        if pentagon.entry:
            row = len(self._task.head) - 1 - pentagon.level
            y = self._row_tops[row + 1] - bands.GAP - half
        else:
            row = len(self._row_tops) - 1 - len(self._task.foot) + pentagon.level
            y = self._row_tops[row] + bands.GAP + half
        return row, Point(self._centre(row, pentagon.column).x, y)

    def _in_the_way(self, pentagon: Pentagon, box: Box, lines: tuple[str, ...]) -> Box | None:
        """Return the caption that arrows must pass; at the edge of the page none does."""
        outermost = len(self._task.head if pentagon.entry else self._task.foot) - 1
        if pentagon.beside is None and pentagon.level == outermost:
            return None
        return self._caption_box(pentagon, box, lines)

    def _caption_box(self, pentagon: Pentagon, box: Box, lines: tuple[str, ...]) -> Box:
        """Return where the caption stands: above an entry at the head, else below."""
        across = max(width(line, captions.SIZE) for line in lines)
        tall = len(lines) * captions.LINE
        above = pentagon.entry and pentagon.beside is None
        y = box.y - bands.CAPTION_GAP - tall if above else box.bottom + bands.CAPTION_GAP
        return Box(box.centre.x - across // 2, y, across, tall)

    def _link(self, step: int) -> None:
        """Join the symbols of one step sideways."""
        for position, (left, right) in enumerate(pairwise(self._standings[step].columns)):
            ends = self._at[step, left], self._at[step, right]
            self._wire(*ends, Errand.LINK, self._names.link(step, position))

    def _flow(self, way: Way, pentagon: int | None = None) -> None:
        standing = self._standings[way.source]
        source = self._at[way.source, standing.leave]
        target = self._entry(way.target) if pentagon is None else pentagon
        self._wire(source, target, ERRANDS[way.answer], self._names.flow(way), way)

    def _entry(self, step: int) -> int:
        return self._at[step, self._standings[step].entry]

    def _wire(
        self, source: int, target: int, errand: Errand, name: str, way: Way | None = None
    ) -> None:
        answer = way.answer if way else Answer.NONE
        column = self._obstacles[source].column
        sizes = tuple((wide, tall) for _, _, wide, tall in answers(answer, self._width(column)))
        self._wires.append(Wire(source, target, errand, sizes))
        self._arrows.append((name, way, errand is Errand.LINK))

    def _routed(self) -> tuple[Drawn, ...]:
        if not self._wires:
            return ()
        return route(
            Problem(
                self._form.actor_edges,
                self._row_tops,
                tuple(self._obstacles),
                tuple(self._wires),
            )
        )

    def _arrow(self, number: int, drawn: Drawn) -> Arrow:
        name, way, link = self._arrows[number]
        wire = self._wires[number]
        return Arrow(
            id=name,
            source=(self._symbols[wire.source].id, drawn.leave),
            target=(self._symbols[wire.target].id, drawn.enter),
            points=drawn.points,
            from_step=way.source if way else None,
            to_step=way.target if way else None,
            answer=way.answer.value if way else "",
            link=link,
        )

    def _answer(self, number: int, drawn: Drawn) -> None:
        name, way, _ = self._arrows[number]
        if drawn.label is None or way is None:
            return
        column = self._obstacles[self._wires[number].source].column
        text, points, *_ = answers(way.answer, self._width(column))[drawn.label.choice]
        self._words.append(
            Words(
                id=self._names.words(name), arrow=name, box=drawn.label.box, text=text, size=points
            )
        )

    def _caption(
        self,
        pentagon: Pentagon,
        position: int,
        lines: tuple[str, ...],
        arrows: tuple[Arrow, ...],
    ) -> None:
        symbol = self._symbols[position]
        end = next(a for a in arrows if symbol.id in (a.source[0], a.target[0]))
        self._words.append(
            Words(
                id=self._names.words(symbol.id),
                arrow=end.id,
                box=self._caption_box(pentagon, symbol.box, lines),
                text="\n".join(lines),
                size=captions.SIZE,
                pentagon=symbol.id,
            )
        )


def answers(answer: Answer, column_width: int) -> list[tuple[str, int, int, int]]:
    """Return the forms an answer may take: text, size, width and height; the best first."""
    if answer is Answer.NONE:
        return []
    forms = [(answer.value, ANSWER_SIZE), (answer.value, SMALL_ANSWER_SIZE)]
    if column_width < NARROW:
        forms.append((SHORT_ANSWERS[answer], ANSWER_SIZE))
    return [(text, points, width(text, points), points * 9 // 8) for text, points in forms]
