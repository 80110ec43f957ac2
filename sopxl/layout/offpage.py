"""Flows cut at page breaks: which pentagons there are, with which letters, and where they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sopxl.layout.geometry import Shape
from sopxl.model.settings import LetterBy, OffPagePlace
from sopxl.model.sop import Answer
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sopxl.layout.placement import Standing
    from sopxl.model.flow import Way
    from sopxl.model.settings import Settings

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LEVEL_COST = 1.5
"""A second level of pentagons is as bad as one and a half columns aside."""
BLOCKED_COST = 0.4
"""What it costs to stand where no straight arrow leads."""


@dataclass(frozen=True, slots=True)
class Pentagon:
    """One half of a cut: the exit on the page of the sources, the entry on that of the target.

    `beside` is the step in whose row it stands, None at the edge of the page; there `level` counts
    from the table outwards.
    """

    page: int
    letter: str
    ways: tuple[Way, ...]
    column: int = 0
    beside: int | None = None
    level: int = 0
    entry: bool = False


def letters(count: int) -> str:
    """Return the name of the pentagon pair with this number from 0: A to Z, then AA, AB."""
    name = ""
    count += 1
    while count:
        count, digit = divmod(count - 1, len(ALPHABET))
        name = ALPHABET[digit] + name
    return name


class Cells:
    """Which cells of the actor columns are taken, those under a link included."""

    def __init__(self, standings: Sequence[Standing], columns: int) -> None:
        self._columns = columns
        self._taken = {
            (step, column)
            for step, standing in enumerate(standings)
            if standing.columns
            for column in range(min(standing.columns), max(standing.columns) + 1)
        }

    def neighbour(self, step: int, column: int, away_from: int) -> int | None:
        """Return the free column beside a cell, on the side away from `away_from` if possible."""
        first = -1 if away_from > column else 1
        for side in (column + first, column - first):
            if 0 <= side < self._columns and (step, side) not in self._taken:
                return side
        return None

    def take(self, step: int, column: int) -> None:
        """Note that something stands in a cell now."""
        self._taken.add((step, column))

    def lane_is_free(self, column: int, rows: range) -> bool:
        """Tell whether a straight arrow can run along a column through these rows."""
        return not any((row, column) in self._taken for row in rows)


class Cuts:
    """Makes the pentagons for one way of breaking the steps into pages."""

    def __init__(
        self,
        ways: Sequence[Way],
        standings: Sequence[Standing],
        columns: int,
        settings: Settings,
    ) -> None:
        self._ways = ways
        self._standings = standings
        self._columns = columns
        self._settings = settings
        self._untouched = Cells(standings, columns)
        self._onward = {
            way.source: standings[way.target].entry for way in ways if way.answer is not Answer.NO
        }

    def made(self, page_of: Sequence[int], pages: Sequence[range]) -> tuple[Pentagon, ...]:
        """Return all pentagons, page by page, exits and entries."""
        cells = Cells(self._standings, self._columns)
        cut = [way for way in self._ways if page_of[way.source] != page_of[way.target]]
        names: dict[object, str] = {}
        for way in cut:
            names.setdefault(self.pair(way), letters(len(names)))
        exits = _grouped(cut, lambda way: (page_of[way.source], names[self.pair(way)]))
        entries = _grouped(cut, lambda way: (page_of[way.target], names[self.pair(way)]))
        found: list[Pentagon] = []
        for number, rows in enumerate(pages):
            out = {letter: ways for (page, letter), ways in exits.items() if page == number}
            into = {letter: ways for (page, letter), ways in entries.items() if page == number}
            found += self._exits(number, out, rows, cells)
            found += self._entries(number, into, cells)
        return tuple(found)

    def may_stand_beside(self, way: Way) -> bool:
        """Tell whether the exit of a cut way needs no room at the foot of the page."""
        return self._beside(way, self._untouched) is not None

    def pair(self, way: Way) -> object:
        """Return what flows with one letter have in common."""
        return way.target if self._settings.letter_by is LetterBy.TARGET else way

    def _beside(self, way: Way, cells: Cells) -> int | None:
        if self._settings.off_page_place is OffPagePlace.EDGE or way.answer is not Answer.NO:
            return None
        column = self._standings[way.source].leave
        return cells.neighbour(way.source, column, self._onward.get(way.source, column))

    def _exits(
        self, page: int, groups: dict[str, list[Way]], rows: range, cells: Cells
    ) -> Iterable[Pentagon]:
        at_edge = []
        for letter, ways in groups.items():
            left = []
            for way in ways:
                column = self._beside(way, cells)
                if column is None:
                    left.append(way)
                else:
                    cells.take(way.source, column)
                    yield Pentagon(page, letter, (way,), column, way.source)
            if left:
                at_edge.append(Pentagon(page, letter, tuple(left)))
        at_edge.sort(key=lambda pentagon: -max(way.source for way in pentagon.ways))
        yield from self._in_columns(at_edge, lambda pentagon: self._lane_out(pentagon, rows, cells))

    def _lane_out(self, pentagon: Pentagon, rows: range, cells: Cells) -> tuple[float, int | None]:
        """Return the column wanted for an exit, and the column that is reached straight."""
        last = max(pentagon.ways, key=lambda way: way.source)
        column = self._standings[last.source].leave
        if cells.lane_is_free(column, range(last.source + 1, rows.stop)):
            return column, column
        aside = 0.5 if self._standings[last.target].entry >= column else -0.5
        return column + aside, None

    def _entries(self, page: int, groups: dict[str, list[Way]], cells: Cells) -> Iterable[Pentagon]:
        at_edge = []
        for letter, ways in groups.items():
            target = ways[0].target
            column = self._entry_beside(target, ways, cells)
            if column is None:
                at_edge.append(Pentagon(page, letter, tuple(ways), entry=True))
            else:
                cells.take(target, column)
                yield Pentagon(page, letter, tuple(ways), column, target, entry=True)
        at_edge.sort(key=lambda pentagon: pentagon.ways[0].target)
        yield from self._in_columns(at_edge, self._lane_in)

    def _entry_beside(self, target: int, ways: list[Way], cells: Cells) -> int | None:
        standing = self._standings[target]
        refusals = all(way.answer is Answer.NO for way in ways)
        if (
            self._settings.off_page_place is OffPagePlace.EDGE
            or not refusals
            or standing.shape is Shape.DECISION
        ):
            return None
        return cells.neighbour(target, standing.entry, self._onward.get(target, standing.entry))

    def _lane_in(self, pentagon: Pentagon) -> tuple[float, int | None]:
        column = self._standings[pentagon.ways[0].target].entry
        return column, column

    def _in_columns(
        self,
        pentagons: list[Pentagon],
        lane: Callable[[Pentagon], tuple[float, int | None]],
    ) -> Iterable[Pentagon]:
        """Give each pentagon the nearest free column, on a further level when all are taken."""
        taken: set[tuple[int, int]] = set()
        for pentagon in pentagons:
            wanted, straight = lane(pentagon)
            levels = 2 + max((level for level, _ in taken), default=-1)
            free = [
                (level, column)
                for level in range(levels)
                for column in range(self._columns)
                if (level, column) not in taken
            ]
            place = min(
                free,
                key=lambda at: (
                    at[0] * LEVEL_COST
                    + abs(at[1] - wanted)
                    + (0 if at[1] == straight else BLOCKED_COST),
                    at[1],
                ),
            )
            taken.add(place)
            yield replace(pentagon, level=place[0], column=place[1])


def _grouped(
    ways: Iterable[Way], key: Callable[[Way], tuple[int, str]]
) -> dict[tuple[int, str], list[Way]]:
    groups: dict[tuple[int, str], list[Way]] = {}
    for way in ways:
        groups.setdefault(key(way), []).append(way)
    return groups
