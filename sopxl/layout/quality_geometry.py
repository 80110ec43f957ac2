"""Where the straight pieces of arrows cross, touch and run over each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sopxl.layout.geometry import EMU_PER_POINT, Box, Point, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sopxl.layout.plan import Arrow

APART = EMU_PER_POINT // 2
"""Lines nearer than this are seen as one."""
END = EMU_PER_POINT
"""Two lines that end so near to each other are seen as one that goes on."""

OVERLAP, TOUCH = "OVERLAP", "TOUCH"


class Piece(NamedTuple):
    """A straight piece of an arrow: which arrow, which of its pieces, the place it fills."""

    arrow: str
    position: int
    box: Box

    @property
    def upright(self) -> bool:
        """Whether it runs from top to bottom."""
        return self.box.width == 0


def pieces(arrow: Arrow) -> list[Piece]:
    """Return the pieces of an arrow, in order."""
    return [
        Piece(
            arrow.id,
            index,
            Box(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y)),
        )
        for index, (a, b) in enumerate(pairwise(arrow.points))
    ]


def heads(start: Point, end: Point, side: Side) -> bool:
    """Tell whether going from `start` to `end` leads away from that side of a symbol."""
    match side:
        case Side.NORTH:
            return end.y < start.y
        case Side.SOUTH:
            return end.y > start.y
        case Side.EAST:
            return end.x > start.x
        case Side.WEST:
            return end.x < start.x


def pierces(piece: Piece, box: Box) -> bool:
    """Tell whether a piece runs through the inside of a box."""
    line = piece.box
    return (
        line.x < box.right and box.x < line.right and box.y < line.y < box.bottom
        if not piece.upright
        else line.y < box.bottom and box.y < line.bottom and box.x < line.x < box.right
    )


def upright_and_level(all_pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Yield all pairs of an upright and a level piece of different arrows that meet."""
    level = [piece for piece in all_pieces if not piece.upright]
    for one in (piece for piece in all_pieces if piece.upright):
        x, top, bottom = one.box.x, one.box.y, one.box.bottom
        for two in level:
            box = two.box
            if box.x <= x <= box.right and top <= box.y <= bottom and one.arrow != two.arrow:
                yield one, two


def crossing(upright: Piece, level: Piece) -> Point | None:
    """Return where the insides of two pieces cross."""
    x, y = upright.box.x, level.box.y
    inside = level.box.x < x < level.box.right and upright.box.y < y < upright.box.bottom
    return Point(x, y) if inside else None


class Tails:
    """Which stretches two arrows into one dock may share: those after they have merged."""

    def __init__(self, arrows: Sequence[Arrow]) -> None:
        self._points = {arrow.id: arrow.points[::-1] for arrow in arrows}
        self._docks = {arrow.id: arrow.target for arrow in arrows}

    def allow(self, one: str, two: str, stretch: Box) -> bool:
        """Tell whether a stretch belongs to the common end of two arrows."""
        if self._docks[one] != self._docks[two]:
            return False
        return any(_holds(shared, stretch) for shared in self._shared(one, two))

    def _shared(self, one: str, two: str) -> Iterator[Box]:
        for (a, b), (c, d) in zip(
            pairwise(self._points[one]), pairwise(self._points[two]), strict=False
        ):
            if a != c or (a.x == b.x) != (c.x == d.x):
                return
            end = _nearer(a, b, d)
            yield Box(min(a.x, end.x), min(a.y, end.y), abs(a.x - end.x), abs(a.y - end.y))
            if b != d:
                return


def collisions(
    all_pieces: Sequence[Piece], nets: Mapping[str, tuple[str, Side]], tails: Tails
) -> Iterator[tuple[str, str, str]]:
    """Yield what runs over or touches what it should not, as (kind, arrow, arrow)."""
    for upright in (True, False):
        lines = sorted(
            (piece for piece in all_pieces if piece.upright == upright),
            key=lambda piece: (piece.box.x if piece.upright else piece.box.y, piece[:2]),
        )
        for one, two in _neighbours(lines):
            stretch = _common(one.box, two.box)
            if stretch and not tails.allow(one.arrow, two.arrow, stretch):
                yield OVERLAP, one.arrow, two.arrow
            elif not stretch and nets[one.arrow] != nets[two.arrow] and _follow(one, two):
                yield TOUCH, one.arrow, two.arrow
    for one, two in upright_and_level(all_pieces):
        if not crossing(one, two) and nets[one.arrow] != nets[two.arrow]:
            yield TOUCH, one.arrow, two.arrow


def _neighbours(lines: Sequence[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Yield pairs of parallel pieces of different arrows that lie on one line, to the eye."""
    for position, one in enumerate(lines):
        for two in lines[position + 1 :]:
            apart = two.box.x - one.box.x if one.upright else two.box.y - one.box.y
            if apart >= APART:
                break
            if one.arrow != two.arrow:
                yield one, two


def _common(one: Box, two: Box) -> Box | None:
    """Return the stretch that two parallel pieces have in common, if it has a length."""
    x, y = max(one.x, two.x), max(one.y, two.y)
    right, bottom = min(one.right, two.right), min(one.bottom, two.bottom)
    upright = one.width == 0
    if (bottom - y if upright else right - x) <= APART:
        return None
    return Box(x, y, 0, bottom - y) if upright else Box(x, y, right - x, 0)


def _follow(one: Piece, two: Piece) -> bool:
    """Tell whether two pieces lie end to end, so that they read as one line."""
    if one.upright:
        gap = max(one.box.y, two.box.y) - min(one.box.bottom, two.box.bottom)
    else:
        gap = max(one.box.x, two.box.x) - min(one.box.right, two.box.right)
    return gap < END


def _nearer(start: Point, one: Point, two: Point) -> Point:
    """Return the end of the shorter of two stretches in one direction, else the start."""
    if (one.x - start.x) * (two.x - start.x) + (one.y - start.y) * (two.y - start.y) <= 0:
        return start
    return min(one, two, key=lambda end: abs(end.x - start.x) + abs(end.y - start.y))


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x - APART <= inner.x
        and inner.right <= outer.right + APART
        and outer.y - APART <= inner.y
        and inner.bottom <= outer.bottom + APART
    )
