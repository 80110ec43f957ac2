"""A field of counts: rows against columns, darker where there is more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.patches import Rectangle

from sopxl.report.charts.frame import (
    GRID,
    LABEL_LETTERS,
    LIGHT,
    MIDDLE,
    ON_DARK,
    ON_LIGHT,
    PALE,
    PAPER,
    STRONG,
    WORDS,
)
from sopxl.report.wording import number, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

GIVING, TAKING = "dari", "kepada (nomor baris)"
HEAD_LETTERS = 26
MOST_WRITTEN = 20
"""With more columns than this a cell has no room for its number, and a head stands upright."""

SHADES = ((PALE, ON_LIGHT), (LIGHT, ON_LIGHT), (MIDDLE, ON_DARK), (STRONG, ON_DARK))
"""Field and ink, from few to many."""

SLANTED: Mapping[str, Any] = {"rotation": 40, "ha": "right", "rotation_mode": "anchor"}
UPRIGHT: Mapping[str, Any] = {"rotation": 90, "fontsize": 6}


def field(
    axes: Axes, names: Sequence[str], heads: Sequence[str], counts: Sequence[Sequence[int]]
) -> None:
    """Draw a matrix of counts; nothing is drawn where there is nothing.

    Without numbers, the palest shade would be taken for nothing and is not used.
    """
    highest = max(max(line) for line in counts)
    written = len(heads) <= MOST_WRITTEN
    for row, line in enumerate(counts):
        for column, count in enumerate(line):
            shade, ink = _shade(count, highest, SHADES if written else SHADES[1:])
            box = Rectangle((column, row), 1, 1, facecolor=shade, edgecolor=GRID, linewidth=0.6)
            axes.add_patch(box)
            if count and written:
                words = number(count)
                axes.text(column + 0.5, row + 0.5, words, color=ink, ha="center", **WORDS)
    _name(axes, names, heads)


def square(axes: Axes, names: Sequence[str], counts: Sequence[Sequence[int]]) -> None:
    """Draw a matrix of counts among the same things; its heads are the numbers of its rows.

    So no name is cut or slanted, however long it is.
    """
    numbers = [str(place) for place, _ in enumerate(names, 1)]
    numbered = [f"{place}. {name}" for place, name in zip(numbers, names, strict=True)]
    field(axes, numbered, numbers, counts)
    axes.set_xticks(axes.get_xticks(), numbers, rotation=0, ha="center")
    axes.set_ylabel(GIVING)
    axes.set_xlabel(TAKING)


def _name(axes: Axes, names: Sequence[str], heads: Sequence[str]) -> None:
    middles = [place + 0.5 for place in range(max(len(names), len(heads)))]
    axes.set_yticks(middles[: len(names)], [wrapped(name, LABEL_LETTERS) for name in names])
    short = [wrapped(head, HEAD_LETTERS, 1) for head in heads]
    look = SLANTED if len(heads) <= MOST_WRITTEN else UPRIGHT
    axes.set_xticks(middles[: len(heads)], short, **look)
    axes.tick_params(length=0)
    axes.set_xlim(0, len(heads))
    axes.set_ylim(len(names), 0)
    axes.spines[:].set_visible(False)


def _shade(count: int, highest: int, shades: Sequence[tuple[str, str]]) -> tuple[str, str]:
    if not count:
        return PAPER, ON_LIGHT
    step = (count - 1) * len(shades) // max(highest, len(shades))
    return shades[step]
