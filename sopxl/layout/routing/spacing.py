"""From an order of runs in a channel to their places, off the cell border and off the symbols."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.geometry import EMU_PER_POINT

if TYPE_CHECKING:
    from sopxl.layout.routing.board import Board
    from sopxl.layout.routing.bundles import Bundle
    from sopxl.layout.routing.lattice import Channel, Lattice

EDGE_SHARE = 0.6
"""How much of a gap stays before the first and after the last run of a channel."""
COMFORTABLE = 42 * EMU_PER_POINT // 10
SMALLER_GAPS = tuple(tenths * EMU_PER_POINT // 10 for tenths in (50, 42, 36, 30, 26, 20, 14, 9, 6))
CENTRE_GAP = 5 * EMU_PER_POINT
"""Between a run that may use free cells and the centre line of these cells."""
BORDER_GAP = 5 * EMU_PER_POINT // 2


class Spacing:
    """Places for the runs of one channel after the other."""

    def __init__(self, lattice: Lattice, board: Board) -> None:
        self._lattice = lattice
        self._board = board

    def alone(self, line: int, bundle: Bundle) -> int:
        """Return the place of the only bundle in a channel."""
        channel = self._lattice.channel(line)
        before, after = self._bands(channel)
        if not before or not after:
            share = 0.5
        elif line >= self._lattice.verticals or not self._serves_left(line, bundle):
            share = (before + after / 2) / (before + after)
        else:
            share = before / 2 / (before + after)
        return self._in_bands(channel, share)

    def spread(
        self, line: int, bundles: list[Bundle], order: list[int], meets: list[list[bool]]
    ) -> list[int]:
        """Return the places of the bundles of a channel, given their order."""
        channel = self._lattice.channel(line)
        before = _levels(order, meets)
        after = _levels(order[::-1], meets)
        most = max(map(sum, zip(before, after, strict=True)))
        shares = [
            (up + EDGE_SHARE) / (up + down + 2 * EDGE_SHARE)
            for up, down in zip(before, after, strict=True)
        ]
        room = sum(self._bands(channel))
        if most and room / (most + 2 * EDGE_SHARE) < COMFORTABLE:
            rooms = [self._own_room(line, bundle, channel) for bundle in bundles]
            places = _squeezed(rooms, order, meets, shares)
            if places:
                return self._off_border(places, rooms, order, meets, channel.border)
        alone = [not up + down for up, down in zip(before, after, strict=True)]
        return [
            self.alone(line, bundle) if single else self._in_bands(channel, share)
            for bundle, single, share in zip(bundles, alone, shares, strict=True)
        ]

    def _bands(self, channel: Channel) -> tuple[int, int]:
        """Return how much room lies before and after the cell border in a channel."""
        band = self._lattice.band
        if channel.low >= channel.border:
            return 0, channel.high - channel.low
        if channel.high <= channel.border:
            return channel.high - channel.low, 0
        return (
            max(0, channel.border - band - channel.low),
            max(0, channel.high - channel.border - band),
        )

    def _in_bands(self, channel: Channel, share: float) -> int:
        """Return the place at `share` of the room, the border's band left out."""
        before, after = self._bands(channel)
        offset = round(share * (before + after))
        if offset <= before and before:
            return channel.low + offset
        start = max(channel.low, channel.border + self._lattice.band)
        return start + offset - before

    def _serves_left(self, line: int, bundle: Bundle) -> bool:
        """Tell whether most ends of a bundle's wires stand left of a vertical line."""
        balance = 0
        for wire, _ in bundle.members:
            corners = self._board.routes[wire].corners
            for x, _ in (corners[0], corners[-1]):
                balance += 1 if x < line else -1
        return balance >= 0

    def _own_room(self, line: int, bundle: Bundle, channel: Channel) -> tuple[int, int]:
        """Return how far a bundle may move: up to the symbols it really passes."""
        lattice = self._lattice
        upright = line < lattice.verticals
        number = (line if upright else line - lattice.verticals) >> 1
        edges = lattice.column_edges if upright else lattice.row_edges
        last = (lattice.rows if upright else lattice.columns) - 1
        first_cell, last_cell = bundle.low >> 1, (bundle.high - 1) >> 1
        # A run that ends in a channel lies close to the next cell, too.
        first_cell -= not bundle.low & 1 and first_cell > 0
        last_cell += not bundle.high & 1 and last_cell < last
        low, high = edges[0] + lattice.band, edges[-1] - lattice.band
        cells = range(first_cell, last_cell + 1)
        if number:
            low = lattice.position(line - 1) + CENTRE_GAP
            low = max([low, *self._ends(cells, number - 1, upright=upright, far=True)])
        if number < len(edges) - 1:
            high = lattice.position(line + 1) - CENTRE_GAP
            high = min([high, *self._ends(cells, number, upright=upright, far=False)])
        return min(low, channel.low), max(high, channel.high)

    def _ends(self, cells: range, across: int, *, upright: bool, far: bool) -> list[int]:
        """Return the near sides, clearance added, of the symbols that stand along a run."""
        clearance = self._lattice.clearance
        found = []
        for cell in cells:
            row, column = (cell, across) if upright else (across, cell)
            obstacle = self._lattice.cells[row][column]
            if obstacle is not None:
                box = obstacle.footprint
                near, away = (box.x, box.right) if upright else (box.y, box.bottom)
                found.append(away + clearance if far else near - clearance)
        return found

    def _off_border(
        self,
        places: list[int],
        rooms: list[tuple[int, int]],
        order: list[int],
        meets: list[list[bool]],
        border: int,
    ) -> list[int]:
        """Push the runs that came to lie on the cell border to one side of it, where they can."""
        band = self._lattice.band
        for _ in range(2):
            for item in order:
                offset = places[item] - border
                if not -band < offset < band:
                    continue
                sides = (border - band, border + band)
                for place in sides if offset < 0 else sides[::-1]:
                    low, high = rooms[item]
                    if low <= place <= high and _fits(item, place, places, meets):
                        places[item] = place
                        break
        return places


def _levels(order: list[int], meets: list[list[bool]]) -> list[int]:
    """Return for each run the longest chain of runs before it that it may not lie upon."""
    levels = [0] * len(order)
    for position, item in enumerate(order):
        below = [levels[other] + 1 for other in order[:position] if meets[item][other]]
        levels[item] = max(below, default=0)
    return levels


def _squeezed(
    rooms: list[tuple[int, int]], order: list[int], meets: list[list[bool]], shares: list[float]
) -> list[int] | None:
    """Spread runs that use the free cells beside them, with the widest gap that still fits."""
    for gap in SMALLER_GAPS:
        early = _earliest(rooms, order, meets, gap)
        mirrored = [(-high, -low) for low, high in rooms]
        late = [-place for place in _earliest(mirrored, order[::-1], meets, gap)]
        if all(low <= high for low, high in zip(early, late, strict=True)):
            return [
                low + round(share * (high - low))
                for low, high, share in zip(early, late, shares, strict=True)
            ]
    return None


def _earliest(
    rooms: list[tuple[int, int]], order: list[int], meets: list[list[bool]], gap: int
) -> list[int]:
    places = [low for low, _ in rooms]
    for position, item in enumerate(order):
        for other in order[:position]:
            if meets[item][other]:
                places[item] = max(places[item], places[other] + gap)
    return places


def _fits(item: int, place: int, places: list[int], meets: list[list[bool]]) -> bool:
    """Tell whether a run may move: it keeps its order and its distance to those it meets."""
    here = places[item]
    return all(
        abs(other - place) >= BORDER_GAP and (other < place) == (other < here)
        for number, other in enumerate(places)
        if number != item and meets[item][number]
    )
