"""Routes as sets of bits, so that one machine operation tells whether two of them meet.

Each place of the lattice has one bit for what is upright there and one for what is level: an
upright run is a row of ones, a level run a comb. A stretch is named by the place it begins at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sopxl.layout.routing.route import Route


class Raster:
    """Traces routes on a lattice of `across` by `down` lines."""

    def __init__(self, across: int, down: int) -> None:
        self._across = across
        self._column = down + 1
        self._half = across * self._column
        self._combs = [0]
        for place in range(across):
            self._combs.append(self._combs[-1] | 1 << place * self._column)

    def trace(self, route: Route) -> None:
        """Note the lines of a route and its bits."""
        column, combs, half = self._column, self._combs, self._half
        upright = level = 0
        lines = []
        x, y = route.corners[0]
        for to_x, to_y in route.corners[1:]:
            if x == to_x:
                lines.append(x)
                if y < to_y:
                    upright |= ((1 << to_y - y) - 1) << x * column + y
                else:
                    upright |= ((1 << y - to_y) - 1) << x * column + to_y
            else:
                lines.append(self._across + y)
                if x < to_x:
                    level |= combs[to_x - x] << x * column + y
                else:
                    level |= combs[x - to_x] << to_x * column + y
            x, y = to_x, to_y
        up, along = upright & upright << 1, level & level << column
        route.traced(tuple(lines), upright | level << half, up | along << half, along | up << half)


class Tally:
    """Counts for each bit how many routes have it: layer n holds the bits that n+1 have."""

    __slots__ = ("layers",)

    def __init__(self) -> None:
        self.layers = [0]

    def add(self, bits: int) -> None:
        """Count each bit once more."""
        layers = self.layers
        for number, layer in enumerate(layers):
            layers[number] = layer | bits
            bits &= layer
            if not bits:
                return
        layers.append(bits)

    def remove(self, bits: int) -> None:
        """Count each bit once less; all of them must have been counted."""
        layers = self.layers
        number = len(layers)
        while bits:
            number -= 1
            found = layers[number] & bits
            layers[number] ^= found
            bits ^= found
        if len(layers) > 1 and not layers[-1]:
            layers.pop()

    def sum(self, bits: int) -> int:
        """Return the sum of the counts of these bits."""
        return sum([(bits & layer).bit_count() for layer in self.layers])
