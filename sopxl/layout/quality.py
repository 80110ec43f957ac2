"""How good a drawing is: hard faults, which must not be, and numbers by which layouts compare.

Written against the finished drawing only: nothing here knows how the router works.
"""

from __future__ import annotations

from enum import Enum
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from sopxl.layout import quality_geometry as geometry
from sopxl.layout.geometry import EMU_PER_POINT, Box, Shape, Side
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sopxl.layout.form import Form
    from sopxl.layout.plan import Arrow, Layout, PlannedPage, Symbol
    from sopxl.layout.quality_geometry import Piece
    from sopxl.model.flow import Way

MOST_PIECES = 5
NEAR_BORDER, WORTH_SEEING = EMU_PER_POINT, 4 * EMU_PER_POINT
"""A piece so near to a cell border and so long is lost in it."""


class Fault(Enum):
    """What a drawing must never show."""

    OBLIQUE = "a piece is neither upright nor level"
    TOO_MANY_PIECES = "an arrow has more than five pieces"
    NOT_ON_DOCK = "an end is not in the middle of a side, or comes from within"
    WRONG_SIDE = "an arrow leaves by the top, enters by the foot, or a link is not sideways"
    SHARED_SIDE = "one side serves two exits, or an exit and an entry"
    THROUGH_SYMBOL = "an arrow runs through a symbol"
    OVERLAP = "two flows run over each other"
    TOUCH = "a corner or an end of one flow lies on another"
    ON_BORDER = "an arrow runs along a cell border"
    OUTSIDE = "something lies outside of the actor columns of its page"
    SYMBOLS_OVERLAP = "two symbols lie upon each other"
    UNLABELLED = "an answer stands at no arrow"
    LABEL_COVERED = "words lie on an arrow, on a symbol or on other words"
    LOST_FLOW = "a flow is not drawn, or drawn twice"
    INVENTED_FLOW = "an arrow stands for no flow"
    UNPAIRED = "a pentagon has no partner on the page of its target"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: where it is and the ids of what is involved."""

    fault: Fault
    page: int
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """The faults of a drawing and its numbers; lengths in EMU."""

    faults: tuple[Finding, ...] = ()
    pages: int = 0
    arrows: int = 0
    labels: int = 0
    crossings: int = 0
    bends: int = 0
    length: int = 0


def measure(layout: Layout, form: Form, ways: Sequence[Way]) -> Quality:
    """Judge a drawing of `ways`, those whose both ends have a symbol."""
    faults: list[Finding] = []
    pages = [_Page(page, form, layout.row_edges) for page in layout.pages]
    for page in pages:
        faults += page.faults()
    faults += _flow_faults(layout, ways)
    arrows = [arrow for page in layout.pages for arrow in page.arrows]
    lengths = [abs(b.x - a.x) + abs(b.y - a.y) for r in arrows for a, b in pairwise(r.points)]
    return Quality(
        faults=tuple(faults),
        pages=len(pages),
        arrows=len(arrows),
        labels=sum(1 for page in layout.pages for words in page.words if not words.pentagon),
        crossings=sum(page.crossings() for page in pages),
        bends=sum(len(arrow.points) - 2 for arrow in arrows),
        length=sum(lengths),
    )


class _Page:
    """Judges one page."""

    def __init__(self, page: PlannedPage, form: Form, row_edges: Sequence[int]) -> None:
        self._page = page
        self._symbols = {symbol.id: symbol for symbol in page.symbols}
        self._pieces = [piece for arrow in page.arrows for piece in geometry.pieces(arrow)]
        self._columns = form.actor_edges
        self._rows = row_edges[page.first : page.last + 2]

    def faults(self) -> Iterator[Finding]:
        for arrow in self._page.arrows:
            for fault in self._of_arrow(arrow):
                yield self._found(fault, arrow.id)
        yield from self._shared_sides()
        yield from self._of_symbols()
        yield from self._of_pairs()
        yield from self._of_words()

    def crossings(self) -> int:
        """Count the places where two arrows cross; merged arrows cross as one."""
        return len(
            {
                geometry.crossing(one, two)
                for one, two in geometry.upright_and_level(self._pieces)
                if geometry.crossing(one, two)
            }
        )

    def _found(self, fault: Fault, *items: str) -> Finding:
        return Finding(fault, self._page.number, items)

    def _of_arrow(self, arrow: Arrow) -> Iterator[Fault]:
        own = geometry.pieces(arrow)
        if len(own) > MOST_PIECES:
            yield Fault.TOO_MANY_PIECES
        if any(a.x != b.x and a.y != b.y for a, b in pairwise(arrow.points)):
            yield Fault.OBLIQUE
        if not self._on_docks(arrow):
            yield Fault.NOT_ON_DOCK
        if self._wrong_side(arrow):
            yield Fault.WRONG_SIDE
        if any(
            piece.box.overlaps(symbol.box) or geometry.pierces(piece, symbol.box)
            for piece in own
            for symbol in self._page.symbols
        ):
            yield Fault.THROUGH_SYMBOL
        if any(self._on_border(piece) for piece in own):
            yield Fault.ON_BORDER
        if not all(self._inside(piece.box) for piece in own):
            yield Fault.OUTSIDE

    def _on_docks(self, arrow: Arrow) -> bool:
        """Tell whether both ends meet their docks from outside."""
        (source, leave), (target, enter) = arrow.source, arrow.target
        start, goal = self._symbols[source].box, self._symbols[target].box
        return (
            arrow.points[0] == start.dock(leave)
            and arrow.points[-1] == goal.dock(enter)
            and geometry.heads(arrow.points[0], arrow.points[1], leave)
            and geometry.heads(arrow.points[-1], arrow.points[-2], enter)
        )

    @staticmethod
    def _wrong_side(arrow: Arrow) -> bool:
        leave, enter = arrow.source[1], arrow.target[1]
        if arrow.link:
            return not {leave, enter} <= {Side.EAST, Side.WEST}
        return leave is Side.NORTH or enter is Side.SOUTH

    def _on_border(self, piece: Piece) -> bool:
        borders = self._columns if piece.upright else self._rows
        at = piece.box.x if piece.upright else piece.box.y
        near = any(abs(at - border) < NEAR_BORDER for border in borders)
        return near and piece.box.width + piece.box.height > WORTH_SEEING

    def _inside(self, box: Box) -> bool:
        return (
            self._columns[0] <= box.x
            and box.right <= self._columns[-1]
            and self._rows[0] <= box.y
            and box.bottom <= self._rows[-1]
        )

    def _shared_sides(self) -> Iterator[Finding]:
        out: dict[tuple[str, Side], list[str]] = {}
        into: dict[tuple[str, Side], list[str]] = {}
        for arrow in self._page.arrows:
            out.setdefault(arrow.source, []).append(arrow.id)
            into.setdefault(arrow.target, []).append(arrow.id)
        for dock, arrows in out.items():
            entering = into.get(dock, [])
            if len(arrows) > 1 or entering:
                yield self._found(Fault.SHARED_SIDE, *arrows, *entering)

    def _of_symbols(self) -> Iterator[Finding]:
        for one, two in combinations(self._page.symbols, 2):
            if one.box.overlaps(two.box):
                yield self._found(Fault.SYMBOLS_OVERLAP, one.id, two.id)
        for symbol in self._page.symbols:
            if not self._inside(symbol.box):
                yield self._found(Fault.OUTSIDE, symbol.id)

    def _of_pairs(self) -> Iterator[Finding]:
        nets = {arrow.id: arrow.target for arrow in self._page.arrows}
        tails = geometry.Tails(self._page.arrows)
        seen: set[tuple[Fault, str, str]] = set()
        for fault, one, two in geometry.collisions(self._pieces, nets, tails):
            first, second = sorted((one, two))
            key = (Fault[fault], first, second)
            if key not in seen:
                seen.add(key)
                yield self._found(Fault[fault], first, second)

    def _of_words(self) -> Iterator[Finding]:
        labelled = {words.arrow for words in self._page.words if not words.pentagon}
        for arrow in self._page.arrows:
            if arrow.answer and arrow.id not in labelled:
                yield self._found(Fault.UNLABELLED, arrow.id)
        for position, words in enumerate(self._page.words):
            others = self._page.words[:position]
            if (
                not self._inside(words.box)
                or any(words.box.overlaps(other.box) for other in others)
                or any(_covers(words.box, symbol) for symbol in self._page.symbols)
                or any(geometry.pierces(piece, words.box) for piece in self._pieces)
            ):
                yield self._found(Fault.LABEL_COVERED, words.id)


def _covers(box: Box, symbol: Symbol) -> bool:
    """Tell whether words lie on the outline of a symbol or inside it."""
    if not box.overlaps(symbol.box):
        return False
    if symbol.shape is not Shape.DECISION:
        return True
    centre = symbol.box.centre
    x = min(max(centre.x, box.x), box.right) - centre.x
    y = min(max(centre.y, box.y), box.bottom) - centre.y
    return 2 * abs(x) * symbol.box.height + 2 * abs(y) * symbol.box.width < (
        symbol.box.width * symbol.box.height
    )


def _flow_faults(layout: Layout, ways: Sequence[Way]) -> Iterator[Finding]:
    """Compare the arrows with the flows, and follow every cut flow to its other half."""
    wanted = {(way.source, way.target, way.answer.value): 0 for way in ways}
    for page in layout.pages:
        for arrow in page.arrows:
            if arrow.from_step is None or arrow.to_step is None:
                continue
            key = (arrow.from_step, arrow.to_step, arrow.answer)
            if key in wanted:
                wanted[key] += 1
            else:
                yield Finding(Fault.INVENTED_FLOW, page.number, (arrow.id,))
            if not _arrives(layout, page, arrow):
                yield Finding(Fault.UNPAIRED, page.number, (arrow.id,))
    for (source, target, answer), times in wanted.items():
        if times != 1:
            yield Finding(Fault.LOST_FLOW, 0, (f"{source}-{target}{answer}",))


def _arrives(layout: Layout, page: PlannedPage, arrow: Arrow) -> bool:
    """Tell whether an arrow leads to its target, if need be through a pair of pentagons."""
    symbols = {symbol.id: symbol for symbol in page.symbols}
    end = symbols[arrow.target[0]]
    if symbols[arrow.source[0]].step != arrow.from_step:
        return False
    if end.shape is not Shape.OFF_PAGE:
        return end.step == arrow.to_step
    target = arrow.to_step or 0
    others = [other for other in layout.pages if other.first <= target <= other.last]
    return any(other is not page and _enters(other, end.text, target) for other in others)


def _enters(page: PlannedPage, letter: str, target: int) -> bool:
    symbols = {symbol.id: symbol for symbol in page.symbols}
    return any(
        symbols[arrow.source[0]].shape is Shape.OFF_PAGE
        and symbols[arrow.source[0]].text == letter
        and symbols[arrow.target[0]].step == target
        for arrow in page.arrows
    )
